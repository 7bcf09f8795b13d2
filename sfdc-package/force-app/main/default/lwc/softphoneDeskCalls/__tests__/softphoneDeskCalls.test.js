import { problem } from '../../../../../../test/gateway';
import { aGate, sitDown } from '../../../../../../test/desk';
import { aCall, anEnd, aRecord, later, me } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('asks how a call ended that was gone after a gap, and logs it', async () => {
  const sat = await sitDown({}, me({ calls: [aCall()] }));
  desk = sat.desk;
  sat.answers[`GET /calls/${aCall().id}`] = anEnd('OTHER_HUNG_UP', { endedAt: new Date(Date.now() + 1000).toISOString() });
  sat.answers[`GET /history/${aCall().id}`] = aRecord();
  await sat.stream.send('snapshot', me());
  await later(20);
  expect(desk.state.calls[0].cause.code).toBe('OTHER_HUNG_UP');
  expect(sat.host.logged).toHaveLength(1);
});

it('keeps a call that is told again while it is asked how it ended', async () => {
  const gate = aGate();
  const sat = await sitDown({ [`GET /calls/${aCall().id}`]: gate.answer }, me({ calls: [aCall()] }));
  desk = sat.desk;
  await sat.stream.send('snapshot', me());
  await sat.stream.send('call', aCall({ version: 2 }));
  gate.open(problem(404, 'call-not-found', 'No.'));
  await later();
  expect(desk.state.calls.map(({ version }) => version)).toEqual([2]);
});

it('takes a call from the desk that nobody knows any more', async () => {
  const sat = await sitDown({ [`GET /calls/${aCall().id}`]: () => problem(404, 'call-not-found', 'No.') }, me({ calls: [aCall()] }));
  desk = sat.desk;
  await sat.stream.send('snapshot', me());
  expect(desk.state.calls).toEqual([]);
});

it('lets no older picture of a call replace a newer one', async () => {
  const sat = await sitDown();
  desk = sat.desk;
  await sat.stream.send('call', aCall({ version: 5, state: 'HELD' }));
  await sat.stream.send('call', aCall({ version: 4 }));
  expect(desk.state.calls[0].state).toBe('HELD');
});

it('tells that a consultation came to nothing, but not that the agent took the call back', async () => {
  const transfer = { id: 't', callId: aCall().id, state: 'CONSULTING', actions: ['cancel'] };
  const sat = await sitDown({}, me({ calls: [aCall({ transfer })] }));
  desk = sat.desk;
  await sat.stream.send('transfer', { ...transfer, state: 'CANCELLED', cause: { code: 'TARGET_BUSY', message: '' } });
  expect(desk.state.refusal.asked.code).toBe('TARGET_BUSY');
  desk.forgetRefusal();
  await sat.stream.send('transfer', transfer);
  await sat.stream.send('transfer', { ...transfer, state: 'CANCELLED', cause: { code: 'AGENT_CANCELLED', message: '' } });
  expect(desk.state.refusal).toBeNull();
});

it('keeps the call that is written up, and lets others that are over go when a new one comes', async () => {
  const written = me().presence;
  const sat = await sitDown({}, me({ calls: [aCall()] }));
  desk = sat.desk;
  await sat.stream.send('call-ended', anEnd('CUSTOMER_BUSY'));
  await sat.stream.send('call', aCall({ id: 'other', state: 'DIALING' }));
  expect(desk.state.calls.map(({ id }) => id)).toEqual(['other']);
  await sat.stream.send('presence', { agent: 'alice', presence: { ...written, state: 'WRAP_UP', wrapUpCall: 'other', wrapUpEndsAt: '2026-05-03T10:02:00Z' } });
  await sat.stream.send('call-ended', anEnd('AGENT_HUNG_UP', { id: 'other' }));
  await sat.stream.send('call', aCall({ id: 'third', state: 'RINGING', direction: 'INBOUND' }));
  expect(desk.state.calls.map(({ id }) => id).sort()).toEqual(['other', 'third']);
});
