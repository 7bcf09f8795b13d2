import { sitDown } from '../../../../../../test/desk';
import { aCall, later } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

const ringing = () =>
  aCall({ state: 'RINGING', direction: 'INBOUND', connectedAt: null, variables: { tier: 'gold' } }, ['answer', 'reject']);

it('opens the panel and pops a call that rings, once, and takes the one record for its subject', async () => {
  const sat = await sitDown();
  desk = sat.desk;
  sat.host.found = [{ recordId: '0035g00000AAAAAAA1', objectType: 'Contact', name: 'Ada' }];
  await sat.stream.send('call', ringing());
  await sat.stream.send('call', { ...ringing(), version: 2 });
  await later();
  expect(sat.host.opened).toBe(1);
  expect(sat.host.popped).toEqual([{ number: '+14155551212', kind: 'INBOUND', variables: { tier: 'gold' } }]);
  expect(desk.state.calls[0].subject).toEqual(sat.host.found[0]);
});

it('leaves the choice among several, and says when Salesforce refuses', async () => {
  const sat = await sitDown();
  desk = sat.desk;
  sat.host.found = [{ recordId: '1' }, { recordId: '2' }];
  await sat.stream.send('call', ringing());
  await later();
  expect(desk.state.matches[ringing().id]).toHaveLength(2);
  expect(desk.state.calls[0].subject).toBeNull();
  sat.host.pop = async () => {
    throw new Error('no');
  };
  await sat.stream.send('call', { ...ringing(), id: 'other' });
  await later();
  expect(desk.state.refusal).toMatchObject({ failure: { message: 'no' }, callId: 'other' });
});
