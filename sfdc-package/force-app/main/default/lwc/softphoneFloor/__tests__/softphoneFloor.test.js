import { Floor } from 'c/softphoneFloor';
import { answer, gateway } from '../../../../../../test/gateway';
import { aGate } from '../../../../../../test/desk';
import { aCall, anEnd, aStream, later, me } from '../../../../../../test/softphone';

it('has agents, queues, calls and who hears them, as they stand', async () => {
  const stream = aStream();
  const agent = (username) => ({ username, displayName: username, line: { number: '1', device: { state: 'REGISTERED' } }, presence: me().presence });
  const { fetch, asked } = gateway({
    'GET /events': () => stream.answer,
    'GET /agents': (address) => answer(200, address.includes('cursor=') ? { items: [agent('bob')], next: null } : { items: [agent('alice')], next: 'alice' }),
    'PUT /agents/bob/presence': {},
    'POST /calls/c/monitor': {},
    'POST /monitorings/m/whisper': {},
    'DELETE /monitorings/m': () => answer(204)
  });
  const floor = new Floor({ credentials: async () => ({ base: '', key: 'pck' }) }, () => {}, fetch).start();
  await later();
  await stream.send('snapshot', me({ queues: [{ name: 'support@default', waiting: 0 }] }));
  await later();
  expect(floor.state.agents.map(({ username }) => username)).toEqual(['alice', 'bob']);
  await stream.send('queue', { name: 'support@default', waiting: 2 });
  await stream.send('presence', { agent: 'bob', presence: { ...me().presence, state: 'BUSY' } });
  await stream.send('call', aCall());
  await stream.send('monitoring', { id: 'm', callId: aCall().id, state: 'LISTENING' });
  expect(floor.state).toMatchObject({ queues: [{ waiting: 2 }], calls: [{ id: aCall().id }], monitorings: [{ id: 'm' }] });
  expect(floor.state.agents.find(({ username }) => username === 'bob').presence.state).toBe('BUSY');
  await stream.send('monitoring', { id: 'm', state: 'ENDED' });
  await stream.send('call-ended', anEnd('AGENT_HUNG_UP'));
  expect([floor.state.calls, floor.state.monitorings]).toEqual([[], []]);
  await floor.presence('bob', 'AWAY', 'LUNCH');
  await floor.monitor('c', 'LISTEN', '1003');
  await floor.change('m', 'whisper');
  await floor.stop('m');
  expect(asked.slice(-4).map(({ at, body }) => [at, body])).toEqual([
    ['PUT /agents/bob/presence', { state: 'AWAY', reason: 'LUNCH' }],
    ['POST /calls/c/monitor', { mode: 'LISTEN', line: '1003' }],
    ['POST /monitorings/m/whisper', undefined],
    ['DELETE /monitorings/m', undefined]
  ]);
  floor.close();
});

it('keeps what the stream tells of an agent while all are read', async () => {
  const stream = aStream();
  const gate = aGate();
  const bob = (state) => answer(200, { items: [{ username: 'bob', presence: { ...me().presence, state } }], next: null });
  let reads = 0;
  const { fetch } = gateway({
    'GET /events': () => stream.answer,
    'GET /agents': () => {
      reads += 1;
      return reads === 1 ? gate.answer() : bob('BUSY');
    }
  });
  const floor = new Floor({ credentials: async () => ({ base: '', key: 'pck' }) }, () => {}, fetch).start();
  await later();
  await stream.send('snapshot', me());
  await stream.send('presence', { agent: 'bob', presence: { ...me().presence, state: 'BUSY' } });
  gate.open(bob('AVAILABLE'));
  await later();
  expect(floor.state.agents).toMatchObject([{ username: 'bob', presence: { state: 'BUSY' } }]);
  floor.close();
});
