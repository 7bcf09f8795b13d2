const CHOSEN = 'phone.devices';

const SPEECH = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** What the browser says when it gives no sound, by what the agent can do about it. */
const PROBLEMS = {
  NotAllowedError: 'BLOCKED',
  SecurityError: 'BLOCKED',
  NotFoundError: 'NO_MICROPHONE',
  OverconstrainedError: 'NO_MICROPHONE',
  NotReadableError: 'MICROPHONE_BUSY',
  AbortError: 'MICROPHONE_BUSY'
};

/** The frame's own page would have to allow it: `allow="microphone"`. */
function isFrameBlocked(page) {
  const policy = page.featurePolicy || page.permissionsPolicy;
  return Boolean(policy && policy.allowsFeature && !policy.allowsFeature('microphone'));
}

/** Why there is no sound. `code`: BLOCKED, FRAME, NO_MICROPHONE or MICROPHONE_BUSY. */
export class MicrophoneProblem extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Microphone and speaker: whether the page may use them, which ones there are, and which of them the
 * agent has chosen, which the browser keeps.
 */
export class Microphone {
  microphones = [];
  speakers = [];
  _memory;
  _onChange;
  _media;
  _stream = null;
  _plugged = () => this._devicesChanged();

  /**
   * @param {import('c/softphoneMemory').Memory} memory
   * @param {(lost: boolean) => void} onChange devices came or went; lost: the one in use is gone
   */
  constructor(memory, onChange, media = (globalThis.navigator || {}).mediaDevices) {
    this._memory = memory;
    this._onChange = onChange;
    this._media = media;
    if (media) {
      media.addEventListener('devicechange', this._plugged);
    }
  }

  close() {
    this.release();
    if (this._media) {
      this._media.removeEventListener('devicechange', this._plugged);
    }
  }

  /** {microphone, speaker}: ids of devices, empty for the browser's own choice. */
  get chosen() {
    return { microphone: '', speaker: '', ...this._memory.read(CHOSEN, {}) };
  }

  choose(change) {
    this._memory.write(CHOSEN, { ...this.chosen, ...change });
  }

  /** Whether the browser would give sound without asking: 'granted', 'prompt' or 'denied'. */
  async permission() {
    if (!this._media || isFrameBlocked(document)) {
      return 'denied';
    }
    try {
      return (await navigator.permissions.query({ name: 'microphone' })).state;
    } catch {
      // Not every browser can be asked: it has names of devices only for whom it has given sound.
      const devices = await this._media.enumerateDevices();
      return devices.some(({ kind, label }) => kind === 'audioinput' && label) ? 'granted' : 'prompt';
    }
  }

  /**
   * The sound of the chosen microphone; of another, when that one is not there. The browser may ask.
   *
   * @throws {MicrophoneProblem}
   */
  async open() {
    if (!this._media) {
      throw new MicrophoneProblem('BLOCKED');
    }
    try {
      const stream = await this._listen(this.chosen.microphone);
      this.release();
      this._stream = stream;
      stream.getAudioTracks().forEach((track) => track.addEventListener('ended', this._plugged));
      await this.list();
      return stream;
    } catch (failure) {
      if (failure.name === 'NotAllowedError' && isFrameBlocked(document)) {
        throw new MicrophoneProblem('FRAME');
      }
      throw new MicrophoneProblem(PROBLEMS[failure.name] || 'MICROPHONE_BUSY');
    }
  }

  /** A device that is gone is no reason to be silent. Chromium makes nothing of an `ideal` one. */
  async _listen(microphone) {
    if (microphone) {
      try {
        return await this._media.getUserMedia({ audio: { ...SPEECH, deviceId: { exact: microphone } } });
      } catch (failure) {
        if (PROBLEMS[failure.name] !== 'NO_MICROPHONE') {
          throw failure;
        }
      }
    }
    return this._media.getUserMedia({ audio: SPEECH });
  }

  /** The browser shows no more that it listens. */
  release() {
    if (this._stream) {
      this._stream.getTracks().forEach((track) => {
        track.removeEventListener('ended', this._plugged);
        track.stop();
      });
      this._stream = null;
    }
  }

  async list() {
    const devices = await this._media.enumerateDevices();
    const of = (wanted) =>
      devices.filter(({ kind, deviceId }) => kind === wanted && deviceId).map(({ deviceId, label }) => ({ id: deviceId, label }));
    this.microphones = of('audioinput');
    this.speakers = of('audiooutput');
  }

  async _devicesChanged() {
    await this.list();
    const lost = Boolean(this._stream) && this._stream.getAudioTracks().every(({ readyState }) => readyState === 'ended');
    this._onChange(lost);
  }
}
