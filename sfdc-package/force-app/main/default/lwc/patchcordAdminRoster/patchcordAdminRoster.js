import { ApiProblem, path } from 'c/patchcordApi';
import { EventStream } from 'c/patchcordEvents';
import { AgentMap } from 'c/patchcordAdminModel';

const PAGE = 200;

/** Events come in bursts; the page is drawn once for each. */
const DRAW_PAUSE_MILLIS = 50;

/** What others change comes in bursts too, an import above all. */
const RELOAD_PAUSE_MILLIS = 400;

/** More than these are read again as a whole. */
const MAX_SINGLE = 20;

/**
 * All agents, kept right: read once, then followed by the event stream. After a gap that the stream
 * cannot fill, all are read again.
 */
export class Roster {
  agents = new AgentMap();

  /**
   * @param client an `Api`
   * @param {{onChange: Function, onLines: Function, onLoading: Function, onState: Function,
   *     onOther: Function}} tell
   *     onChange: the agents are others; onLines: lines may have become free or taken; onLoading:
   *     (whether it loads, why it failed or null); onState: the state of the stream;
   *     onOther: (type, data) of each event that tells of more than the agents
   */
  constructor(client, tell) {
    this._client = client;
    this._tell = tell;
    this._stream = new EventStream(client, {
      onEvent: (type, data) => this._event(type, data),
      onState: (state) => this._state(state)
    });
    this._closed = false;
    this._run = 0;
    this._early = null;
    this._dirty = new Set();
    this._all = false;
    this._away = false;
    this._failed = false;
  }

  /** Begins to follow; the first event makes it load. */
  start() {
    this._stream.start();
  }

  close() {
    this._closed = true;
    this._run += 1;
    clearTimeout(this._drawing);
    clearTimeout(this._reloading);
    this._stream.close();
  }

  /** Tries the stream again now, if it waits. */
  retryNow() {
    this._stream.retryNow();
  }

  /** Reads all agents, a page after the other. What happens meanwhile counts. */
  async load() {
    this._run += 1;
    const run = this._run;
    const seen = new Set();
    this._early = [];
    this._tell.onLoading(true, null);
    try {
      let cursor;
      do {
        // eslint-disable-next-line no-await-in-loop
        const page = await this._client.request('GET', '/agents', {
          query: { limit: PAGE, cursor }
        });
        if (run !== this._run) {
          return;
        }
        page.items.forEach((agent) => {
          seen.add(agent.username);
          this.agents.put(agent);
        });
        // An answer may be older than an event that overtook it.
        this._early.forEach(([type, data]) => this.agents.apply(type, data));
        this._draw();
        cursor = page.next;
      } while (cursor);
      this.agents.keep(seen);
      this._draw();
      this._end(null);
    } catch (failure) {
      if (run === this._run) {
        this._end(failure);
      }
    }
  }

  /**
   * Reads again what was changed.
   *
   * @param {string[] | null} usernames null for all
   */
  async changed(usernames) {
    if (this._closed) {
      return;
    }
    this._tell.onLines();
    if (usernames === null || usernames.length > MAX_SINGLE) {
      await this.load();
      return;
    }
    await Promise.all(usernames.map((username) => this._read(username)));
    this._draw();
  }

  _state(state) {
    if (this._closed) {
      return;
    }
    if (state === 'OPEN' && this._away) {
      // Events fill the gap of the agents; what else failed meanwhile is asked again.
      this._tell.onLines();
      if (this._failed) {
        this.load();
      }
    }
    this._away = state === 'WAITING';
    this._tell.onState(state);
  }

  _end(failure) {
    this._early = null;
    this._failed = Boolean(failure);
    this._tell.onLoading(false, failure);
  }

  async _read(username) {
    try {
      const agent = await this._client.request('GET', path`/agents/${username}`);
      if (agent.endedAt) {
        this.agents.remove(username);
      } else {
        this.agents.put(agent);
      }
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 404) {
        this.agents.remove(username);
      }
      // Else the next event, or the next load, mends it.
    }
  }

  _event(type, data) {
    if (this._closed) {
      return;
    }
    if (type === 'snapshot') {
      this.load();
      this._tell.onLines();
    } else if (type === 'map') {
      this._mapChanged(data.agents);
    } else if (type === 'device' || type === 'presence') {
      if (this._early) {
        this._early.push([type, data]);
      }
      if (this.agents.apply(type, data)) {
        this._draw();
      }
    }
    this._tell.onOther(type, data);
  }

  _mapChanged(usernames) {
    this._all ||= usernames === null;
    (usernames || []).forEach((username) => this._dirty.add(username));
    clearTimeout(this._reloading);
    this._reloading = setTimeout(() => {
      const which = this._all ? null : [...this._dirty];
      this._all = false;
      this._dirty.clear();
      this.changed(which);
    }, RELOAD_PAUSE_MILLIS);
  }

  _draw() {
    if (!this._drawing) {
      this._drawing = setTimeout(() => {
        this._drawing = null;
        this._tell.onChange();
      }, DRAW_PAUSE_MILLIS);
    }
  }
}
