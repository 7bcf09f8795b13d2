import { Connection } from 'c/softphoneConnection';
import { isOver } from 'c/softphoneCalls';

const PAGE = 200;

const NOTHING = Object.freeze({
  state: 'SIGNING_IN',
  problem: null,
  agents: [],
  queues: [],
  calls: [],
  monitorings: [],
  awayReasons: []
});

/** One among many, by a member that names it. */
function replaced(all, name, one) {
  const rest = all.filter((other) => other[name] !== one[name]);
  return [...rest, one];
}

/**
 * What a supervisor sees of a call center: agents, queues and calls as they stand, and who of them is
 * heard. Signed in on its own: an agent's session does not show others.
 */
export class Floor {
  state = NOTHING;
  _connection;
  _onState;
  /** For each reading of the agents that runs, what was told of them since it began. */
  _readings = new Set();

  /**
   * @param host a `SoftphoneHost`
   * @param {(state: object) => void} onState
   */
  constructor(host, onState, fetch = undefined) {
    this._onState = onState;
    this._connection = new Connection(
      host,
      'SUPERVISOR',
      {
        onEvent: (type, data) => this._event(type, data),
        onState: () => this._connected()
      },
      fetch
    );
  }

  start() {
    this._connection.start();
    return this;
  }

  close() {
    this._connection.close();
  }

  retryNow() {
    this._connection.retryNow();
  }

  /** @param {string} line that of the supervisor, where the key has none of its own */
  monitor(callId, mode, line) {
    return this._connection.request('POST', `/calls/${encodeURIComponent(callId)}/monitor`, {
      body: line ? { mode, line } : { mode }
    });
  }

  /** @param {string} mode listen, whisper or barge */
  change(monitoringId, mode) {
    return this._connection.request('POST', `/monitorings/${encodeURIComponent(monitoringId)}/${mode}`);
  }

  stop(monitoringId) {
    return this._connection.request('DELETE', `/monitorings/${encodeURIComponent(monitoringId)}`);
  }

  presence(username, state, reason) {
    return this._connection.request('PUT', `/agents/${encodeURIComponent(username)}/presence`, {
      body: reason ? { state, reason } : { state }
    });
  }

  _connected() {
    const { state, problem } = this._connection;
    this._become({ state, problem });
  }

  async _event(type, data) {
    const { agents, calls, queues, monitorings } = this.state;
    if (type === 'snapshot') {
      this._become({ queues: data.queues, calls: data.calls, monitorings: data.monitorings });
      await this._readAgents();
    } else if (type === 'call' || type === 'call-ended') {
      const rest = calls.filter(({ id }) => id !== data.id);
      this._become({ calls: isOver(data) ? rest : [...rest, data] });
    } else if (type === 'queue') {
      this._become({ queues: replaced(queues, 'name', data) });
    } else if (type === 'monitoring') {
      const rest = monitorings.filter(({ id }) => id !== data.id);
      this._become({ monitorings: data.state === 'ENDED' ? rest : [...rest, data] });
    } else if (type === 'presence') {
      this._agent(agents, data.agent, { presence: data.presence });
    } else if (type === 'device') {
      this._agent(agents, data.agent, { line: { number: data.line, device: data.device } });
    } else if (type === 'settings') {
      this._become({ awayReasons: data.awayReasons });
    }
  }

  /** One who is new here is read with all others. */
  async _agent(agents, username, change) {
    this._readings.forEach((told) => told.set(username, { ...told.get(username), ...change }));
    const known = agents.find((agent) => agent.username === username);
    if (known) {
      this._become({ agents: replaced(agents, 'username', { ...known, ...change }) });
    } else {
      await this._readAgents();
    }
  }

  /** What the stream tells meanwhile is newer than what is read. */
  async _readAgents() {
    const all = [];
    const told = new Map();
    let cursor;
    this._readings.add(told);
    try {
      do {
        // Each page says where the next one begins.
        // eslint-disable-next-line no-await-in-loop
        const page = await this._connection.request('GET', '/agents', { query: { limit: PAGE, cursor } });
        all.push(...page.items);
        cursor = page.next;
      } while (cursor);
      this._become({ agents: all.map((agent) => ({ ...agent, ...told.get(agent.username) })) });
    } catch {
      // The stream breaks with it, and its next snapshot reads again.
    } finally {
      this._readings.delete(told);
    }
  }

  _become(change) {
    this.state = Object.freeze({ ...this.state, ...change });
    this._onState(this.state);
  }
}
