import { Api, ApiProblem, NoAnswer } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';
import { Roster } from 'c/patchcordAdminRoster';
import { refusalOf } from 'c/patchcordAdminSignIn';

/** In the tab alone: neither another tab nor the next day finds it. */
const KEY = 'patchcord.admin.key';
const CALL_CENTER = 'patchcord.admin.callCenter';

/** As it is while nobody is signed in. */
const NOBODY = Object.freeze({
  callCenters: [],
  callCenter: '',
  ready: false,
  problem: '',
  loading: true,
  loadError: '',
  stream: 'CONNECTING',
  awaySince: '',
  revision: 0,
  linesRevision: 0,
  driftRevision: 0,
  driftCount: null,
  progress: null
});

/**
 * Who is signed in, and how things stand for that one: the connection, the agents, the call centers,
 * and what the event stream tells.
 *
 * `state` is replaced as a whole with every change, and told. Its phase is CHECKING, OUT or IN.
 */
export class Session {
  state = Object.freeze({ ...NOBODY, phase: 'CHECKING', reason: '' });
  client = null;
  _roster = null;

  /**
   * What a page of Salesforce gives: {signToken, readUsers, gateway}, see
   * docs/reference/softphone-host.md; null on the gateway's own page.
   */
  org = null;

  /** @param {(state: object) => void} onState */
  constructor(onState) {
    this._onState = onState;
  }

  /** An `AgentMap`. */
  get agents() {
    return this._roster.agents;
  }

  /** Goes on with the key of this tab, if there is one. */
  async resume() {
    if (this.org) {
      await this.signInByOrg();
      return;
    }
    const key = sessionStorage.getItem(KEY);
    if (!key) {
      this._become({ phase: 'OUT' });
      return;
    }
    const refusal = await refusalOf(key);
    if (refusal) {
      this.signOut(refusal);
    } else {
      this._enter(key);
    }
  }

  /** With what the org signs of the user; the token of the session is in memory alone. */
  async signInByOrg() {
    this._become({ phase: 'CHECKING', reason: '' });
    try {
      const base = this.org.gateway;
      const token = await this.org.signToken();
      const { token: session } = await new Api('', { base }).request('POST', '/sessions', { body: { token, role: 'ADMIN' } });
      this._enter(session, base);
    } catch (failure) {
      const told = failure instanceof ApiProblem || failure instanceof NoAnswer;
      this.signOut(told ? sentenceOf(failure) : fill(labels.signInOrgFailed, failure.message));
    }
  }

  /** With a key that the gateway took. */
  signIn(key) {
    sessionStorage.setItem(KEY, key);
    this._enter(key);
  }

  /** @param {string} reason said to whoever has to sign in again */
  signOut(reason = '') {
    this.close();
    sessionStorage.removeItem(KEY);
    this._become({ ...NOBODY, phase: 'OUT', reason });
  }

  /** The key opens nothing any more. */
  expire() {
    this.signOut(labels.signInExpired);
  }

  close() {
    if (this._roster) {
      this._roster.close();
    }
    this._roster = null;
    this.client = null;
  }

  /** Reads the call centers; the first time, begins to follow. */
  async begin() {
    const { client } = this;
    this._become({ problem: '' });
    try {
      const page = await client.request('GET', '/call-centers', { query: { limit: 200 } });
      if (client !== this.client) {
        return;
      }
      const names = page.items.map((center) => center.internalName);
      const last = this.state.callCenter || sessionStorage.getItem(CALL_CENTER);
      const first = !this.state.ready;
      this._become({
        callCenters: page.items,
        callCenter: names.includes(last) ? last : names[0] || '',
        ready: true
      });
      if (first) {
        this._roster.start();
      }
    } catch (failure) {
      if (client === this.client) {
        this._become({ problem: sentenceOf(failure) });
      }
    }
  }

  choose(callCenter) {
    sessionStorage.setItem(CALL_CENTER, callCenter);
    this._become({ callCenter });
  }

  /** Reads the agents again, after that failed. */
  reload() {
    this._roster.load();
  }

  /** Reads again what was changed here. */
  async changed(usernames) {
    if (this._roster) {
      this._become({ driftRevision: this.state.driftRevision + 1 });
      await this._roster.changed(usernames);
    }
  }

  /** How many differences there are: whoever has counted them knows. */
  countDrift(driftCount) {
    this._become({ driftCount });
  }

  /** Tries the stream again now, if it waits. */
  retryNow() {
    if (this._roster) {
      this._roster.retryNow();
    }
  }

  _enter(key, base = '') {
    this.client = new Api(key, { base });
    this._roster = new Roster(this.client, {
      onChange: () => this._become({ revision: this.state.revision + 1 }),
      onLines: () => this._become({ linesRevision: this.state.linesRevision + 1 }),
      onLoading: (loading, failure) =>
        this._become({ loading, loadError: failure ? sentenceOf(failure) : '' }),
      onState: (stream) => this._streamIs(stream),
      onOther: (type, data) => this._event(type, data)
    });
    this._become({ ...NOBODY, phase: 'IN', reason: '' });
    this.begin();
  }

  _streamIs(stream) {
    if (stream === 'REFUSED') {
      this.expire();
      return;
    }
    const { awaySince } = this.state;
    this._become({
      stream,
      // The end of an import may be among what was missed.
      progress: stream === 'OPEN' ? this.state.progress : null,
      awaySince: { OPEN: '', WAITING: awaySince || new Date().toISOString() }[stream] ?? awaySince
    });
  }

  _event(type, data) {
    if (type === 'snapshot') {
      this._lookAtDrift();
    } else if (type === 'drift') {
      this._become({ driftCount: data.total, driftRevision: this.state.driftRevision + 1 });
    } else if (type === 'import') {
      this._become({ progress: data });
    }
  }

  /** For the count; whoever looks at the list reads it all. */
  async _lookAtDrift() {
    const { client } = this;
    try {
      const page = await client.request('GET', '/drift', { query: { limit: 1 } });
      if (client === this.client) {
        this._become({
          driftCount: page.summary ? page.summary.total : this.state.driftCount,
          driftRevision: this.state.driftRevision + 1
        });
      }
    } catch {
      // The next event tells it.
    }
  }

  _become(change) {
    this.state = Object.freeze({ ...this.state, ...change });
    this._onState(this.state);
  }
}
