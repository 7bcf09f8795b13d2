import { sitDown } from '../../../../../../test/desk';
import { aCall, me } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('follows phone, presence, settings and the phone system', async () => {
  const { desk: made, stream } = await sitDown();
  desk = made;
  await stream.send('device', { agent: 'alice', line: '1001', device: { state: 'NOT_REGISTERED', since: null } });
  await stream.send('diagnostics', { layer: 'PHONE_SYSTEM', up: false });
  await stream.send('settings', { callCenter: 'Help', settings: { recording: 'OFF', features: [] }, awayReasons: [] });
  await stream.send('presence', { agent: 'alice', presence: { ...me().presence, state: 'AWAY' } });
  expect(desk.state).toMatchObject({
    phoneSystem: 'AWAY',
    settings: { recording: 'OFF' },
    line: { device: { state: 'NOT_REGISTERED' } },
    presence: { state: 'AWAY' }
  });
  await stream.send('resync', { switch: 'main' });
  expect(desk.state.phoneSystem).toBe('UP');
});

it('says what the phone system could not do', async () => {
  const { desk: made, stream } = await sitDown({}, me({ calls: [aCall()] }));
  desk = made;
  await stream.send('command-failed', { callId: aCall().id, action: 'mute', code: 'COMMAND_TIMEOUT', message: 'No.' });
  expect(desk.state.refusal).toMatchObject({ failed: { code: 'COMMAND_TIMEOUT' }, callId: aCall().id });
});
