import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { waitBefore } from 'c/patchcordEvents';
import { isInternal } from 'c/softphoneHost';

const WAITING = 'log.waiting';
const DONE = 'log.done';
const SINCE = 'log.since';

/** Of calls that are logged, as many are remembered: an agent has forty a day. */
const REMEMBERED = 400;

/** What is older is not looked for when a browser comes back after a while. */
const OLDEST_MILLIS = 7 * 24 * 3600 * 1000;

/** The record of a call is written moments after its end. */
const RECORD_MILLIS = 1_000;

const LONGEST_WAIT_MILLIS = 300_000;

/** Whether something is left of a call in Salesforce: not of an offer that somebody else may take. */
export function isLogged(call) {
  return !(call.direction === 'INBOUND' && call.queue && !call.connectedAt);
}

function seconds(millis) {
  return Math.round((millis || 0) / 1000);
}

/**
 * What is left of a call, in words of no one system: a host makes of it what its system has.
 *
 * @param {object} record as `GET /history/{id}` gives it
 */
export function entryOf(record) {
  const { number, name } = record.otherParty;
  const spent = record.durations || {};
  return {
    callId: record.id,
    kind: isInternal(number) ? 'INTERNAL' : record.direction,
    number,
    name: record.subject?.name || name,
    queue: record.queue,
    startedAt: record.createdAt,
    connectedAt: record.connectedAt,
    endedAt: record.endedAt,
    talkSeconds: record.connectedAt ? seconds((spent.active || 0) + (spent.held || 0)) : 0,
    waitedSeconds: record.waitedSeconds,
    result: record.cause?.code || null,
    disposition: record.disposition,
    notes: record.notes,
    record: record.subject,
    recordings: (record.recordings || []).map(({ path }) => path)
  };
}

/** By which is seen whether anything was added since it was logged. */
function signOf({ disposition, notes, subject }) {
  return JSON.stringify([disposition || null, notes || null, subject?.recordId || null]);
}

/**
 * Sees to it that each call is in Salesforce, once, with what the agent said of it last. What did not
 * go is tried again, also by another tab or after a crash; meanwhile it is in a list for the agent.
 * Only the tab that leads logs.
 */
export class CallLog {
  _memory;
  _request;
  _host;
  _onChange;
  _timers = new Map();
  _running = new Set();
  _leads = false;

  /**
   * @param {import('c/softphoneMemory').Memory} memory
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param host a `SoftphoneHost`
   * @param {() => void} onChange
   */
  constructor(memory, request, host, onChange) {
    this._memory = memory;
    this._request = request;
    this._host = host;
    this._onChange = onChange;
  }

  /** Those that are over and not in Salesforce: [{callId, number, name, endedAt, attempts, problem}]. */
  get waiting() {
    return Object.values(this._memory.read(WAITING, {})).sort(
      (one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt)
    );
  }

  /** The id in Salesforce of what was logged of a call, or undefined. */
  loggedAs(callId) {
    return this._memory.read(DONE, {})[callId]?.logId;
  }

  /** This tab does it from now on: what waits, and what ended while nobody was there. */
  async lead() {
    this._leads = true;
    for (const { callId } of this.waiting) {
      this._later(callId, 0);
    }
    await this._lookBack();
  }

  close() {
    this._leads = false;
    this._timers.forEach((timer) => clearTimeout(timer));
    this._timers.clear();
  }

  /** A call is over, or something was said of one that is. */
  ended(call) {
    if (!isLogged(call)) {
      return;
    }
    const done = this._memory.read(DONE, {})[call.id];
    // What was over before this browser began is another one's.
    const isOurs = done ? done.sign !== signOf(call) : call.endedAt >= this._memory.read(SINCE, '');
    if (!this._leads || !isOurs) {
      return;
    }
    this._wait(call);
    this._later(call.id, 0);
  }

  /** Now, because somebody asks for it. */
  retryNow(callId) {
    if (this._leads) {
      this._later(callId, 0);
    }
  }

  retryAll() {
    this.waiting.forEach(({ callId }) => this.retryNow(callId));
  }

  /** Calls that ended while no tab was open. */
  async _lookBack() {
    const now = Date.now();
    const since = this._memory.read(SINCE, null);
    if (!since) {
      this._memory.write(SINCE, new Date(now).toISOString());
      return;
    }
    const from = new Date(Math.max(Date.parse(since), now - OLDEST_MILLIS)).toISOString();
    try {
      const page = await this._request('GET', '/history', { query: { from, limit: 200 } });
      const done = this._memory.read(DONE, {});
      page.items
        .filter((record) => record.endedAt && isLogged(record) && !done[record.id])
        .forEach((record) => this.ended(record));
      const oldest = page.next ? since : new Date(now - 3600_000).toISOString();
      this._memory.write(SINCE, oldest > since ? oldest : since);
    } catch {
      // The next start looks again.
    }
  }

  _wait(call) {
    const all = this._memory.read(WAITING, {});
    all[call.id] = {
      callId: call.id,
      number: call.otherParty.number,
      name: call.subject?.name || call.otherParty.name,
      direction: call.direction,
      endedAt: call.endedAt,
      attempts: 0,
      problem: ''
    };
    this._memory.write(WAITING, all);
    this._onChange();
  }

  _later(callId, millis) {
    clearTimeout(this._timers.get(callId));
    this._timers.set(
      callId,
      setTimeout(() => this._log(callId), millis)
    );
  }

  async _log(callId) {
    if (!this._leads) {
      return;
    }
    if (this._running.has(callId)) {
      this._later(callId, RECORD_MILLIS);
      return;
    }
    this._running.add(callId);
    try {
      const record = await this._request('GET', `/history/${encodeURIComponent(callId)}`);
      const logId = await this._host.log({ ...entryOf(record), logId: this.loggedAs(callId) });
      this._done(callId, { logId, sign: signOf(record), at: Date.now() });
    } catch (failure) {
      this._failed(callId, failure);
    } finally {
      this._running.delete(callId);
    }
    this._onChange();
  }

  _failed(callId, failure) {
    const all = this._memory.read(WAITING, {});
    if (!all[callId]) {
      return;
    }
    const early = failure instanceof ApiProblem && failure.status === 404;
    const attempts = all[callId].attempts + 1;
    const problem = early || failure instanceof NoAnswer ? '' : failure.detail || failure.message;
    all[callId] = { ...all[callId], attempts, problem };
    this._memory.write(WAITING, all);
    this._later(
      callId,
      early && attempts < 10 ? RECORD_MILLIS : Math.min(LONGEST_WAIT_MILLIS, waitBefore(attempts) * 2)
    );
  }

  _done(callId, what) {
    const waiting = this._memory.read(WAITING, {});
    delete waiting[callId];
    this._memory.write(WAITING, waiting);
    const done = { ...this._memory.read(DONE, {}), [callId]: what };
    const kept = Object.entries(done).sort(([, one], [, other]) => other.at - one.at);
    this._memory.write(DONE, Object.fromEntries(kept.slice(0, REMEMBERED)));
    clearTimeout(this._timers.get(callId));
  }
}
