/** What the list of agents can be narrowed to. */
export const FILTERS = Object.freeze({ ALL: 'all', NO_LINE: 'noLine', NO_PHONE: 'noPhone' });

/**
 * The agents as the page knows them: loaded from the API, kept right by events. As one object it is
 * handed to components as it is, without a proxy around 5,000 agents.
 */
export class AgentMap {
  _agents = new Map();
  _sorted = null;

  get size() {
    return this._agents.size;
  }

  find(username) {
    return this._agents.get(username);
  }

  /** Who has a line, of those who are known. */
  holderOf(line) {
    return [...this._agents.values()].find((agent) =>
      agent.assignments.some((assignment) => assignment.line === line)
    );
  }

  put(agent) {
    this._agents.set(agent.username, { ...agent, found: textOf(agent) });
    this._sorted = null;
  }

  remove(username) {
    this._sorted = null;
    return this._agents.delete(username);
  }

  /** Keeps those agents alone. */
  keep(usernames) {
    [...this._agents.keys()].filter((name) => !usernames.has(name)).forEach((name) => this.remove(name));
  }

  clear() {
    this._agents.clear();
    this._sorted = null;
  }

  /** A 'device' or 'presence' event; whether it changed something that is known. */
  apply(type, data) {
    const agent = this._agents.get(data.agent);
    if (!agent) {
      return false;
    }
    if (type === 'presence') {
      agent.presence = data.presence;
      return true;
    }
    const line = agent.lines.find((held) => held.number === data.line);
    if (type === 'device' && line) {
      line.device = data.device;
      return true;
    }
    return false;
  }

  /** Those that fit, by name. */
  list({ words = '', filter = FILTERS.ALL, callCenter = '' } = {}) {
    const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
    return this._all().filter(
      (agent) =>
        parts.every((part) => agent.found.includes(part)) && fits(agent, filter, callCenter)
    );
  }

  /** How many there are for each filter. */
  counts(callCenter) {
    const counts = { all: 0, noLine: 0, noPhone: 0 };
    this._agents.forEach((agent) => {
      counts.all += 1;
      counts.noLine += fits(agent, FILTERS.NO_LINE, callCenter) ? 1 : 0;
      counts.noPhone += fits(agent, FILTERS.NO_PHONE, callCenter) ? 1 : 0;
    });
    return counts;
  }

  _all() {
    if (!this._sorted) {
      const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
      this._sorted = [...this._agents.values()].sort(
        (one, other) =>
          order.compare(one.displayName, other.displayName) ||
          order.compare(one.username, other.username)
      );
    }
    return this._sorted;
  }
}

/** The agent's assignment in a call center, if there is one. */
export function assignmentIn(agent, callCenter) {
  return agent.assignments.find((assignment) => assignment.callCenter === callCenter);
}

/** The phone of a line of the agent's; null when the gateway does not say. */
export function deviceOf(agent, number) {
  const line = agent.lines.find((held) => held.number === number);
  return line ? line.device : null;
}

function fits(agent, filter, callCenter) {
  if (filter === FILTERS.ALL) {
    return true;
  }
  const assignment = assignmentIn(agent, callCenter);
  if (filter === FILTERS.NO_LINE) {
    return !assignment;
  }
  const device = assignment && deviceOf(agent, assignment.line);
  return Boolean(device && device.state === 'NOT_REGISTERED');
}

function textOf(agent) {
  return [
    agent.username,
    agent.displayName,
    agent.email || '',
    ...agent.assignments.map((assignment) => assignment.line)
  ]
    .join('\n')
    .toLowerCase();
}
