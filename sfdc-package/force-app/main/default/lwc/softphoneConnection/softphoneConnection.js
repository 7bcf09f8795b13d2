import { Api, ApiProblem, NoAnswer } from 'c/patchcordApi';
import { EventStream, waitBefore } from 'c/patchcordEvents';
import { HostProblem } from 'c/softphoneHost';

/** Somebody has to change something first: an admin who enters the agent, a certificate. */
const REFUSED_MILLIS = 30_000;

/**
 * The gateway, as an agent signed in there: asks it, follows it, and signs in again whenever that is
 * needed, with what the host gives.
 *
 * States: SIGNING_IN, CONNECTING, OPEN, WAITING (it tries again soon) and REFUSED (it tries again
 * later; `problem` says why).
 */
export class Connection {
  state = 'SIGNING_IN';
  problem = null;
  _host;
  _role;
  _listener;
  _api = null;
  _stream = null;
  _entering = null;
  _attempt = 0;
  _timer = null;
  _closed = false;
  _fetch;

  /**
   * @param host a `SoftphoneHost`
   * @param {string} role AGENT or SUPERVISOR
   * @param {{onEvent: (type: string, data: any) => void, onState: () => void}} listener
   */
  constructor(host, role, listener, fetch = undefined) {
    this._host = host;
    this._role = role;
    this._listener = listener;
    this._fetch = fetch;
  }

  /** Begins; returns at once. */
  start() {
    this._enter();
    return this;
  }

  close() {
    this._closed = true;
    clearTimeout(this._timer);
    this._leave();
  }

  /** Tries again now, if it waits. */
  retryNow() {
    if (this._timer) {
      clearTimeout(this._timer);
      this._timer = null;
      this._enter();
    } else if (this._stream) {
      this._stream.retryNow();
    }
  }

  /**
   * As `Api.request`; a session that has run out is renewed first.
   *
   * @throws {ApiProblem}
   * @throws {NoAnswer} also while nobody is signed in
   */
  async request(method, address, options) {
    const api = this._api;
    if (!api) {
      throw new NoAnswer('not signed in');
    }
    try {
      return await api.request(method, address, options);
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || failure.status !== 401) {
        throw failure;
      }
      await this._renew(api);
      if (!this._api) {
        throw failure;
      }
      return this._api.request(method, address, options);
    }
  }

  _renew(old) {
    if (this._api === old) {
      this._leave();
      return this._enter();
    }
    return this._entering || Promise.resolve();
  }

  _enter() {
    if (!this._entering && !this._closed) {
      this._entering = this._signIn().finally(() => {
        this._entering = null;
      });
    }
    return this._entering;
  }

  async _signIn() {
    this._become(this._attempt ? this.state : 'SIGNING_IN');
    try {
      const { base, token, key } = await this._host.credentials(this._role);
      const session = key ? { token: key } : await this._session(base, token);
      if (this._closed) {
        return;
      }
      this._attempt = 0;
      this.problem = null;
      this._api = new Api(session.token, this._options(base));
      this._stream = new EventStream(this._api, {
        onEvent: (type, data) => this._event(type, data),
        onState: (state) => this._streamIs(state)
      }).start();
    } catch (failure) {
      this._failed(failure);
    }
  }

  async _session(base, token) {
    const body = this._role === 'AGENT' ? { token } : { token, role: this._role };
    return new Api('', this._options(base)).request('POST', '/sessions', { body });
  }

  _options(base) {
    return this._fetch ? { base, fetch: this._fetch } : { base };
  }

  _failed(failure) {
    if (this._closed) {
      return;
    }
    this._attempt += 1;
    const later =
      failure instanceof NoAnswer ||
      failure instanceof HostProblem ||
      (failure instanceof ApiProblem && (failure.status >= 500 || failure.status === 429));
    this.problem = failure instanceof NoAnswer ? null : failure;
    this._become(later && !(failure instanceof HostProblem) ? 'WAITING' : 'REFUSED');
    const asked = (failure.retryAfter || 0) * 1000;
    this._timer = setTimeout(
      () => {
        this._timer = null;
        this._enter();
      },
      later ? Math.max(asked, waitBefore(this._attempt)) : REFUSED_MILLIS
    );
  }

  _leave() {
    if (this._stream) {
      this._stream.close();
    }
    this._stream = null;
    this._api = null;
  }

  _event(type, data) {
    if (type === 'signed-out') {
      this._leave();
      this._enter();
      return;
    }
    this._listener.onEvent(type, data);
  }

  _streamIs(state) {
    if (state === 'REFUSED') {
      // Counted, so that a gateway that takes a session and then does not know it is not hammered.
      this._leave();
      this._attempt += 1;
      this._become('WAITING');
      this._timer = setTimeout(
        () => {
          this._timer = null;
          this._enter();
        },
        waitBefore(this._attempt)
      );
      return;
    }
    this._become(state);
  }

  _become(state) {
    this.state = state;
    if (!this._closed) {
      this._listener.onState();
    }
  }
}
