/** As a phone rings: two tones, a second in five (ITU-T E.180 has 425 Hz; a second one is heard better). */
const RING = { hertz: [425, 550], seconds: 1, everyMillis: 5_000, loud: 0.15 };

/**
 * What the agent hears: the other side of each call, and that it rings. On the chosen device, where
 * the browser lets a page choose.
 */
export class Speaker {
  _device;
  _players = new Map();
  _context = null;
  _ringing = null;

  /** @param {string} device its id; empty for the browser's own choice */
  constructor(device) {
    this._device = device;
  }

  close() {
    this.ring(false);
    [...this._players.keys()].forEach((id) => this.sound(null, id));
    if (this._context) {
      this._context.close();
      this._context = null;
    }
  }

  /** Speaks from another device from now on; one that is gone is not used. */
  async use(device) {
    this._device = device;
    await Promise.all([...this._players.values()].map((player) => this._onto(player)));
  }

  /**
   * What one call sounds like from now on.
   *
   * @param {MediaStream | null} stream null when it is over
   * @returns {Promise<boolean>} whether it is heard
   */
  async sound(stream, id) {
    const before = this._players.get(id);
    if (!stream) {
      if (before) {
        before.srcObject = null;
        this._players.delete(id);
      }
      return true;
    }
    const player = before || new Audio();
    this._players.set(id, player);
    player.autoplay = true;
    player.srcObject = stream;
    await this._onto(player);
    return this._start(player);
  }

  /** Somebody has touched the page: what the browser held back is heard now. */
  async play() {
    const heard = await Promise.all([...this._players.values()].map((player) => this._start(player)));
    return heard.every(Boolean);
  }

  ring(on) {
    if (on && !this._ringing) {
      this._ringOnce();
      this._ringing = setInterval(() => this._ringOnce(), RING.everyMillis);
    } else if (!on) {
      clearInterval(this._ringing);
      this._ringing = null;
    }
  }

  async _start(player) {
    try {
      await player.play();
      return true;
    } catch (failure) {
      // AbortError: another sound has taken its place meanwhile.
      return failure.name !== 'NotAllowedError';
    }
  }

  async _onto(player) {
    if (player.setSinkId) {
      try {
        await player.setSinkId(this._device);
      } catch {
        // It is not there any more: the browser's own choice.
        await player.setSinkId('');
      }
    }
  }

  _ringOnce() {
    const Context = globalThis.AudioContext;
    if (!Context) {
      return;
    }
    this._context = this._context || new Context();
    const context = this._context;
    const volume = context.createGain();
    volume.gain.value = RING.loud;
    volume.connect(context.destination);
    RING.hertz.forEach((hertz) => {
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(volume);
      tone.start();
      tone.stop(context.currentTime + RING.seconds);
    });
  }
}
