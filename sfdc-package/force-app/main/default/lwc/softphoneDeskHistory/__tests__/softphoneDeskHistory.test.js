import { answer } from '../../../../../../test/gateway';
import { aGate, sitDown } from '../../../../../../test/desk';
import { aRecord, later } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('counts those that were missed since the agent looked', async () => {
  const missed = aRecord({ direction: 'INBOUND', connectedAt: null, cause: { code: 'CALLER_GAVE_UP' }, endedAt: new Date().toISOString() });
  ({ desk } = await sitDown({ 'GET /history': { items: [missed], next: null } }));
  await later();
  expect(desk.state.missed).toBe(1);
  desk.sawMissed();
  expect(desk.state.missed).toBe(0);
});

it('adds the page that follows', async () => {
  const sat = await sitDown({ 'GET /history': { items: [aRecord({ id: 'new' })], next: 'c' } });
  desk = sat.desk;
  await later();
  sat.answers['GET /history'] = { items: [aRecord({ id: 'old' })], next: null };
  await desk.readHistory(true);
  expect(desk.state.history.items.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(desk.state.history.next).toBeNull();
});

it('lets no answer replace that to a later question', async () => {
  const sat = await sitDown();
  desk = sat.desk;
  const gate = aGate();
  sat.answers['GET /history'] = gate.answer;
  const slow = desk.readHistory();
  await later();
  sat.answers['GET /history'] = { items: [aRecord()], next: null };
  await desk.readHistory();
  gate.open(answer(200, { items: [], next: null }));
  await slow;
  expect(desk.state.history.items).toHaveLength(1);
});
