import { readFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { answer, gateway, problem } from './gateway.js';
import { aCall, aStream, later, me, until } from './softphone.js';

/** The library's own names, which its bundle keeps to itself: as its source has them. */
function constants() {
  const source = readFileSync(require.resolve('@salesforce/scv-connector-base/src/main/constants.js'), 'utf8');
  return new Function(`${source.replace('export default', 'const all =').replaceAll('export const', 'const')}\nreturn all;`)();
}

const { EVENT_TYPE, MESSAGE_TYPE } = constants();

/** The real library, as a page has it that is loaded anew: its state is its module's. */
export function libraryAnew() {
  jest.resetModules();
  return require('@salesforce/scv-connector-base');
}

/** Omni-Channel, as far as the library sees it: a port over which both send messages. */
export class SalesforceVoice {
  told = [];
  ready = null;
  faults = [];
  _port;

  /** Hands the connector its port, as the page around it does. */
  setUp(connectorConfig, origin = 'https://example.lightning.force.com') {
    const { port1, port2 } = new MessageChannel();
    this._port = port1;
    this._far = port2;
    port1.on('message', (message) => this._got(message));
    const event = new globalThis.Event('message');
    Object.assign(event, { data: { type: MESSAGE_TYPE.SETUP_CONNECTOR, connectorConfig }, origin, ports: [port2] });
    globalThis.dispatchEvent(event);
  }

  /** Fails when the library was heard saying what Salesforce does not know. */
  close() {
    if (this.faults.length) {
      throw new Error(this.faults.join(', '));
    }
    [this._port, this._far].filter(Boolean).forEach((port) => port.close());
  }

  /** Sends what the agent does in Omni-Channel. */
  say(type, rest = {}) {
    if (MESSAGE_TYPE[type] !== type) {
      throw new Error(`Salesforce sends no ${type}`);
    }
    this._port.postMessage({ type, ...rest });
  }

  /** The events so far, by name; forgets them. */
  names() {
    return this.told.splice(0).map(({ type }) => type);
  }

  /** Waits for an event, takes it and all before it, and gives what it says. */
  async hears(type) {
    const found = await until(() => this.told.find((one) => one.type === type));
    this.told.splice(0, this.told.indexOf(found) + 1);
    return found.payload;
  }

  _got({ type, payload }) {
    if (type === MESSAGE_TYPE.CONNECTOR_READY) {
      this.ready = payload;
    } else if (type === MESSAGE_TYPE.TELEPHONY_EVENT_DISPATCHED) {
      const { telephonyEventType, telephonyEventPayload } = payload;
      if (EVENT_TYPE[telephonyEventType] !== telephonyEventType) {
        this.faults.push(`no event ${telephonyEventType}`);
      }
      this.told.push({ type: telephonyEventType, payload: telephonyEventPayload });
    } else if (type !== MESSAGE_TYPE.LOG) {
      this.faults.push(`no message ${type}`);
    }
  }
}

const LIVE = ['hangup', 'hold', 'mute', 'dtmf', 'transfer', 'consultation', 'participants'];

/** What a party of a call can be asked for now; the switch refuses all else. */
const OFFERED = {
  DIALING: ['hangup'],
  CONNECTING: ['hangup', 'dtmf'],
  RINGING: ['answer', 'reject', 'hangup'],
  ACTIVE: LIVE,
  HELD: LIVE.map((action) => (action === 'hold' ? 'retrieve' : action)),
  ENDED: []
};

/** The gateway with one agent: it takes what is possible, and tells of the effect on its stream alone. */
export class VoicePeer {
  calls = new Map();
  refuses = null;
  _stream = aStream();

  constructor(snapshot = {}) {
    this.answers = {
      'POST /sessions': () => answer(201, { token: 'pcs_1' }),
      'GET /events': () => this._stream.answer,
      'GET /history': { items: [], next: null },
      'POST /calls': (address, init) => this._placed(JSON.parse(init.body)),
      'PUT /me/presence': (address, init) => this._presence(JSON.parse(init.body)),
      'POST /me/wrap-up/end': () => answer(200, { ...me().presence }),
      'GET /directory': { items: [{ kind: 'AGENT', number: '1002', name: 'Bob', username: 'bob', presence: { state: 'WRAP_UP' } }, { kind: 'QUEUE', number: '4000', name: 'Sales', username: null, presence: null }], number: null }
    };
    const made = gateway(this.answers);
    this.asked = made.asked;
    this.fetch = (url, init) => {
      const { pathname } = new URL(url);
      const [, , , what, id, ...rest] = pathname.split('/');
      if (rest.length && ['calls', 'transfers'].includes(what)) {
        this.asked.push({ at: `${init.method} ${what}/${rest.join('/')}`, body: init.body && JSON.parse(init.body) });
        return Promise.resolve(this._command(what, id, rest[0], init));
      }
      return made.fetch(url, init);
    };
    this._snapshot = me(snapshot);
    this._snapshot.calls.forEach((call) => this.calls.set(call.id, call));
  }

  /** The first event of the stream. */
  async snapshot() {
    await until(() => this.asked.some(({ at }) => at === 'GET /events'));
    await this._stream.send('snapshot', this._snapshot);
  }

  /** What was asked for, without what only reads. */
  get commands() {
    return this.asked.map(({ at }) => at).filter((at) => !at.startsWith('GET'));
  }

  /** Something happens to a call. */
  async happens(id, more) {
    const before = this.calls.get(id) || aCall({ id });
    const call = { ...before, ...more, version: before.version + 1 };
    const [own, other] = call.participants;
    const offered = [...OFFERED[call.state], ...(call.muted ? ['unmute'] : []), ...(call.recording ? [call.recording.paused ? 'record-resume' : 'record-pause'] : [])];
    call.participants = [{ ...own, actions: offered }, other, ...call.participants.slice(2)];
    this.calls.set(id, call);
    await this._stream.send(call.state === 'ENDED' ? 'call-ended' : 'call', call);
    return call;
  }

  /** A consultation begins or goes on. */
  async asks(id, more) {
    const call = this.calls.get(id);
    const before = call.transfer || { id: 'a0000000-0000-4000-8000-000000000001', callId: id, state: 'CONSULTING', target: { number: '1002', name: 'Bob' }, phase: 'WAITING', talkingTo: null, actions: ['cancel'], cause: null };
    call.transfer = { ...before, ...more };
    await this._stream.send('transfer', call.transfer);
  }

  send(type, data) {
    return this._stream.send(type, data);
  }

  _placed({ id, to }) {
    if (this.refuses) {
      return this.refuses;
    }
    const call = aCall({ id, state: 'DIALING', connectedAt: null, answeredAt: null, otherParty: { number: to, name: null } }, ['hangup']);
    this.calls.set(id, call);
    return answer(201, call);
  }

  _presence({ state, reason }) {
    return answer(200, { ...me().presence, state, reason: reason ? { code: reason, label: reason } : null });
  }

  _command(what, id, action, init) {
    const call = what === 'calls' ? this.calls.get(id) : [...this.calls.values()].find(({ transfer }) => transfer?.id === id);
    if (this.refuses) {
      return this.refuses;
    }
    const offered = what === 'calls' ? call?.participants[0].actions : call?.transfer.actions;
    if (!offered) {
      return problem(404, 'call-not-found', 'There is no such call.');
    }
    if (!offered.includes(action) && init.method !== 'DELETE') {
      return problem(409, 'action-not-possible', `${action} is not offered`);
    }
    later().then(() => this._effect(call, action, init));
    return answer(202, what === 'calls' ? call : call.transfer);
  }

  /** What FreeSWITCH would make of it. */
  _effect(call, action, init) {
    const changes = {
      answer: { state: 'ACTIVE', connectedAt: '2026-05-03T10:00:05Z' },
      reject: { state: 'ENDED', cause: { code: 'AGENT_REJECTED', message: '' } },
      hangup: { state: 'ENDED', cause: { code: 'AGENT_HUNG_UP', message: '' } },
      transfer: { state: 'ENDED', cause: { code: 'TRANSFERRED', message: '' } },
      hold: { state: 'HELD' },
      retrieve: { state: 'ACTIVE' },
      mute: { muted: true },
      unmute: { muted: false },
      'record-pause': { recording: { paused: true } },
      'record-resume': { recording: { paused: false } }
    };
    if (changes[action]) {
      return this.happens(call.id, changes[action]);
    }
    if (action === 'consultation') {
      return this.happens(call.id, { state: 'HELD' }).then(() => this.asks(call.id, {}));
    }
    if (action === 'swap') {
      return this.asks(call.id, { talkingTo: call.transfer.talkingTo === 'OTHER' ? 'CONSULTED' : 'OTHER' });
    }
    if (action === 'cancel') {
      return this.asks(call.id, { state: 'CANCELLED', actions: [], cause: { code: 'AGENT_CANCELLED', message: '' } }).then(() => this.happens(call.id, { state: 'ACTIVE' }));
    }
    if (action === 'conference') {
      const guest = { id: 'leg-3', role: 'CONSULTED', number: '1002', connected: true, actions: [] };
      return this.asks(call.id, { state: 'CONFERENCED', actions: [], talkingTo: null }).then(() => this.happens(call.id, { state: 'ACTIVE', participants: [...call.participants, guest] }));
    }
    if (action === 'participants' && init.method === 'DELETE') {
      return this.happens(call.id, { participants: call.participants.slice(0, 2) });
    }
    return null;
  }
}
