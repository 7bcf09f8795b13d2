import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { consultationOf, isMissed, isOver, isRinging } from 'c/softphoneCalls';
import { Connection } from 'c/softphoneConnection';
import { isInternal } from 'c/softphoneHost';
import { CallLog } from 'c/softphoneLog';
import { Memory } from 'c/softphoneMemory';
import { Notes } from 'c/softphoneNotes';
import { Tabs } from 'c/softphoneTabs';

const HISTORY_PAGE = 30;

/** In a browser that does not know what the agent has seen, those of this shift are missed. */
const SHIFT_MILLIS = 12 * 3600 * 1000;

const RECORD_TRIES = 8;
const RECORD_MILLIS = 500;

/** Calls that are over and still on the desk: the one that is written up, one that failed. */
const ENDED_KEPT = 2;

const NOBODY = Object.freeze({
  phase: 'STARTING',
  connection: 'SIGNING_IN',
  problem: null,
  awaySince: '',
  phoneSystem: 'UP',
  agent: null,
  line: null,
  callCenter: '',
  presence: null,
  awayReasons: [],
  settings: null,
  calls: [],
  chosen: '',
  matches: {},
  asked: {},
  refusal: null,
  told: null,
  unlogged: [],
  history: null,
  historyProblem: null,
  missed: 0,
  leads: false,
  clockAhead: 0
});

/**
 * The agent's desk: how everything stands, and everything that can be asked for. The components show
 * `state`, which is replaced as a whole with each change, and call the methods. What was refused is in
 * `state.refusal`, and thrown to who waits for it.
 */
export class Desk {
  state = NOBODY;
  _host;
  _onState;
  _fetch;
  _browser;
  _connection;
  _memory = null;
  _tabs = null;
  _notes = null;
  _log = null;
  _names = new Map();
  _again = null;
  _presencesTold = 0;

  /**
   * @param host a `SoftphoneHost`
   * @param {(state: object) => void} onState
   * @param {{fetch?: Function, tabs?: object}} [browser] for tests
   */
  constructor(host, onState, { fetch = undefined, tabs = undefined } = {}) {
    this._host = host;
    this._onState = onState;
    this._fetch = fetch;
    this._browser = tabs;
    this._connection = new Connection(
      host,
      'AGENT',
      {
        onEvent: (type, data) => this._event(type, data),
        onState: () => this._connected()
      },
      fetch
    );
  }

  /** Begins; returns at once. */
  start() {
    this._start();
    return this;
  }

  close() {
    this._connection.close();
    clearTimeout(this._again);
    [this._tabs, this._notes, this._log].filter(Boolean).forEach((part) => part.close());
  }

  /** Asks the gateway, as the agent: for a part of the softphone that is not the desk's. */
  request(method, address, options) {
    return this._connection.request(method, address, options);
  }

  /** Tries again now whatever waits. */
  retryNow() {
    if (this.state.phase === 'NO_HOST') {
      this._start();
    } else {
      this._connection.retryNow();
    }
  }

  /**
   * Calls a number. The call's id is chosen here, so that a second try does not ring twice.
   *
   * @param {{number: string, recordId?: string, objectType?: string, name?: string}} whom
   * @returns {Promise<string>} the id of the call
   */
  async dial({ number, recordId, objectType, name }) {
    const id = globalThis.crypto.randomUUID();
    const body = { to: String(number), id };
    if (recordId) {
      body.subject = { recordId, objectType: objectType || null, name: name ? name.slice(0, 255) : null };
    }
    this._remember(String(number), name);
    this._names.set(id, name || null);
    return this._ask('dial', async () => {
      const call = await this._place(body);
      if (call) {
        this._call(call);
      }
      this._become({ chosen: id });
      return id;
    });
  }

  /** @param {string} action one of the call's `actions` without a body: hangup, answer, hold and so on */
  act(callId, action) {
    return this._command(callId, action, `/calls/${encodeURIComponent(callId)}/${action}`);
  }

  digits(callId, digits) {
    return this._command(callId, 'dtmf', `/calls/${encodeURIComponent(callId)}/dtmf`, { digits });
  }

  transfer(callId, to) {
    return this._command(callId, 'transfer', `/calls/${encodeURIComponent(callId)}/transfer`, { to });
  }

  consult(callId, to) {
    return this._command(callId, 'consultation', `/calls/${encodeURIComponent(callId)}/consultation`, { to });
  }

  add(callId, to) {
    return this._command(callId, 'participants', `/calls/${encodeURIComponent(callId)}/participants`, { to });
  }

  drop(callId, participantId) {
    return this._ask(`${callId}/participants`, () =>
      this._request(
        'DELETE',
        `/calls/${encodeURIComponent(callId)}/participants/${encodeURIComponent(participantId)}`
      )
    );
  }

  /** @param {string} action complete, cancel, swap or conference */
  transferAct(callId, transferId, action) {
    return this._command(callId, action, `/transfers/${encodeURIComponent(transferId)}/${action}`);
  }

  presence(state, reason) {
    const body = reason ? { state, reason } : { state };
    return this._ask('presence', () => this._changePresence('PUT', '/me/presence', { body }));
  }

  extendWrapUp() {
    return this._ask('wrap-up', () => this._changePresence('POST', '/me/wrap-up/extend'));
  }

  endWrapUp() {
    return this._ask('wrap-up', () => {
      this._notes.sendAll();
      return this._changePresence('POST', '/me/wrap-up/end');
    });
  }

  /** What the agent says of a call: {notes}, {disposition} or {subject}. */
  note(callId, change) {
    this._notes.edit(callId, change);
  }

  /** Which of several calls is open on the desk. */
  choose(callId) {
    this._become({ chosen: callId });
  }

  /** Takes a call that is over from the desk. */
  dismiss(callId) {
    this._notes.sendAll();
    this._become({ calls: this.state.calls.filter(({ id }) => id !== callId) });
  }

  /** Something that was asked for elsewhere was refused. */
  refused(failure) {
    this._become({ refusal: { failure, callId: '', at: Date.now() } });
  }

  /** Whether something of the call is in Salesforce. */
  isLogged(callId) {
    return Boolean(this._log && this._log.loggedAs(callId));
  }

  /** The agent has read why something was refused. */
  forgetRefusal() {
    this._become({ refusal: null });
  }

  /** One of several records is the one that the call is about. */
  chooseRecord(callId, found) {
    this.note(callId, { subject: found });
    this._quietly(() => this._host.show(found.recordId));
  }

  /** Shows a record that somebody asks for. */
  showRecord(recordId) {
    this._quietly(() => this._host.show(recordId));
  }

  /** Opens the form for a new one, with the number. */
  newRecord(number) {
    this._quietly(() => this._host.create({ objectType: 'Contact', fields: { Phone: number } }));
  }

  /** Those that can be called: [{kind, number, name, presence}], and how the text is read as a number. */
  async search(text) {
    const [directory, contacts] = await Promise.all([
      this._request('GET', '/directory', { query: { q: text, limit: 20 } }),
      text.length < 2 ? [] : this._host.contacts(text).catch(() => [])
    ]);
    return {
      number: directory.number,
      items: [
        ...directory.items,
        ...contacts.map((found) => ({ ...found, kind: 'CONTACT' }))
      ]
    };
  }

  /** What was dialled lately on this desk, the newest first: [{number, name}]. */
  get recent() {
    return this._memory ? this._memory.read('recent', []) : [];
  }

  async readHistory(more = false) {
    const { history } = this.state;
    const cursor = more && history ? history.next : undefined;
    try {
      const page = await this._request('GET', '/history', { query: { limit: HISTORY_PAGE, cursor } });
      this._become({
        history: { items: [...(cursor ? history.items : []), ...page.items], next: page.next },
        historyProblem: null
      });
      this._countMissed();
    } catch (failure) {
      this._become({ historyProblem: failure });
    }
  }

  /** The agent has seen those that were missed. */
  sawMissed() {
    this._memory.write('missed.seen', new Date().toISOString());
    this._tabs.say('seen');
    this._countMissed();
  }

  retryLog(callId) {
    if (this._tabs.leads) {
      this._log.retryNow(callId);
    } else {
      this._tabs.say('log-retry', callId);
    }
  }

  async _start() {
    this._become({ phase: 'STARTING', problem: null });
    try {
      await this._host.start({
        dial: (whom) => this.clicked(whom),
        act: (callId, action) => this.act(callId, action),
        transferAct: (callId, transferId, action) => this.transferAct(callId, transferId, action),
        consult: (callId, to) => this.consult(callId, to),
        transfer: (callId, to) => this.transfer(callId, to),
        add: (callId, to) => this.add(callId, to),
        drop: (callId, participantId) => this.drop(callId, participantId),
        digits: (callId, digits) => this.digits(callId, digits),
        presence: (state, reason) => this.presence(state, reason),
        endWrapUp: () => this.endWrapUp(),
        search: (text) => this.search(text),
        state: () => this.state
      });
      this._connection.start();
    } catch (problem) {
      this._become({ phase: 'NO_HOST', problem });
    }
  }

  /** A number was clicked in Salesforce. */
  clicked(whom) {
    this._host.openPanel();
    return this.dial(whom);
  }

  _request(method, address, options) {
    return this._connection.request(method, address, options);
  }

  /** When no answer comes, once more: the second try finds the call that the first has placed. */
  async _place(body) {
    try {
      return await this._request('POST', '/calls', { body });
    } catch (failure) {
      if (!(failure instanceof NoAnswer)) {
        throw failure;
      }
    }
    try {
      return await this._request('POST', '/calls', { body });
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'call-exists') {
        return null;
      }
      throw failure;
    }
  }

  async _command(callId, action, address, body) {
    return this._ask(`${callId}/${action}`, async () => {
      await this._request('POST', address, body ? { body } : {});
    }, callId);
  }

  /** Notes what is under way, so that nobody asks twice, and why something was refused. */
  async _ask(what, work, callId = '') {
    this._become({ asked: { ...this.state.asked, [what]: true }, refusal: null });
    try {
      return await work();
    } catch (failure) {
      this._become({ refusal: { failure, callId, at: Date.now() } });
      throw failure;
    } finally {
      const asked = { ...this.state.asked };
      delete asked[what];
      this._become({ asked });
    }
  }

  async _quietly(work) {
    try {
      await work();
    } catch (failure) {
      this.refused(failure);
    }
  }

  _connected() {
    const { state, problem } = this._connection;
    const { awaySince } = this.state;
    this._become({
      connection: state,
      problem,
      awaySince: { OPEN: '', WAITING: awaySince || new Date().toISOString() }[state] ?? awaySince
    });
    this._host.clickable(state === 'OPEN' && Boolean(this.state.line));
    this._host.connectionChanged(state, problem);
    if (state === 'OPEN' && this._notes) {
      this._notes.sendAll();
    }
  }

  _event(type, data) {
    if (type === 'snapshot') {
      this._snapshot(data);
    } else if (type === 'call' || type === 'call-ended') {
      this._call(data);
    } else if (type === 'transfer') {
      this._transferChanged(data);
    } else if (type === 'presence') {
      this._presence(data.presence);
    } else if (type === 'device') {
      this._become({ line: { ...this.state.line, number: data.line, device: data.device } });
    } else if (type === 'settings') {
      this._become({ settings: data.settings, awayReasons: data.awayReasons });
    } else if (type === 'command-failed') {
      this._become({ refusal: { failed: data, callId: data.callId, at: Date.now() } });
      this._host.commandFailed(data);
    } else if (type === 'diagnostics') {
      this._become({ phoneSystem: data.up ? 'UP' : 'AWAY' });
    } else if (type === 'resync') {
      this._become({ phoneSystem: 'UP' });
    }
  }

  _snapshot(me) {
    const first = this.state.phase !== 'IN';
    const before = this.state.calls;
    const live = me.calls.filter((call) => !isOver(call));
    const ids = new Set(live.map(({ id }) => id));
    if (first) {
      this._settleIn(me);
    }
    this._become({
      phase: 'IN',
      agent: me.agent,
      line: me.line,
      callCenter: me.callCenter,
      awayReasons: me.awayReasons,
      settings: me.settings,
      phoneSystem: me.phoneSystem.connected ? 'UP' : 'AWAY',
      clockAhead: Date.parse(me.at) - Date.now(),
      calls: [...live, ...before.filter((call) => isOver(call) && !ids.has(call.id))]
    });
    this._presence(me.presence);
    live.forEach((call) => this._noticed(before.find(({ id }) => id === call.id), call));
    // What ended meanwhile was told to nobody.
    before
      .filter((call) => !isOver(call) && !ids.has(call.id))
      .forEach((call) => this._askHowItEnded(call.id));
    const written = me.presence && me.presence.wrapUpCall;
    if (written && !this._find(written)) {
      this._askHowItEnded(written);
    }
    this._host.clickable(Boolean(me.line));
    this._host.settled();
    this.readHistory();
    if (this._tabs.leads) {
      this._log.lead();
    }
  }

  /** Who the agent is, is known now: so is what the browser keeps. */
  _settleIn(me) {
    const owner = (me.agent && me.agent.username) || 'nobody';
    this._memory = new Memory(owner);
    const request = (...all) => this._request(...all);
    this._notes = new Notes(this._memory, request, (callId, failure) => this._noted(callId, failure));
    this._log = new CallLog(this._memory, request, this._host, () => this._logged());
    this._tabs = new Tabs(
      owner,
      {
        onLead: () => {
          this._log.lead();
          this._become({ leads: true });
        },
        onMessage: (type, data) => this._message(type, data)
      },
      this._browser
    ).start();
    this._notes.sendAll();
    this._become({ unlogged: this._log.waiting });
  }

  /** The record of a call is written moments after its end. */
  async _readUntilThere(callId, attempt) {
    await this.readHistory();
    const { history } = this.state;
    if (history && !history.items.some(({ id }) => id === callId) && attempt < RECORD_TRIES) {
      clearTimeout(this._again);
      this._again = setTimeout(() => this._readUntilThere(callId, attempt + 1), attempt * RECORD_MILLIS);
    }
  }

  async _askHowItEnded(callId) {
    try {
      this._call(await this._request('GET', `/calls/${encodeURIComponent(callId)}`));
    } catch {
      const lost = this._find(callId);
      if (lost && !isOver(lost)) {
        this._become({ calls: this.state.calls.filter(({ id }) => id !== callId) });
        this._host.callChanged({ ...lost, state: 'ENDED' });
      }
    }
  }

  _find(callId) {
    return this.state.calls.find(({ id }) => id === callId);
  }

  _call(call) {
    const before = this._find(call.id);
    if (before && before.version > call.version && !isOver(call)) {
      return;
    }
    const rest = this.state.calls.filter(({ id }) => id !== call.id);
    const calls = [...rest, this._notes.onto(this._named(call))];
    this._become({ calls: this._tidy(calls) });
    this._noticed(before, call);
  }

  /** By the name under which it was dialled, until the gateway knows a better one. */
  _named(call) {
    const name = call.otherParty.name || this._names.get(call.id);
    return name ? { ...call, otherParty: { ...call.otherParty, name } } : call;
  }

  /** Of those that are over, the last ones; one whose wrap-up runs is not of them. */
  _tidy(calls) {
    const written = this.state.presence && this.state.presence.wrapUpCall;
    const over = calls
      .filter((call) => isOver(call) && call.id !== written)
      .sort((one, other) => (one.endedAt < other.endedAt ? 1 : -1));
    const gone = new Set(over.slice(ENDED_KEPT - 1).map(({ id }) => id));
    // Somebody who talks again has done with what was before, unless it was written to just now.
    const busy = calls.some((call) => !isOver(call));
    return calls.filter((call) => !gone.has(call.id) && !(busy && isOver(call) && call.id !== written));
  }

  _noticed(before, call) {
    this._host.callChanged(call);
    if (isRinging(call) && (!before || !isRinging(before))) {
      this._host.openPanel();
      this._pop(call);
    }
    if (!before && !isOver(call) && !isRinging(call) && !this.state.chosen) {
      this._become({ chosen: call.id });
    }
    if (before && isRinging(before) && !isRinging(call) && !isOver(call)) {
      this._become({ chosen: call.id });
    }
    if (isOver(call)) {
      this._log.ended(this._notes.onto(call));
      if (!before || !isOver(before)) {
        this._readUntilThere(call.id, 1);
      }
      if (this.state.chosen === call.id) {
        const live = this.state.calls.find((other) => !isOver(other));
        this._become({ chosen: live ? live.id : call.id });
      }
    }
  }

  _transferChanged(transfer) {
    const call = this._find(transfer.callId);
    if (!call) {
      return;
    }
    const before = consultationOf(call);
    this._become({
      calls: this.state.calls.map((one) => (one.id === call.id ? { ...one, transfer } : one))
    });
    this._host.callChanged({ ...call, transfer });
    if (before && transfer.state === 'CANCELLED' && transfer.cause && transfer.cause.code !== 'AGENT_CANCELLED') {
      this._become({ refusal: { asked: transfer.cause, callId: call.id, at: Date.now() } });
    }
  }

  /** The answer may come later than the event of a newer change: what the stream tells goes first. */
  async _changePresence(method, address, options) {
    const told = this._presencesTold;
    const presence = await this._request(method, address, options);
    if (told === this._presencesTold) {
      this._presence(presence);
    }
  }

  _presence(presence) {
    this._presencesTold++;
    this._become({ presence });
    if (presence) {
      this._host.presenceChanged(presence);
      const written = presence.wrapUpCall;
      if (written && !this._find(written)) {
        this._askHowItEnded(written);
      }
      this._become({ calls: this._tidy(this.state.calls) });
    }
  }

  /** Only where the agent looks, and only once, whatever many tabs there are. */
  async _pop(call) {
    const popped = this._memory.read('popped', {});
    if (!this._tabs.looksHere || popped[call.id]) {
      return;
    }
    const recent = Object.entries(popped).slice(-20);
    this._memory.write('popped', Object.fromEntries([...recent, [call.id, true]]));
    try {
      const found = await this._host.pop({
        number: call.otherParty.number,
        kind: isInternal(call.otherParty.number) ? 'INTERNAL' : call.direction,
        variables: call.variables || {}
      });
      this._found(call.id, found);
      this._tabs.say('found', { callId: call.id, found });
      if (found.length === 1 && !this._find(call.id)?.subject) {
        this.note(call.id, { subject: found[0] });
      }
    } catch (failure) {
      this._become({ refusal: { failure, callId: call.id, at: Date.now() } });
    }
  }

  _found(callId, found) {
    this._become({ matches: { ...this.state.matches, [callId]: found } });
  }

  /** What another tab tells. */
  _message(type, data) {
    if (type === 'found') {
      this._found(data.callId, data.found);
    } else if (type === 'log') {
      this._become({ unlogged: this._log.waiting });
    } else if (type === 'log-retry' && this._tabs.leads) {
      this._log.retryNow(data);
    } else if (type === 'noted') {
      this._become({ calls: this.state.calls.map((call) => this._notes.onto(call)) });
    } else if (type === 'seen') {
      this._countMissed();
    }
  }

  _logged() {
    this._become({ unlogged: this._log.waiting });
    this._tabs.say('log');
  }

  _noted(callId, failure) {
    this._become({
      calls: this.state.calls.map((call) => (call.id === callId ? this._notes.onto(call) : call)),
      ...(failure ? { refusal: { failure, callId, at: Date.now() } } : {})
    });
    this._tabs.say('noted');
  }

  _countMissed() {
    const seen = this._memory.read('missed.seen', new Date(Date.now() - SHIFT_MILLIS).toISOString());
    const { history } = this.state;
    this._become({
      missed: history
        ? history.items.filter((record) => isMissed(record) && record.endedAt > seen).length
        : 0
    });
  }

  _remember(number, name) {
    if (this._memory) {
      const rest = this.recent.filter((one) => one.number !== number);
      this._memory.write('recent', [{ number, name: name || '' }, ...rest].slice(0, 10));
    }
  }

  _become(change) {
    this.state = Object.freeze({ ...this.state, ...change });
    this._onState(this.state);
  }
}
