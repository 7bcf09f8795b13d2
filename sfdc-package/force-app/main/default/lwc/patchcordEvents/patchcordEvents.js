const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 20_000;

/** The gateway sends a comment every 15 s: who hears nothing for longer has lost it. */
const SILENCE_MILLIS = 40_000;

/** Longer than any event; a stream without line ends must not fill the memory. */
const MAX_BUFFER = 8_000_000;

/**
 * Reads Server-Sent Events out of pieces of text, cut anywhere.
 */
export class EventParser {
  _rest = '';
  _id = '';
  _type = '';
  _data = [];
  _onEvent;

  /** @param {(event: {id: string, type: string, data: string}) => void} onEvent */
  constructor(onEvent) {
    this._onEvent = onEvent;
  }

  push(piece) {
    let text = this._rest + piece;
    // A CR at the end may be half of a CRLF.
    const held = text.endsWith('\r') ? '\r' : '';
    text = held ? text.slice(0, -1) : text;
    const lines = text.split(/\r\n|\n|\r/);
    this._rest = lines.pop() + held;
    if (this._rest.length > MAX_BUFFER) {
      throw new Error('a line of the stream is too long');
    }
    lines.forEach((line) => this._line(line));
  }

  _line(line) {
    if (line === '') {
      this._end();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this._data.push(value);
    } else if (field === 'event') {
      this._type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this._id = value;
    }
  }

  _end() {
    const data = this._data;
    const type = this._type || 'message';
    this._data = [];
    this._type = '';
    if (data.length) {
      this._onEvent({ id: this._id, type, data: data.join('\n') });
    }
  }
}

/** How long to wait before the nth try again: longer each time, and not all clients at once. */
export function waitBefore(attempt, random = Math.random) {
  const longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** (attempt - 1));
  return Math.round(longest / 2 + (longest / 2) * random());
}

/**
 * Follows the gateway's event stream, and comes back to it whenever it breaks, from where it was.
 *
 * States: CONNECTING, OPEN, WAITING (it broke; another try follows) and REFUSED (the key is not
 * valid any more; nothing follows).
 */
export class EventStream {
  _api;
  _onEvent;
  _onState;
  _random;
  _closing = new AbortController();
  _wake = () => {};
  _lastId = '';
  _attempt = 0;
  _state = '';

  /**
   * @param api an `Api`
   * @param {{onEvent: (type: string, data: any) => void, onState: (state: string) => void,
   *     random?: () => number}} listener
   */
  constructor(api, { onEvent, onState, random = Math.random }) {
    this._api = api;
    this._onEvent = onEvent;
    this._onState = onState;
    this._random = random;
  }

  /** Begins; returns at once. */
  start() {
    this._run();
    return this;
  }

  /** Ends it for good. */
  close() {
    this._closing.abort();
    this._wake();
  }

  /** Tries again now, if it waits: the network is back, or somebody looks again. */
  retryNow() {
    this._wake();
  }

  async _run() {
    while (!this._closing.signal.aborted) {
      this._become(this._attempt === 0 ? 'CONNECTING' : 'WAITING');
      // One after the other: that is what a reconnection is.
      // eslint-disable-next-line no-await-in-loop
      const asked = await this._follow();
      if (this._closing.signal.aborted || this._state === 'REFUSED') {
        return;
      }
      this._attempt += 1;
      this._become('WAITING');
      // eslint-disable-next-line no-await-in-loop
      await this._pause(Math.max(asked * 1000, waitBefore(this._attempt, this._random)));
    }
  }

  /** Reads one connection to its end; returns for how many seconds the gateway asks to wait. */
  async _follow() {
    const connection = new AbortController();
    const end = () => connection.abort();
    this._closing.signal.addEventListener('abort', end);
    let watch = setTimeout(end, SILENCE_MILLIS);
    try {
      const headers = { Accept: 'text/event-stream' };
      if (this._lastId) {
        headers['Last-Event-ID'] = this._lastId;
      }
      const response = await this._api.open('/events', headers, connection.signal);
      if (response.status === 401) {
        this._become('REFUSED');
        return 0;
      }
      if (!response.ok) {
        return Number.parseInt(response.headers.get('Retry-After'), 10) || 0;
      }
      this._become('OPEN');
      const parser = new EventParser((event) => this._deliver(event));
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        // eslint-disable-next-line no-await-in-loop
        const { done, value } = await reader.read();
        if (done) {
          return 0;
        }
        this._attempt = 0;
        clearTimeout(watch);
        watch = setTimeout(end, SILENCE_MILLIS);
        parser.push(decoder.decode(value, { stream: true }));
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watch);
      this._closing.signal.removeEventListener('abort', end);
      end();
    }
  }

  _deliver(event) {
    this._lastId = event.id || this._lastId;
    this._onEvent(event.type, JSON.parse(event.data));
  }

  _become(state) {
    if (state !== this._state && !this._closing.signal.aborted) {
      this._state = state;
      this._onState(state);
    }
  }

  _pause(millis) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this._wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
