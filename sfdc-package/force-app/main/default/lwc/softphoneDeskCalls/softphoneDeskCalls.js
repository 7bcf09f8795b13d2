import { consultationOf, isOver, isRinging } from 'c/softphoneCalls';

/** Calls that are over and still on the desk: the one that is written up, one that failed. */
const ENDED_KEPT = 2;

/** Of calls whose end was told, as many are remembered: more answers are never under way. */
const ENDS_REMEMBERED = 50;

/** The calls that lie on the desk, and what follows from each change of one. */
export class DeskCalls {
  _state;
  _host;
  _request;
  _kept;
  _pop;
  _history;
  _names = new Map();
  _ends = new Set();

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param host a `SoftphoneHost`
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param {import('c/softphoneDeskKept').DeskKept} kept
   * @param {import('c/softphoneDeskPop').DeskPop} pop
   * @param {import('c/softphoneDeskHistory').DeskHistory} history
   */
  constructor(state, host, request, kept, pop, history) {
    this._state = state;
    this._host = host;
    this._request = request;
    this._kept = kept;
    this._pop = pop;
    this._history = history;
  }

  /** Under which name a call was dialled: until the gateway knows a better one. */
  dialledAs(callId, name) {
    this._names.set(callId, name || null);
  }

  /** What lies there once a snapshot has told which calls live. */
  with(live) {
    const ids = new Set(live.map(({ id }) => id));
    return [...live, ...this._state.now.calls.filter((call) => isOver(call) && !ids.has(call.id))];
  }

  /**
   * A snapshot was told.
   *
   * @param before the calls that lay there before it
   * @param live those that it has
   */
  followedUp(before, live) {
    live.forEach((call) => this._noticed(before.find(({ id }) => id === call.id), call));
    // What ended meanwhile was told to nobody.
    before
      .filter((call) => !isOver(call) && !live.some(({ id }) => id === call.id))
      .forEach((call) => this._askHowItEnded(call.id));
  }

  /** A call stands so, by the stream. */
  told(call) {
    const before = this._state.call(call.id);
    if (before && before.version > call.version && !isOver(call)) {
      return;
    }
    const rest = this._state.now.calls.filter(({ id }) => id !== call.id);
    this._become([...rest, this._kept.notes ? this._kept.notes.onto(this._named(call)) : this._named(call)]);
    this._noticed(before, call);
  }

  /** A call stood so when the gateway answered; the stream may have told its end since. */
  answered(call) {
    if (isOver(call) || !this._ends.has(call.id)) {
      this.told(call);
    }
  }

  transferTold(transfer) {
    const call = this._state.call(transfer.callId);
    if (!call) {
      return;
    }
    const before = consultationOf(call);
    this._state.become({
      calls: this._state.now.calls.map((one) => (one.id === call.id ? { ...one, transfer } : one))
    });
    this._host.callChanged({ ...call, transfer });
    if (before && transfer.state === 'CANCELLED' && transfer.cause && transfer.cause.code !== 'AGENT_CANCELLED') {
      this._state.refuse({ asked: transfer.cause }, call.id);
    }
  }

  /** Which call is written up now, if any: it is on the desk, and those that were before it go. */
  writtenUp(callId) {
    if (callId && !this._state.call(callId)) {
      this._askHowItEnded(callId);
    }
    this._become(this._state.now.calls);
  }

  /** What was written of one, or of all, in this tab or in another. */
  noted(callId) {
    this._state.become({
      calls: this._state.now.calls.map((call) => (!callId || call.id === callId ? this._kept.notes.onto(call) : call))
    });
  }

  /** Takes a call that is over from the desk. */
  dismiss(callId) {
    this._kept.notes.sendAll();
    this._remove(callId);
  }

  async _askHowItEnded(callId) {
    const asked = this._state.call(callId);
    try {
      this.answered(await this._request('GET', `/calls/${encodeURIComponent(callId)}`));
    } catch {
      const lost = this._state.call(callId);
      // Unless the stream has told of it since.
      if (lost && !isOver(lost) && asked && asked.version === lost.version) {
        this._remove(callId);
        this._host.callChanged({ ...lost, state: 'ENDED' });
      }
    }
  }

  _named(call) {
    const name = call.otherParty.name || this._names.get(call.id);
    return name ? { ...call, otherParty: { ...call.otherParty, name } } : call;
  }

  _remove(callId) {
    this._state.become({ calls: this._state.now.calls.filter(({ id }) => id !== callId) });
  }

  /** Of those that are over, the last ones stay; one whose wrap-up runs is not of them. */
  _become(calls) {
    const { presence } = this._state.now;
    const written = presence && presence.wrapUpCall;
    const over = calls
      .filter((call) => isOver(call) && call.id !== written)
      .sort((one, other) => (one.endedAt < other.endedAt ? 1 : -1));
    const gone = new Set(over.slice(ENDED_KEPT - 1).map(({ id }) => id));
    // Somebody who talks again has done with what was before, unless it was written to just now.
    const busy = calls.some((call) => !isOver(call));
    this._state.become({
      calls: calls.filter((call) => !gone.has(call.id) && !(busy && isOver(call) && call.id !== written))
    });
  }

  _noticed(before, call) {
    this._host.callChanged(call);
    if (isOver(call)) {
      this._over(before, call);
    } else if (isRinging(call)) {
      this._rings(before, call);
    } else if ((before && isRinging(before)) || (!before && !this._state.now.chosen)) {
      this._state.become({ chosen: call.id });
    }
  }

  _rings(before, call) {
    if (!before || !isRinging(before)) {
      this._host.openPanel();
      this._pop.pop(call);
    }
  }

  _over(before, call) {
    this._ends = new Set([...this._ends, call.id].slice(-ENDS_REMEMBERED));
    this._kept.log.ended(this._kept.notes.onto(call));
    if (!before || !isOver(before)) {
      this._history.readUntilThere(call.id);
    }
    const { chosen, calls } = this._state.now;
    if (chosen === call.id) {
      const live = calls.find((other) => !isOver(other));
      this._state.become({ chosen: live ? live.id : call.id });
    }
  }
}
