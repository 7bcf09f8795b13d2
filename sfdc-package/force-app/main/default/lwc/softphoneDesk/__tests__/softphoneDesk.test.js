import { Desk } from 'c/softphoneDesk';
import { SoftphoneHost } from 'c/softphoneHost';
import { answer, gateway, problem } from '../../../../../../test/gateway';
import { aCall, anEnd, aRecord, aStream, later, me } from '../../../../../../test/softphone';

class TestHost extends SoftphoneHost {
  opened = 0;
  popped = [];
  logged = [];
  found = [];

  async credentials() {
    return { base: 'http://gateway.test', key: 'pck_1' };
  }

  async pop(call) {
    this.popped.push(call);
    return this.found;
  }

  async log(entry) {
    this.logged.push(entry);
    return '00T1';
  }

  openPanel() {
    this.opened += 1;
  }

  async contacts() {
    return [{ recordId: '003', objectType: 'Contact', name: 'Ada', number: '1' }];
  }
}

let desk;
let host;
let stream;
let asked;
let answers;

async function sitDown(snapshot = me()) {
  host = new TestHost();
  stream = aStream();
  answers = {
    'GET /events': () => stream.answer,
    'GET /history': { items: [], next: null },
    ...answers
  };
  const made = gateway(answers);
  asked = made.asked;
  desk = new Desk(host, () => {}, { fetch: made.fetch, tabs: { locks: { request: async (name, work) => work() }, channel: null } }).start();
  await later();
  await stream.send('snapshot', snapshot);
}

beforeEach(() => {
  localStorage.clear();
  answers = {};
});

afterEach(() => desk.close());

it('has what the snapshot has', async () => {
  await sitDown(me({ calls: [aCall()] }));
  expect(desk.state).toMatchObject({ phase: 'IN', connection: 'OPEN', chosen: aCall().id });
  expect(desk.state.calls).toHaveLength(1);
});

it('dials once when the answer to the first try is lost', async () => {
  let tries = 0;
  answers['POST /calls'] = (address, init) => {
    tries += 1;
    if (tries === 1) {
      throw new TypeError('reset');
    }
    return problem(409, 'call-exists', JSON.parse(init.body).id);
  };
  await sitDown();
  const id = await desk.dial({ number: '(415) 555-1212', recordId: '0035g00000AAAAAAA1', objectType: 'Contact', name: 'Ada' });
  const bodies = asked.filter(({ at }) => at === 'POST /calls').map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]).toMatchObject({ id, to: '(415) 555-1212', subject: { recordId: '0035g00000AAAAAAA1' } });
  expect(desk.state).toMatchObject({ chosen: id, refusal: null });
  expect(desk.recent).toEqual([{ number: '(415) 555-1212', name: 'Ada' }]);
});

it('opens the panel and pops a call that rings, once, and takes the one record for its subject', async () => {
  await sitDown();
  host.found = [{ recordId: '0035g00000AAAAAAA1', objectType: 'Contact', name: 'Ada' }];
  const ringing = aCall({ state: 'RINGING', direction: 'INBOUND', connectedAt: null, variables: { tier: 'gold' } }, ['answer', 'reject']);
  await stream.send('call', ringing);
  await stream.send('call', { ...ringing, version: 2 });
  await later();
  expect(host.opened).toBe(1);
  expect(host.popped).toEqual([{ number: '+14155551212', kind: 'INBOUND', variables: { tier: 'gold' } }]);
  expect(desk.state.calls[0].subject).toEqual(host.found[0]);
});

it('asks how a call ended that was gone after a gap, and logs it', async () => {
  await sitDown(me({ calls: [aCall()] }));
  answers[`GET /calls/${aCall().id}`] = anEnd('OTHER_HUNG_UP', { endedAt: new Date(Date.now() + 1000).toISOString() });
  answers[`GET /history/${aCall().id}`] = aRecord();
  await stream.send('snapshot', me());
  await later(20);
  expect(desk.state.calls[0].cause.code).toBe('OTHER_HUNG_UP');
  expect(host.logged).toHaveLength(1);
});

it('lets no older picture of a call replace a newer one', async () => {
  await sitDown();
  await stream.send('call', aCall({ version: 5, state: 'HELD' }));
  await stream.send('call', aCall({ version: 4 }));
  expect(desk.state.calls[0].state).toBe('HELD');
});

it('says why something was refused, and forgets it with the next thing that is asked for', async () => {
  answers[`POST /calls/${aCall().id}/hold`] = () => problem(409, 'action-not-possible', 'No.');
  answers[`POST /calls/${aCall().id}/mute`] = () => answer(202, aCall());
  await sitDown(me({ calls: [aCall()] }));
  await expect(desk.act(aCall().id, 'hold')).rejects.toMatchObject({ code: 'action-not-possible' });
  expect(desk.state.refusal.failure.code).toBe('action-not-possible');
  expect(desk.state.asked).toEqual({});
  await desk.act(aCall().id, 'mute');
  expect(desk.state.refusal).toBeNull();
  await stream.send('command-failed', { callId: aCall().id, action: 'mute', code: 'COMMAND_TIMEOUT', message: 'No.' });
  expect(desk.state.refusal.failed.code).toBe('COMMAND_TIMEOUT');
});

it('tells that a consultation came to nothing, but not that the agent took the call back', async () => {
  const transfer = { id: 't', callId: aCall().id, state: 'CONSULTING', actions: ['cancel'] };
  await sitDown(me({ calls: [aCall({ transfer })] }));
  await stream.send('transfer', { ...transfer, state: 'CANCELLED', cause: { code: 'TARGET_BUSY', message: '' } });
  expect(desk.state.refusal.asked.code).toBe('TARGET_BUSY');
});

it('keeps the call that is written up, and lets others that are over go when a new one comes', async () => {
  const written = me().presence;
  await sitDown(me({ calls: [aCall()] }));
  await stream.send('call-ended', anEnd('CUSTOMER_BUSY'));
  await stream.send('call', aCall({ id: 'other', state: 'DIALING' }));
  expect(desk.state.calls.map(({ id }) => id)).toEqual(['other']);
  await stream.send('presence', { agent: 'alice', presence: { ...written, state: 'WRAP_UP', wrapUpCall: 'other', wrapUpEndsAt: '2026-05-03T10:02:00Z' } });
  await stream.send('call-ended', anEnd('AGENT_HUNG_UP', { id: 'other' }));
  await stream.send('call', aCall({ id: 'third', state: 'RINGING', direction: 'INBOUND' }));
  expect(desk.state.calls.map(({ id }) => id).sort()).toEqual(['other', 'third']);
});

it('follows phone, presence, settings and the phone system', async () => {
  await sitDown();
  await stream.send('device', { agent: 'alice', line: '1001', device: { state: 'NOT_REGISTERED', since: null } });
  await stream.send('diagnostics', { layer: 'PHONE_SYSTEM', up: false });
  await stream.send('settings', { callCenter: 'Help', settings: { recording: 'OFF', features: [] }, awayReasons: [] });
  expect(desk.state).toMatchObject({ phoneSystem: 'AWAY', settings: { recording: 'OFF' }, line: { device: { state: 'NOT_REGISTERED' } } });
  await stream.send('resync', { switch: 'main' });
  expect(desk.state.phoneSystem).toBe('UP');
});

it('lets no late answer to a change of presence replace what the stream told since', async () => {
  const { presence } = me();
  await sitDown();
  let answerIt = null;
  answers['PUT /me/presence'] = () => new Promise((resolve) => {
    answerIt = resolve;
  });
  const changed = desk.presence('AVAILABLE');
  await later();
  await stream.send('presence', { agent: 'alice', presence: { ...presence, state: 'AWAY' } });
  answerIt(answer(200, { ...presence, state: 'AVAILABLE' }));
  await changed;
  expect(desk.state.presence.state).toBe('AWAY');
  expect(desk.state.asked).toEqual({});
});

it('shows at once what the answer to a change of presence says', async () => {
  await sitDown();
  answers['PUT /me/presence'] = { ...me().presence, state: 'OFFLINE' };
  await desk.presence('OFFLINE');
  expect(desk.state.presence.state).toBe('OFFLINE');
});

it('counts those that were missed since the agent looked', async () => {
  const missed = aRecord({ direction: 'INBOUND', connectedAt: null, cause: { code: 'CALLER_GAVE_UP' }, endedAt: new Date().toISOString() });
  answers['GET /history'] = { items: [missed], next: null };
  await sitDown();
  await later();
  expect(desk.state.missed).toBe(1);
  desk.sawMissed();
  expect(desk.state.missed).toBe(0);
});

it('finds colleagues and contacts by one search', async () => {
  answers['GET /directory'] = { items: [{ kind: 'AGENT', number: '1002', name: 'Bob' }], number: null };
  await sitDown();
  expect((await desk.search('ad')).items.map(({ kind }) => kind)).toEqual(['AGENT', 'CONTACT']);
});

it('says that Salesforce does not answer, and starts when it does', async () => {
  await sitDown();
  desk.close();
  let broken = true;
  host.start = async () => {
    if (broken) {
      throw new Error('not loaded');
    }
  };
  desk = new Desk(host, () => {}, { fetch: gateway(answers).fetch }).start();
  await later();
  expect(desk.state.phase).toBe('NO_HOST');
  broken = false;
  answers['GET /events'] = () => aStream().answer;
  desk.retryNow();
  await later();
  expect(desk.state.connection).toBe('OPEN');
});
