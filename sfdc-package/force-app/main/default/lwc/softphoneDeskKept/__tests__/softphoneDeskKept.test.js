import { DeskKept } from 'c/softphoneDeskKept';

const kept = () =>
  new DeskKept({}, async () => ({ items: [], next: null }), { onNoted() {}, onLogged() {}, onMessage() {}, onLead() {} }, { channel: null });

beforeEach(() => localStorage.clear());

it('keeps nothing before it is known whose it is', () => {
  const nobody = kept();
  nobody.dialled('1002', 'Bob');
  expect(nobody.recent).toEqual([]);
  nobody.close();
});

it('keeps the ten numbers that were dialled last, each once, and shows them to nobody else', () => {
  const alice = kept();
  alice.belongTo('alice');
  for (let i = 0; i < 12; i += 1) {
    alice.dialled(`10${i % 11}`, '');
  }
  expect(alice.recent.map(({ number }) => number)).toEqual(['100', '1010', '109', '108', '107', '106', '105', '104', '103', '102']);
  alice.close();
  const bob = kept();
  bob.belongTo('bob');
  expect(bob.recent).toEqual([]);
  bob.close();
});
