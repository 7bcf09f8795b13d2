import { Connection } from 'c/softphoneConnection';
import { DeskCalls } from 'c/softphoneDeskCalls';
import { DeskCommands } from 'c/softphoneDeskCommands';
import { DeskHistory } from 'c/softphoneDeskHistory';
import { DeskKept } from 'c/softphoneDeskKept';
import { DeskPop } from 'c/softphoneDeskPop';
import { DeskPresence } from 'c/softphoneDeskPresence';
import { DeskState } from 'c/softphoneDeskState';
import { DeskStream } from 'c/softphoneDeskStream';

/**
 * The agent's desk: how everything stands, and everything that can be asked for. The components show
 * `state`, which is replaced as a whole with each change, and call the methods. What was refused is in
 * `state.refusal`, and thrown to who waits for it.
 */
export class Desk {
  _host;
  _state;
  _connection;
  _kept;
  _history;
  _pop;
  _calls;
  _commands;
  _presence;

  /**
   * @param host a `SoftphoneHost`
   * @param {(state: object) => void} onState
   * @param {{fetch?: Function, tabs?: object}} [browser] for tests
   */
  constructor(host, onState, { fetch = undefined, tabs = undefined } = {}) {
    const request = (...all) => this._connection.request(...all);
    this._host = host;
    this._state = new DeskState(onState);
    this._kept = new DeskKept(
      host,
      request,
      {
        onNoted: (callId, failure) => this._noted(callId, failure),
        onLogged: () => this._logged(),
        onMessage: (type, data) => this._message(type, data),
        onLead: () => this._state.become({ leads: true })
      },
      tabs
    );
    this._history = new DeskHistory(this._state, request, this._kept);
    this._pop = new DeskPop(this._state, host, this._kept);
    this._calls = new DeskCalls(this._state, host, request, this._kept, this._pop, this._history);
    this._commands = new DeskCommands(this._state, request, this._kept, this._calls);
    this._presence = new DeskPresence(this._state, host, request, (callId) => this._calls.writtenUp(callId));
    const stream = new DeskStream(this._state, host, {
      kept: this._kept,
      calls: this._calls,
      presence: this._presence,
      history: this._history
    });
    this._connection = new Connection(
      host,
      'AGENT',
      {
        onEvent: (type, data) => stream.told(type, data),
        onState: () => this._connected()
      },
      fetch
    );
  }

  get state() {
    return this._state.now;
  }

  /** Begins; returns at once. */
  start() {
    this._start();
    return this;
  }

  close() {
    this._connection.close();
    this._history.close();
    this._kept.close();
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
  async dial(whom) {
    return this._commands.dial(whom);
  }

  /** A number was clicked in Salesforce. */
  clicked(whom) {
    this._host.openPanel();
    return this.dial(whom);
  }

  /** @param {string} action one of the call's `actions` without a body: hangup, answer, hold and so on */
  act(callId, action) {
    return this._commands.act(callId, action);
  }

  digits(callId, digits) {
    return this._commands.act(callId, 'dtmf', { digits });
  }

  transfer(callId, to) {
    return this._commands.act(callId, 'transfer', { to });
  }

  consult(callId, to) {
    return this._commands.act(callId, 'consultation', { to });
  }

  add(callId, to) {
    return this._commands.act(callId, 'participants', { to });
  }

  drop(callId, participantId) {
    return this._commands.drop(callId, participantId);
  }

  /** @param {string} action complete, cancel, swap or conference */
  transferAct(callId, transferId, action) {
    return this._commands.transferAct(callId, transferId, action);
  }

  presence(state, reason) {
    return this._presence.set(state, reason);
  }

  extendWrapUp() {
    return this._presence.extendWrapUp();
  }

  endWrapUp() {
    this._kept.notes.sendAll();
    return this._presence.endWrapUp();
  }

  /** What the agent says of a call: {notes}, {disposition} or {subject}. */
  note(callId, change) {
    this._kept.notes.edit(callId, change);
  }

  /** Which of several calls is open on the desk. */
  choose(callId) {
    this._state.become({ chosen: callId });
  }

  /** Takes a call that is over from the desk. */
  dismiss(callId) {
    this._calls.dismiss(callId);
  }

  /** Something that was asked for elsewhere was refused. */
  refused(failure) {
    this._state.refuse({ failure });
  }

  /** The agent has read why something was refused. */
  forgetRefusal() {
    this._state.become({ refusal: null });
  }

  /** Whether something of the call is in Salesforce. */
  isLogged(callId) {
    return Boolean(this._kept.log && this._kept.log.loggedAs(callId));
  }

  retryLog(callId) {
    if (this._kept.tabs.leads) {
      this._kept.log.retryNow(callId);
    } else {
      this._kept.tabs.say('log-retry', callId);
    }
  }

  /** One of several records is the one that the call is about. */
  chooseRecord(callId, found) {
    this.note(callId, { subject: found });
    this.showRecord(found.recordId);
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
      this._connection.request('GET', '/directory', { query: { q: text, limit: 20 } }),
      text.length < 2 ? [] : this._host.contacts(text).catch(() => [])
    ]);
    return {
      number: directory.number,
      items: [...directory.items, ...contacts.map((found) => ({ ...found, kind: 'CONTACT' }))]
    };
  }

  /** What was dialled lately on this desk, the newest first: [{number, name}]. */
  get recent() {
    return this._kept.recent;
  }

  readHistory(more = false) {
    return this._history.read(more);
  }

  /** The agent has seen those that were missed. */
  sawMissed() {
    this._history.sawMissed();
  }

  async _start() {
    this._state.become({ phase: 'STARTING', problem: null });
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
      this._state.become({ phase: 'NO_HOST', problem });
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
    this._state.become({
      connection: state,
      problem,
      awaySince: { OPEN: '', WAITING: awaySince || new Date().toISOString() }[state] ?? awaySince
    });
    this._host.clickable(state === 'OPEN' && Boolean(this.state.line));
    this._host.connectionChanged(state, problem);
    if (state === 'OPEN' && this._kept.notes) {
      this._kept.notes.sendAll();
    }
  }

  /** What another tab tells. */
  _message(type, data) {
    if (type === 'found') {
      this._pop.found(data.callId, data.found);
    } else if (type === 'log') {
      this._state.become({ unlogged: this._kept.log.waiting });
    } else if (type === 'log-retry' && this._kept.tabs.leads) {
      this._kept.log.retryNow(data);
    } else if (type === 'noted') {
      this._calls.noted();
    } else if (type === 'seen') {
      this._history.countMissed();
    }
  }

  _logged() {
    this._state.become({ unlogged: this._kept.log.waiting });
    this._kept.tabs.say('log');
  }

  _noted(callId, failure) {
    this._calls.noted(callId);
    if (failure) {
      this._state.refuse({ failure }, callId);
    }
    this._kept.tabs.say('noted');
  }
}
