/** Of a browser that keeps nothing for this page: a frame of another site, with cookies off. */
const NOTHING = Object.freeze({
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {}
});

function browserStorage() {
  try {
    return globalThis.localStorage || NOTHING;
  } catch {
    return NOTHING;
  }
}

/**
 * What the browser keeps for one agent, over reloads and for all tabs. Where it keeps nothing, this
 * object does for as long as it lives.
 */
export class Memory {
  _kept = new Map();
  _prefix;
  _storage;

  /**
   * @param {string} owner whose memory it is; others do not see it
   * @param {Storage} [storage] the browser's, which all tabs share
   */
  constructor(owner, storage = browserStorage()) {
    this._prefix = `patchcord.softphone.${owner}.`;
    this._storage = storage;
  }

  /** What was written last under a name, by any tab. */
  read(name, otherwise) {
    try {
      const text = this._storage.getItem(this._prefix + name) ?? this._kept.get(name);
      return text ? JSON.parse(text) : otherwise;
    } catch {
      return otherwise;
    }
  }

  write(name, value) {
    const text = JSON.stringify(value);
    this._kept.set(name, text);
    try {
      this._storage.setItem(this._prefix + name, text);
    } catch {
      // It is full, or not ours: this tab remembers.
    }
  }
}
