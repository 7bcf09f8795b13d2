import { answer } from '../../../../../../test/gateway';
import { aGate, sitDown } from '../../../../../../test/desk';
import { later, me } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('lets no late answer to a change of presence replace what the stream told since', async () => {
  const { presence } = me();
  const gate = aGate();
  const sat = await sitDown({ 'PUT /me/presence': gate.answer });
  desk = sat.desk;
  const changed = desk.presence('AVAILABLE');
  await later();
  await sat.stream.send('presence', { agent: 'alice', presence: { ...presence, state: 'AWAY' } });
  gate.open(answer(200, { ...presence, state: 'AVAILABLE' }));
  await changed;
  expect(desk.state.presence.state).toBe('AWAY');
  expect(desk.state.asked).toEqual({});
});

it('shows at once what the answer to a change of presence says', async () => {
  ({ desk } = await sitDown({ 'PUT /me/presence': { ...me().presence, state: 'OFFLINE' } }));
  await desk.presence('OFFLINE');
  expect(desk.state.presence.state).toBe('OFFLINE');
});
