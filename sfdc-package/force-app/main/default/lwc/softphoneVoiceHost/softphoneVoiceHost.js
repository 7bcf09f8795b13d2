import { isOver } from 'c/softphoneCalls';
import { HostProblem, SoftphoneHost } from 'c/softphoneHost';
import { labels } from 'c/softphoneLabels';
import { connectorOf } from 'c/softphoneVoiceConnector';
import { held, isConnected, isShown, thirdOf, VoiceCalls } from 'c/softphoneVoiceCalls';

/** The phone system does what it can do within seconds, or says that it could not. */
const DEADLINE_MILLIS = 20_000;

function isThird(call, callId) {
  const third = thirdOf(call);
  return Boolean(third) && third.id === callId;
}

/**
 * Salesforce Voice with Partner Telephony, by Salesforce's library: the one place that knows when
 * something is to be told. What Salesforce has asked for is answered by the connector; all else that
 * happens to the agent's calls is published here.
 *
 * Records, logs and pops are Salesforce's own there: it keeps a VoiceCall of each call.
 */
export class VoiceHost extends SoftphoneHost {
  calls;
  _page;
  _scv;
  _base = '';
  _known = new Map();
  _waiters = new Set();
  _placing = 0;
  _early = [];
  _written = '';
  _setUp;
  _entered;
  _in = false;
  _wasRefused = false;

  /**
   * @param {{signToken: (role: string) => Promise<string>, gateway?: string, supervisor?: boolean,
   *     findContacts?: (text: string) => Promise<object[]>}} page what the page has set
   * @param {object} scv the library @salesforce/scv-connector-base
   */
  constructor(page, scv) {
    super();
    this._page = page;
    this._scv = scv;
    this.calls = new VoiceCalls(scv);
  }

  get supervises() {
    return Boolean(this._page.supervisor);
  }

  /** What the softphone can be asked for. */
  get phone() {
    return this._phone;
  }

  /** Waits for Salesforce, which sets the connector up when the agent opens Omni-Channel. */
  async start(phone) {
    await super.start(phone);
    if (!this._setUp) {
      this._entered = new Promise((resolve, reject) => {
        this._enter = resolve;
        this._refuse = reject;
      });
      // Salesforce may not have asked yet.
      this._entered.catch(() => {});
      this._setUp = new Promise((resolve) => {
        this._configure = resolve;
      });
      this._scv.initializeConnector(connectorOf(this._scv, this));
    }
    const config = await this._setUp;
    this._base = (this._page.gateway || config['/PatchcordGateway/address'] || '').replace(/\/+$/, '');
    if (!this._base) {
      const problem = new HostProblem('NOT_LOADED', labels.noGatewayAddress);
      this._refuse(problem);
      throw problem;
    }
  }

  async credentials(role) {
    try {
      return { base: this._base, token: await this._page.signToken(role) };
    } catch (failure) {
      throw new HostProblem('NO_CREDENTIALS', failure && failure.message ? failure.message : String(failure));
    }
  }

  /** Salesforce keeps a VoiceCall of each call, from the events that it is told. */
  async log(entry) {
    return entry.logId || entry.callId;
  }

  async contacts(text) {
    return this._page.findContacts ? this._page.findContacts(text) : [];
  }

  /**
   * Salesforce has set the connector up.
   *
   * @param {object} config what the contact center says
   * @returns {Promise<void>} once the agent is signed in and what lives is known
   * @throws {Error} when that does not happen in time
   */
  async signedIn(config) {
    this._configure(config);
    try {
      await this._inTime(this._entered, 'Nobody could be signed in.');
    } catch (failure) {
      this._wasRefused = true;
      throw failure;
    }
  }

  settled() {
    this._in = true;
    this._enter();
    if (this._wasRefused) {
      // Later than Salesforce waited: its library makes the connector ready by this.
      this._wasRefused = false;
      this._publish(this._scv.Constants.EVENT_TYPE.LOGIN_RESULT, new this._scv.GenericResult({ success: true }));
    }
  }

  connectionChanged(state, problem) {
    if (state === 'REFUSED') {
      this._refuse(problem || new Error(state));
    }
  }

  callChanged(call) {
    if (!this._in) {
      // Salesforce asks for what lives when the connector is ready.
      if (isShown(call)) {
        this._known.set(call.id, call);
      }
      return;
    }
    const isEarly = this._early.some(({ id }) => id === call.id);
    if (this._placing && call.direction === 'OUTBOUND' && (isEarly || !this._known.has(call.id))) {
      // Salesforce may have asked for it, and is told by the answer.
      this._early.push(call);
      return;
    }
    const before = this._known.get(call.id);
    const asked = [...this._waiters].filter((waiter) => waiter.callId === call.id).map(({ what }) => what);
    if (isShown(call)) {
      this._known.set(call.id, call);
    } else {
      this._known.delete(call.id);
    }
    if (before || isShown(call)) {
      this._tell(before, call, asked);
    }
    if (before && !isShown(call) && call.id === this._written) {
      this._workStarted();
    }
    this._waiters.forEach((waiter) => waiter.look(call));
  }

  presenceChanged({ state, wrapUpCall }) {
    const { WRAP_UP_ENDED } = this._scv.Constants.EVENT_TYPE;
    if (state === 'WRAP_UP' && wrapUpCall !== this._written) {
      this._written = wrapUpCall;
      // The gateway may tell it first; Salesforce is to hear of the call's end before.
      if (!this._known.has(wrapUpCall)) {
        this._workStarted();
      }
    } else if (state !== 'WRAP_UP' && this._written) {
      this._publish(WRAP_UP_ENDED, { callId: this._written });
      this._written = '';
    }
  }

  /** The library tells of an end that Salesforce has asked for itself, once the answer has reached it. */
  _workStarted() {
    const callId = this._written;
    setTimeout(() => {
      if (this._in && callId === this._written) {
        this._publish(this._scv.Constants.EVENT_TYPE.AFTER_CALL_WORK_STARTED, { callId });
      }
    });
  }

  commandFailed({ callId, message, code }) {
    this._waiters.forEach((waiter) => {
      if (waiter.callId === callId) {
        waiter.fail(new Error(message || code));
      }
    });
  }

  /** The calls that live, the oldest first. */
  live() {
    return [...this._known.values()];
  }

  /**
   * The agent's call that Salesforce means, by its id or that of its third party; the only one there
   * is when it names none.
   */
  find(named) {
    const live = this.live();
    const { callId } = named || {};
    const found = callId
      ? live.find((call) => call.id === callId || isThird(call, callId))
      : live.length === 1 && live[0];
    if (!found) {
      throw new Error('There is no such call.');
    }
    return found;
  }

  /** The call on which the agent talks. */
  talked() {
    const call = this.live().find(({ state }) => state === 'ACTIVE') || this.live().find((one) => held(one).customer && thirdOf(one));
    if (!call) {
      throw new Error('The agent talks to nobody.');
    }
    return call;
  }

  /**
   * Calls a number, and says nothing of that call but its answer.
   *
   * @returns {Promise<object>} the call
   */
  async place(whom) {
    let placed;
    this._placing += 1;
    try {
      const id = await this._phone.dial(whom);
      placed = this._early.find((call) => call.id === id) || this._phone.state().calls.find((call) => call.id === id);
      if (!placed) {
        throw new Error('The call is not known.');
      }
      return placed;
    } finally {
      // After the library has told of the call itself.
      setTimeout(() => {
        this._placing -= 1;
        if (placed) {
          this._known.set(placed.id, placed);
        }
        this._early.splice(0).forEach((call) => this.callChanged(call));
      });
    }
  }

  /**
   * Asks for something, and waits until it is so.
   *
   * @param {string} what of which nothing is published meanwhile, as the library answers for it
   * @param {(call: object) => boolean} isSo
   * @param {(callId: string) => Promise<any>} ask
   * @returns {Promise<object>} the call as it is then
   * @throws {Error} when it was refused, failed, or the call ended without it
   */
  async done(callId, what, isSo, ask) {
    let waiter;
    const so = new Promise((resolve, fail) => {
      waiter = {
        callId,
        what,
        fail,
        look: (call) => {
          if (call.id === callId && isSo(call)) {
            resolve(call);
          } else if (call.id === callId && isOver(call)) {
            fail(new Error('The call is over.'));
          }
        }
      };
    });
    so.catch(() => {});
    this._waiters.add(waiter);
    try {
      await ask(callId);
      waiter.look(this._known.get(callId) || { id: callId });
      return await this._inTime(so, 'The phone system has not done it in time.');
    } finally {
      this._waiters.delete(waiter);
    }
  }

  /** The reason for being away that Salesforce's status has the name of, empty for none. */
  reasonOf({ statusApiName, statusName }) {
    const names = [statusApiName, statusName].filter(Boolean).map((name) => name.toUpperCase());
    const found = this._phone.state().awayReasons.find(({ code, label }) => names.includes(code.toUpperCase()) || names.includes(label.toUpperCase()));
    return found ? found.code : '';
  }

  /** Publishes what has become of a call, but for what the library answers for. */
  _tell(before, call, asked) {
    const { CALL_CONNECTED, CALL_STARTED, HANGUP, HOLD_TOGGLE, MUTE_TOGGLE, RECORDING_TOGGLE } = this._scv.Constants.EVENT_TYPE;
    const { CallResult, HangupResult, MuteToggleResult, RecordingToggleResult } = this._scv;
    if (!isShown(call)) {
      if (!asked.includes('ended')) {
        this._publish(HANGUP, new HangupResult({ calls: [this.calls.phoneCall(call)] }));
      }
      return;
    }
    if (!before) {
      this._publish(CALL_STARTED, new CallResult({ call: this.calls.phoneCall(call) }));
    }
    if (isConnected(call) && !(before && isConnected(before)) && !asked.includes('connected')) {
      this._publish(CALL_CONNECTED, new CallResult({ call: this.calls.phoneCall(call) }));
    }
    this._tellOfThird(before || { ...call, transfer: null, participants: [] }, call, asked);
    if (before && before.muted !== call.muted && !asked.includes('mute')) {
      this._publish(MUTE_TOGGLE, new MuteToggleResult({ isMuted: call.muted }));
    }
    if (before && this._waits(before) !== this._waits(call) && !['hold', 'third'].some((one) => asked.includes(one))) {
      this._publish(HOLD_TOGGLE, this.calls.holdToggle(call));
    }
    if (before?.recording && call.recording && before.recording.paused !== call.recording.paused && !asked.includes('recording')) {
      this._publish(RECORDING_TOGGLE, new RecordingToggleResult({ isRecordingPaused: call.recording.paused }));
    }
  }

  _tellOfThird(before, call, asked) {
    const { PARTICIPANT_ADDED, PARTICIPANT_CONNECTED, PARTICIPANT_REMOVED } = this._scv.Constants.EVENT_TYPE;
    const earlier = thirdOf(before);
    const third = thirdOf(call);
    if (third && !earlier && !asked.includes('third')) {
      this._publish(PARTICIPANT_ADDED, this.calls.participant(call, third));
    }
    if (third && third.answered && !(earlier && earlier.answered)) {
      this._publish(PARTICIPANT_CONNECTED, this.calls.participant(call, third));
    }
    if (earlier && !third && !asked.includes('third')) {
      this._publish(PARTICIPANT_REMOVED, new this._scv.CallResult({ call: this.calls.thirdCall(before, earlier) }));
    }
  }

  _waits(call) {
    const { customer, third } = held(call);
    return `${customer} ${third}`;
  }

  _publish(eventType, payload) {
    this._scv.publishEvent({ eventType, payload });
  }

  async _inTime(promise, otherwise) {
    let timer;
    const late = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(otherwise)), DEADLINE_MILLIS);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
