const BEAT_MILLIS = 1_000;

/** A tab that was not heard for as long as this is gone; hidden tabs beat once a second at best. */
const SILENCE_MILLIS = 4_000;

function channelNamed(name) {
  return globalThis.BroadcastChannel ? new globalThis.BroadcastChannel(name) : null;
}

/**
 * The tabs and windows in which one agent has the softphone. One of them leads: it does what must be
 * done once. And one is where the agent looks.
 *
 * Who leads is whoever holds a Web Lock. Where a browser has none for this frame, the tabs tell each
 * other that they are there, and the oldest leads.
 */
export class Tabs {
  leads = false;
  _name;
  _id;
  _listener;
  _locks;
  _channel;
  _others = new Map();
  _looked = 0;
  _release = () => {};
  _beat = null;
  _closed = false;
  _onLook = () => this._look();
  _onHide = () => this._tell();

  /**
   * @param {string} owner whose tabs they are
   * @param {{onLead: () => void, onMessage: (type: string, data: any) => void}} listener
   * @param {{locks?: LockManager, channel?: BroadcastChannel, id?: string}} [browser]
   */
  constructor(owner, listener, browser = {}) {
    this._name = `patchcord.softphone.${owner}`;
    this._listener = listener;
    this._id = browser.id || `${String(Date.now()).padStart(15, '0')}-${Math.random()}`;
    this._locks = 'locks' in browser ? browser.locks : (globalThis.navigator || {}).locks;
    this._channel = 'channel' in browser ? browser.channel : channelNamed(this._name);
  }

  start() {
    if (this._channel) {
      this._channel.onmessage = ({ data }) => this._hear(data);
    }
    document.addEventListener('visibilitychange', this._onLook);
    globalThis.addEventListener('focus', this._onLook);
    globalThis.addEventListener('pointerdown', this._onLook, true);
    globalThis.addEventListener('pagehide', this._onHide);
    this._look();
    this._say('hello');
    this._askForLead();
    return this;
  }

  close() {
    this._closed = true;
    document.removeEventListener('visibilitychange', this._onLook);
    globalThis.removeEventListener('focus', this._onLook);
    globalThis.removeEventListener('pointerdown', this._onLook, true);
    globalThis.removeEventListener('pagehide', this._onHide);
    this._say('bye');
    clearInterval(this._beat);
    this._release();
    if (this._channel) {
      this._channel.close();
    }
  }

  /** Tells all other tabs. */
  say(type, data) {
    this._say('message', { type, data });
  }

  /** Whether it is this tab that the agent looks at, or looked at last; of none, the leader. */
  get looksHere() {
    const seen = [...this._others].filter(([, other]) => other.visible);
    if (document.visibilityState === 'hidden') {
      return seen.length === 0 && this.leads;
    }
    return seen.every(
      ([id, other]) => other.looked < this._looked || (other.looked === this._looked && id < this._id)
    );
  }

  _look() {
    if (document.visibilityState !== 'hidden') {
      this._looked = Date.now();
    }
    this._tell();
  }

  _tell() {
    this._say('state');
  }

  _say(kind, more = {}) {
    if (this._channel) {
      this._channel.postMessage({
        kind,
        id: this._id,
        looked: this._looked,
        visible: document.visibilityState !== 'hidden',
        ...more
      });
    }
  }

  _hear({ kind, id, looked, visible, type, data }) {
    if (this._closed) {
      return;
    }
    if (kind === 'bye') {
      this._others.delete(id);
      this._elect();
      return;
    }
    this._others.set(id, { looked, visible, heard: Date.now() });
    if (kind === 'hello') {
      this._tell();
    } else if (kind === 'message') {
      this._listener.onMessage(type, data);
    }
  }

  async _askForLead() {
    try {
      await this._locks.request(this._name, () => {
        if (this._closed) {
          return null;
        }
        this._become();
        return new Promise((resolve) => {
          this._release = resolve;
        });
      });
    } catch {
      // No locks for this frame.
      if (!this._closed) {
        this._beat = setInterval(() => this._beatOnce(), BEAT_MILLIS);
      }
    }
  }

  _beatOnce() {
    this._tell();
    const now = Date.now();
    for (const [id, other] of this._others) {
      if (now - other.heard > SILENCE_MILLIS) {
        this._others.delete(id);
      }
    }
    this._elect();
  }

  /** Only where there are no locks. The oldest leads; who leads already is older than who comes. */
  _elect() {
    if (this._beat && [...this._others.keys()].every((id) => id > this._id)) {
      this._become();
    }
  }

  _become() {
    if (!this.leads && !this._closed) {
      this.leads = true;
      this._listener.onLead();
    }
  }
}
