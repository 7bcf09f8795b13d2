import { Desk } from 'c/softphoneDesk';
import { VoiceHost } from 'c/softphoneVoiceHost';
import { problem } from '../../../../../../test/gateway';
import { aCall, anEnd, later, me, until } from '../../../../../../test/softphone';
import { libraryAnew, SalesforceVoice, VoicePeer } from '../../../../../../test/voice';

const GATEWAY = { '/PatchcordGateway/address': 'https://gateway.test/' };
const CUSTOMER = '+14155551212';
const ringing = () => aCall({ state: 'RINGING', direction: 'INBOUND', connectedAt: null, queue: { name: 'Sales', number: '4000', joinedAt: '2026-05-03T10:00:00Z', waitedSeconds: 3 } }, ['answer', 'reject']);

let salesforce;
let peer;
let desk;
let signed;

/** Opens Omni-Channel: the real library, a real message channel, the softphone's own desk. */
async function open(snapshot, page = {}) {
  peer = new VoicePeer(snapshot);
  salesforce = new SalesforceVoice();
  signed = [];
  const signToken = async (role) => {
    signed.push(role);
    return 'a.b.c';
  };
  const host = new VoiceHost({ signToken, ...page }, libraryAnew());
  desk = new Desk(host, () => {}, { fetch: peer.fetch, tabs: { locks: { request: async (name, work) => work() }, channel: null } }).start();
  await later();
  return host;
}

async function opened(snapshot) {
  const host = await open(snapshot);
  salesforce.setUp(GATEWAY);
  await peer.snapshot();
  await until(() => salesforce.ready);
  salesforce.names();
  return host;
}

/** With a call on which the agent talks. */
async function talking(more = {}) {
  await opened({ calls: [aCall(more)] });
  return aCall().id;
}

/** With a colleague who has answered, and waits for nobody. */
async function asking() {
  const callId = await talking();
  salesforce.say('ADD_PARTICIPANT', { contact: { phoneNumber: '1002', type: 'Agent', id: 'bob' }, call: { callId } });
  await salesforce.hears('PARTICIPANT_ADDED');
  await peer.asks(callId, { phase: 'ANSWERED', talkingTo: 'CONSULTED', actions: ['complete', 'cancel', 'swap', 'conference'] });
  const third = await salesforce.hears('PARTICIPANT_CONNECTED');
  return { callId, third: third.callId };
}

beforeEach(() => {
  localStorage.clear();
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(console, 'info').mockImplementation(() => {});
});

afterEach(() => {
  desk.close();
  salesforce.close();
  jest.restoreAllMocks();
});

it('signs in when Salesforce sets it up, and is ready with line, abilities and the call that lives', async () => {
  await open({ calls: [aCall()] });
  expect(signed).toEqual([]);
  salesforce.setUp(GATEWAY);
  await peer.snapshot();
  await until(() => salesforce.ready);
  expect(signed).toEqual(['AGENT']);
  expect(salesforce.ready.agentConfig.SELECTED_PHONE).toMatchObject({ type: 'SOFT_PHONE', number: '1001' });
  expect(salesforce.ready.capabilities).toMatchObject({ MUTE: true, RECORD: true, MERGE: true, SWAP: true, BLIND_TRANSFER: true, CONTACT_SEARCH: true, SUPERVISOR_LISTEN_IN: false, DEBUG_ENABLED: false });
  expect(salesforce.ready.callInProgress).toMatchObject({ callId: aCall().id, callType: 'Outbound', state: 'connected', phoneNumber: CUSTOMER, callAttributes: { participantType: 'Initial_Caller', isOnHold: false } });
  // Nothing of it is news.
  expect(salesforce.names()).toEqual([]);
  salesforce.say('AGENT_AVAILABLE', { isAvailable: true });
  expect(await salesforce.hears('CALL_CONNECTED')).toMatchObject({ callId: aCall().id, isReplayedCall: true });
});

it('takes no set-up from anybody but Salesforce', async () => {
  await open();
  salesforce.setUp(GATEWAY, 'https://lightning.force.com.example.org');
  await later(20);
  expect(signed).toEqual([]);
  expect(salesforce.ready).toBeNull();
});

it('says at once that nobody can be signed in, and is ready when that is over', async () => {
  await open();
  peer.answers['POST /sessions'] = () => problem(403, 'sign-in-not-allowed', 'No agent has this id.');
  salesforce.setUp(GATEWAY);
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_LOG_IN' });
  delete peer.answers['POST /sessions'];
  peer.answers['POST /sessions'] = new VoicePeer().answers['POST /sessions'];
  desk.retryNow();
  await peer.snapshot();
  expect(await salesforce.hears('LOGIN_RESULT')).toEqual({ success: true });
  await until(() => salesforce.ready);
});

it('refuses to be set up by a contact center that names no gateway', async () => {
  await open();
  salesforce.setUp({});
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_LOG_IN' });
  expect(desk.state.phase).toBe('NO_HOST');
});

it('dials once, and tells in order that the call began, was taken and ended', async () => {
  await opened();
  salesforce.say('DIAL', { contact: { phoneNumber: CUSTOMER, type: 'PhoneNumber', recordId: '0035g00000AAAAAAA1' } });
  const started = await salesforce.hears('CALL_STARTED');
  expect(started).toMatchObject({ callType: 'Outbound', state: 'ringing', phoneNumber: CUSTOMER });
  expect(peer.asked.find(({ at }) => at === 'POST /calls').body).toMatchObject({ id: started.callId, to: CUSTOMER, subject: { recordId: '0035g00000AAAAAAA1' } });
  await peer.happens(started.callId, { state: 'CONNECTING' });
  await peer.happens(started.callId, { state: 'ACTIVE', connectedAt: '2026-05-03T10:00:05Z' });
  expect(await salesforce.hears('CALL_CONNECTED')).toMatchObject({ callId: started.callId, state: 'connected' });
  await peer.happens(started.callId, { state: 'ENDED', cause: { code: 'OTHER_HUNG_UP', message: '' } });
  const [over] = await salesforce.hears('HANGUP');
  expect(over).toMatchObject({ callId: started.callId, state: 'ended', reason: 'ended' });
  await later(20);
  expect(salesforce.names()).toEqual([]);
  expect(peer.commands).toEqual(['POST /sessions', 'POST /calls']);
});

it('tells why a call came to nothing', async () => {
  await opened();
  peer.refuses = problem(400, 'invalid-request', 'That is no number.');
  salesforce.say('DIAL', { contact: { phoneNumber: '12x' } });
  await salesforce.hears('CALL_FAILED');
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'INVALID_DESTINATION' });
  peer.refuses = problem(409, 'no-line', 'No line is assigned.');
  salesforce.say('DIAL', { contact: { phoneNumber: CUSTOMER } });
  await salesforce.hears('CALL_FAILED');
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'GENERIC_ERROR' });
  peer.refuses = null;
  salesforce.say('DIAL', { contact: { phoneNumber: CUSTOMER } });
  const { callId } = await salesforce.hears('CALL_STARTED');
  await later(10);
  await peer.happens(callId, { state: 'ENDED', cause: { code: 'CUSTOMER_BUSY', message: '' } });
  expect((await salesforce.hears('HANGUP'))[0]).toMatchObject({ callId, reason: 'error' });
});

it('accepts a call that rings, and tells it once', async () => {
  await opened();
  await peer.happens(aCall().id, ringing());
  const rings = await salesforce.hears('CALL_STARTED');
  expect(rings).toMatchObject({ callType: 'Inbound', state: 'ringing', callInfo: { acceptEnabled: true, declineEnabled: true, queueName: 'Sales' } });
  salesforce.say('ACCEPT_CALL', { call: rings });
  expect(await salesforce.hears('CALL_CONNECTED')).toMatchObject({ callId: rings.callId, state: 'connected' });
  await later(20);
  expect(salesforce.names()).toEqual([]);
  expect(peer.commands.at(-1)).toBe('POST calls/answer');
});

it('tells of a call that was taken, held, muted and ended on the desk phone', async () => {
  await opened();
  const { id } = await peer.happens(aCall().id, ringing());
  await peer.happens(id, { state: 'ACTIVE', connectedAt: '2026-05-03T10:00:05Z' });
  await peer.happens(id, { state: 'HELD' });
  await peer.happens(id, { state: 'ACTIVE', muted: true });
  await peer.happens(id, anEnd('OTHER_HUNG_UP', { direction: 'INBOUND' }));
  await until(() => salesforce.told.some(({ type }) => type === 'HANGUP'));
  expect(salesforce.names()).toEqual(['CALL_STARTED', 'CALL_CONNECTED', 'HOLD_TOGGLE', 'MUTE_TOGGLE', 'HOLD_TOGGLE', 'HANGUP']);
  expect(peer.commands).toEqual(['POST /sessions']);
});

it('declines, and says that it could not when the call is gone already', async () => {
  await opened();
  await peer.happens(aCall().id, ringing());
  const rings = await salesforce.hears('CALL_STARTED');
  salesforce.say('DECLINE_CALL', { call: rings });
  expect(await salesforce.hears('HANGUP')).toMatchObject({ callId: rings.callId, state: 'ended' });
  salesforce.say('DECLINE_CALL', { call: rings });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_DECLINE_THE_CALL' });
});

it('holds and resumes, when the phone system has done it', async () => {
  const callId = await talking();
  salesforce.say('HOLD', { call: { callId } });
  const waits = await salesforce.hears('HOLD_TOGGLE');
  expect(waits).toMatchObject({ isCustomerOnHold: true, isThirdPartyOnHold: false });
  expect(waits.calls[callId]).toMatchObject({ callAttributes: { isOnHold: true } });
  salesforce.say('RESUME', { call: { callId } });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: false });
  await later(20);
  expect(salesforce.names()).toEqual([]);
  expect(peer.commands.slice(1)).toEqual(['POST calls/hold', 'POST calls/retrieve']);
});

it('does not say that a call is held when the phone system could not', async () => {
  const callId = await talking();
  salesforce.say('HOLD', { call: { callId } });
  // The answer came; the effect does not.
  peer.happens = async () => peer.send('command-failed', { callId, action: 'hold', code: 'COMMAND_TIMEOUT', message: 'The phone system did not answer in time.' });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_HOLD_CALL' });
  expect(salesforce.names()).toEqual([]);
});

it('mutes, records and sends digits', async () => {
  const callId = await talking({ recording: { paused: false, startedAt: '2026-05-03T10:00:05Z' } });
  await peer.happens(callId, {});
  salesforce.say('MUTE');
  expect(await salesforce.hears('MUTE_TOGGLE')).toEqual({ isMuted: true });
  salesforce.say('UNMUTE');
  expect(await salesforce.hears('MUTE_TOGGLE')).toEqual({ isMuted: false });
  salesforce.say('PAUSE_RECORDING', { call: { callId } });
  expect(await salesforce.hears('RECORDING_TOGGLE')).toMatchObject({ isRecordingPaused: true });
  salesforce.say('RESUME_RECORDING', { call: { callId } });
  expect(await salesforce.hears('RECORDING_TOGGLE')).toMatchObject({ isRecordingPaused: false });
  salesforce.say('SEND_DIGITS', { digits: '12#' });
  await until(() => peer.asked.some(({ at }) => at === 'POST calls/dtmf'));
  expect(peer.asked.find(({ at }) => at === 'POST calls/dtmf').body).toEqual({ digits: '12#' });
  expect(salesforce.names()).toEqual([]);
});

it('transfers blindly', async () => {
  const callId = await talking();
  salesforce.say('ADD_PARTICIPANT', { contact: { phoneNumber: '1002' }, call: { callId }, isBlindTransfer: true });
  await salesforce.hears('PARTICIPANT_ADDED');
  expect(await salesforce.hears('HANGUP')).toMatchObject({ callId });
  await later(20);
  expect(salesforce.names()).toEqual([]);
  expect(peer.asked.find(({ at }) => at === 'POST calls/transfer').body).toEqual({ to: '1002' });
});

it('asks a colleague, swaps, and lets the two talk without the agent', async () => {
  const { callId, third } = await asking();
  salesforce.say('SWAP_PARTICIPANTS', { callToHold: { callId: third }, callToResume: { callId } });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: false, isThirdPartyOnHold: true });
  salesforce.say('RESUME', { call: { callId: third } });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: true, isThirdPartyOnHold: false });
  salesforce.say('END_CALL', { call: { callId, callAttributes: { participantType: 'Agent' } } });
  const calls = await salesforce.hears('HANGUP');
  expect(calls.map((call) => call.callId)).toEqual([callId, third]);
  expect(peer.commands.slice(1)).toEqual(['POST calls/consultation', 'POST transfers/swap', 'POST transfers/swap', 'POST calls/hangup']);
  await later(20);
  expect(salesforce.names()).toEqual([]);
});

it('takes the customer back when the third party is let go', async () => {
  const { callId, third } = await asking();
  salesforce.say('END_CALL', { call: { callId: third } });
  expect(await salesforce.hears('PARTICIPANT_REMOVED')).toMatchObject({ callId: third, callType: 'AddParticipant' });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: false });
  expect(peer.commands.at(-1)).toBe('POST transfers/cancel');
  expect(desk.state.calls.map(({ id }) => id)).toEqual([callId]);
});

it('tells that whom the agent asks does not answer', async () => {
  const callId = await talking();
  salesforce.say('ADD_PARTICIPANT', { contact: { phoneNumber: '1002' }, call: { callId } });
  await salesforce.hears('PARTICIPANT_ADDED');
  await peer.asks(callId, { state: 'CANCELLED', phase: 'GONE', actions: [], cause: { code: 'TARGET_NO_ANSWER', message: '' } });
  await salesforce.hears('PARTICIPANT_REMOVED');
  await peer.happens(callId, { state: 'ACTIVE' });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: false });
});

it('makes a conference of the three, and lets the third go', async () => {
  const { callId, third } = await asking();
  salesforce.say('CONFERENCE', { calls: [{ callId }, { callId: third }] });
  expect(await salesforce.hears('HOLD_TOGGLE')).toMatchObject({ isCustomerOnHold: false, isThirdPartyOnHold: false });
  expect(peer.commands.at(-1)).toBe('POST transfers/conference');
  await until(() => peer.calls.get(callId).participants.length === 3);
  salesforce.say('HOLD', { call: { callId: third } });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'INVALID_PARTICIPANT' });
  salesforce.say('END_CALL', { call: { callId: third } });
  expect(await salesforce.hears('PARTICIPANT_REMOVED')).toMatchObject({ callId: third });
  expect(peer.commands.at(-1)).toBe('DELETE calls/participants/leg-3');
});

it('refuses a third party who cannot be called', async () => {
  const callId = await talking();
  peer.refuses = problem(400, 'invalid-request', 'That is no number.');
  salesforce.say('ADD_PARTICIPANT', { contact: { phoneNumber: '12x' }, call: { callId } });
  await salesforce.hears('PARTICIPANT_REMOVED');
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'INVALID_DESTINATION' });
});

it('tells of the end of a call before the work after it, which the gateway may tell first', async () => {
  const callId = await talking();
  const written = { ...me().presence, state: 'WRAP_UP', wrapUpCall: callId, wrapUpEndsAt: '2026-05-03T10:02:00Z' };
  await peer.send('presence', { agent: 'alice', presence: written });
  salesforce.say('END_CALL', { call: { callId } });
  // What was told before that is gone.
  await salesforce.hears('HANGUP');
  expect(await salesforce.hears('AFTER_CALL_WORK_STARTED')).toEqual({ callId });
});

it('begins the work after a call with the gateway, and ends it when Salesforce does', async () => {
  const callId = await talking();
  salesforce.say('END_CALL', { call: { callId } });
  await salesforce.hears('HANGUP');
  const written = { ...me().presence, state: 'WRAP_UP', wrapUpCall: callId, wrapUpEndsAt: '2026-05-03T10:02:00Z' };
  await peer.send('presence', { agent: 'alice', presence: written });
  expect(await salesforce.hears('AFTER_CALL_WORK_STARTED')).toEqual({ callId });
  salesforce.say('WRAP_UP_CALL', { call: { callId } });
  expect(await salesforce.hears('WRAP_UP_ENDED')).toEqual({ callId });
  expect(peer.commands.at(-1)).toBe('POST /me/wrap-up/end');
  delete peer.answers['POST /me/wrap-up/end'];
  salesforce.say('WRAP_UP_CALL', { call: { callId } });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'AGENT_ERROR' });
});

it('sets the status that Salesforce sets, with the reason of that name', async () => {
  await opened();
  const sent = () => peer.asked.filter(({ at }) => at === 'PUT /me/presence').map(({ body }) => body);
  for (const [agentStatus, statusInfo] of [['Online'], ['Offline', { statusId: '0N5', statusApiName: 'Lunch', statusName: 'Lunch' }], ['Offline'], ['AfterCallWork']]) {
    salesforce.say('SET_AGENT_STATUS', { agentStatus, statusInfo });
    // One after the other, as an agent clicks.
    // eslint-disable-next-line no-await-in-loop
    expect(await salesforce.hears('SET_AGENT_STATUS_RESULT')).toEqual({ success: true });
  }
  expect(sent()).toEqual([{ state: 'AVAILABLE' }, { state: 'AWAY', reason: 'LUNCH' }, { state: 'OFFLINE' }]);
  salesforce.say('SET_AGENT_STATUS', { agentStatus: 'Dreaming' });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'INVALID_AGENT_STATUS' });
  salesforce.say('GET_AGENT_STATUS');
  expect(await salesforce.hears('GET_AGENT_STATUS_RESULT')).toMatchObject({ statusId: 'OFFLINE' });
  salesforce.say('LOGOUT');
  expect(await salesforce.hears('LOGOUT_RESULT')).toMatchObject({ success: true });
  salesforce.say('SET_AGENT_CONFIG', { config: { selectedPhone: { type: 'DESK_PHONE', number: '9' } } });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_UPDATE_PHONE_NUMBER' });
});

it('finds colleagues and queues', async () => {
  await opened();
  salesforce.say('GET_PHONE_CONTACTS', { filter: { contains: 'b', types: ['AGENT'] } });
  const { contacts } = await salesforce.hears('PHONE_CONTACTS');
  expect(contacts).toMatchObject([{ id: 'bob', type: 'Agent', name: 'Bob', phoneNumber: '1002', availability: 'BUSY' }]);
  salesforce.say('GET_PHONE_CONTACTS', {});
  expect((await salesforce.hears('PHONE_CONTACTS')).contacts.map(({ type }) => type)).toEqual(['Agent', 'Queue']);
});

it('leaves supervision, signed recordings and records to whoever has them', async () => {
  const host = await opened();
  salesforce.say('SUPERVISE_CALL', { call: { callId: 'x' } });
  expect(await salesforce.hears('ERROR')).toEqual({ message: 'CAN_NOT_SUPERVISE_CALL' });
  salesforce.say('GET_SIGNED_RECORDING_URL', { recordingUrl: 'x', vendorCallKey: 'y', callId: 'z' });
  expect(await salesforce.hears('SIGNED_RECORDING_URL')).toMatchObject({ success: false });
  expect(await host.log({ callId: 'x' })).toBe('x');
  expect(await host.pop({})).toEqual([]);
});
