import { ApiProblem } from 'c/patchcordApi';
import { waitBefore } from 'c/patchcordEvents';

/** Long enough to type on, short enough that a colleague's screen is never far behind. */
const PAUSE_MILLIS = 600;

const KEY = 'notes';

/** The gateway will never take it: the call is not known any more, or it is somebody else's. */
function isHopeless(failure) {
  return failure instanceof ApiProblem && [400, 403, 404, 422].includes(failure.status);
}

/**
 * What the agent writes about calls. It is in the browser's memory with each key, and goes to the
 * gateway with each pause, again and again until it is kept there: neither a reload nor a crash nor a
 * gateway that is away loses it.
 */
export class Notes {
  _memory;
  _request;
  _onChange;
  _timers = new Map();
  _attempts = new Map();
  _sending = new Set();
  _closed = false;

  /**
   * @param {import('c/softphoneMemory').Memory} memory
   * @param {(method: string, address: string, options: object) => Promise<any>} request
   * @param {(callId: string, refusal?: Error) => void} onChange
   */
  constructor(memory, request, onChange) {
    this._memory = memory;
    this._request = request;
    this._onChange = onChange;
  }

  /** What is not kept at the gateway yet; undefined for nothing. */
  pending(callId) {
    return this._memory.read(KEY, {})[callId];
  }

  /** The call with what was written since. */
  onto(call) {
    return { ...call, ...this.pending(call.id) };
  }

  /**
   * @param {string} callId
   * @param {{notes?: string, disposition?: string|null, subject?: object|null}} change
   */
  edit(callId, change) {
    this._keep(callId, { ...this.pending(callId), ...change });
    this._onChange(callId);
    this._later(callId, PAUSE_MILLIS);
  }

  /** Sends what waits, now: the gateway is back, or this browser is. */
  sendAll() {
    for (const callId of Object.keys(this._memory.read(KEY, {}))) {
      this._later(callId, 0);
    }
  }

  close() {
    this._closed = true;
    this._timers.forEach((timer) => clearTimeout(timer));
  }

  _later(callId, millis) {
    clearTimeout(this._timers.get(callId));
    this._timers.set(
      callId,
      setTimeout(() => this._send(callId), millis)
    );
  }

  async _send(callId) {
    const change = this.pending(callId);
    if (!change || this._closed) {
      return;
    }
    if (this._sending.has(callId)) {
      this._later(callId, PAUSE_MILLIS);
      return;
    }
    this._sending.add(callId);
    try {
      await this._request('PATCH', `/calls/${encodeURIComponent(callId)}`, { body: change });
      this._attempts.delete(callId);
      this._sent(callId, change);
      this._onChange(callId);
    } catch (failure) {
      if (isHopeless(failure)) {
        this._sent(callId, change);
        this._onChange(callId, failure);
      } else {
        const attempt = (this._attempts.get(callId) || 0) + 1;
        this._attempts.set(callId, attempt);
        this._later(callId, waitBefore(attempt));
      }
    } finally {
      this._sending.delete(callId);
    }
  }

  /** What was written meanwhile stays. */
  _sent(callId, change) {
    const rest = { ...this.pending(callId) };
    for (const [field, value] of Object.entries(change)) {
      if (JSON.stringify(rest[field]) === JSON.stringify(value)) {
        delete rest[field];
      }
    }
    this._keep(callId, rest);
  }

  _keep(callId, change) {
    const all = this._memory.read(KEY, {});
    if (Object.keys(change).length) {
      all[callId] = change;
    } else {
      delete all[callId];
    }
    this._memory.write(KEY, all);
  }
}
