import { ApiProblem } from 'c/patchcordApi';
import { isOver } from 'c/softphoneCalls';
import { Memory } from 'c/softphoneMemory';
import { Microphone } from 'c/softphoneMicrophone';
import { SipPhone } from 'c/softphoneSipPhone';
import { Speaker } from 'c/softphoneSpeaker';

/** What was refused is tried again after this: somebody has to change something first. */
const AGAIN_MILLIS = 30_000;

/** The next password is taken at four fifths of the life of the one before. */
const RENEW_AT = 0.8;

/** As long as nothing has been asked for. */
const OFF = Object.freeze({ phase: 'OFF', problem: '', microphones: [], speakers: [], chosen: {} });

/** Loads the library of SIP, once; nobody whose line has a desk phone does. */
export function loadLibrary(address = globalThis.patchcordPhoneLibrary) {
  if (globalThis.patchcordSip) {
    return Promise.resolve(globalThis.patchcordSip);
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address || '';
    script.onload = () => resolve(globalThis.patchcordSip);
    script.onerror = () => {
      script.remove();
      reject(new Error('the library did not load'));
    };
    document.head.append(script);
  });
}

/**
 * The browser as the phone of the agent's line. It follows the desk: it is on while the line's phone
 * is a browser, in the tab that leads.
 *
 * `state.phase`: OFF; ELSEWHERE (another tab is the phone); ASK (the agent has to let the browser use
 * the microphone); STARTING; READY; AWAY (it tries again). `state.problem`: why it is not READY, or
 * what is wrong although it is: a word for which there is a label, or empty.
 */
export class BrowserPhone {
  state = OFF;
  _request;
  _onState;
  _load;
  _make;
  _memory = null;
  _microphone = null;
  _speaker = null;
  _phone = null;
  _line = '';
  _leads = false;
  _owner = '';
  _timers = {};
  _run = 0;
  _connection = '';
  _media;
  _live = false;

  /**
   * @param {(method: string, address: string, options?: object) => Promise<any>} request asks the gateway
   * @param {(state: object) => void} onState
   * @param {{load?: Function, make?: Function, media?: object}} [parts] for tests
   */
  constructor(request, onState, { load = loadLibrary, make = undefined, media = undefined } = {}) {
    this._request = request;
    this._onState = onState;
    this._load = load;
    this._make = make || ((...all) => new SipPhone(...all));
    this._media = media;
  }

  /**
   * How the desk stands.
   *
   * @param {{agent: object, line: object, connection: string, calls: object[]}} desk
   * @param {boolean} leads whether this tab does what must be done once
   */
  follow({ agent, line, connection, calls }, leads) {
    const wanted = line && line.phone === 'BROWSER' ? line.number : '';
    if (wanted !== this._line || leads !== this._leads) {
      this._line = wanted;
      this._leads = leads;
      this._owner = agent ? agent.username : '';
      this._stop();
      this._begin();
    } else if (connection === 'OPEN' && this._connection !== 'OPEN' && this._phone) {
      // The gateway may be another process by now, which knows no password of before.
      this._renew();
    }
    this._connection = connection;
    const live = calls.some((call) => !isOver(call));
    if (this._live && !live && this._phone) {
      this._phone.allOver();
    }
    this._live = live;
  }

  close() {
    this._line = '';
    this._stop();
  }

  /** The agent lets the browser use the microphone; it asks then. */
  async allow() {
    await this._open();
  }

  /** @param {{microphone?: string, speaker?: string}} change ids of devices */
  async choose(change) {
    this._microphone.choose(change);
    this._show({});
    if ('speaker' in change) {
      await this._speaker.use(change.speaker);
    } else if (this._phone && this._phone.busy) {
      await this._switchMicrophone();
    }
  }

  /** Sound that the browser held back until somebody touches the page. */
  async hear() {
    if (await this._speaker.play()) {
      this._show({ problem: '' });
    }
  }

  async _begin() {
    if (!this._line) {
      this._become(OFF);
      return;
    }
    if (!this._leads) {
      this._become({ ...OFF, phase: 'ELSEWHERE' });
      return;
    }
    const run = ++this._run;
    this._memory = new Memory(this._owner);
    this._microphone = new Microphone(this._memory, (lost) => this._devicesChanged(lost), this._media);
    this._speaker = new Speaker(this._microphone.chosen.speaker);
    const permission = await this._microphone.permission();
    if (run !== this._run) {
      return;
    }
    if (permission === 'granted') {
      await this._open();
    } else {
      this._show({ phase: 'ASK', problem: permission === 'denied' ? 'BLOCKED' : '' });
    }
  }

  /** Sound first, so that no call rings at a phone that cannot speak. */
  async _open() {
    const run = this._run;
    this._show({ phase: 'STARTING', problem: '' });
    try {
      await this._microphone.open();
    } catch ({ code }) {
      if (run === this._run) {
        this._show({ phase: 'ASK', problem: code });
      }
      return;
    }
    this._connect(run);
  }

  async _connect(run) {
    try {
      const library = await this._load();
      const access = await this._request('POST', '/me/browser-phone');
      if (run !== this._run) {
        return;
      }
      this._phone = this._make(library, this._memory, {
        onState: (state, code) => this._phoneIs(state, code),
        onCalls: () => this._callsChanged(),
        onSound: (stream, id) => this._sound(stream, id),
        microphone: () => this._microphone.open()
      });
      this._phone.start(access);
      this._renewBefore(access.expiresAt);
    } catch (failure) {
      if (run === this._run) {
        const told = failure instanceof ApiProblem && failure.status === 409;
        this._show({ phase: 'AWAY', problem: told ? 'NOT_SET_UP' : 'NO_PHONE_SYSTEM' });
        this._later('again', AGAIN_MILLIS, () => this._connect(run));
      }
    }
  }

  _phoneIs(state, code) {
    if (state === 'REGISTERED') {
      this._show({ phase: 'READY', problem: '' });
      if (!this._phone.busy) {
        // The browser does not show that it listens while nobody talks.
        this._microphone.release();
      }
    } else if (state === 'REFUSED') {
      this._show({ phase: 'AWAY', problem: 'REFUSED' });
      // 401, 403: the password is of before. Any other: what a later try may mend.
      this._later('again', [401, 403, 407].includes(code) ? 1_000 : AGAIN_MILLIS, () => this._renew(true));
    } else {
      this._show({ phase: 'AWAY', problem: state === 'AWAY' ? 'NO_PHONE_SYSTEM' : '' });
    }
  }

  async _renew(now = false) {
    const run = this._run;
    try {
      const access = await this._request('POST', '/me/browser-phone');
      if (run === this._run && this._phone) {
        this._phone.renew(access, now);
        this._renewBefore(access.expiresAt);
      }
    } catch {
      if (run === this._run) {
        this._later('renew', AGAIN_MILLIS, () => this._renew(now));
      }
    }
  }

  _renewBefore(expiresAt) {
    const left = Date.parse(expiresAt) - Date.now();
    this._later('renew', Math.max(left * RENEW_AT, AGAIN_MILLIS), () => this._renew());
  }

  _callsChanged() {
    const { busy, ringing } = this._phone;
    this._speaker.ring(ringing);
    if (!busy) {
      this._microphone.release();
    }
  }

  async _sound(stream, id) {
    const heard = await this._speaker.sound(stream, id);
    if (!heard) {
      this._show({ problem: 'SILENCED' });
    }
  }

  async _devicesChanged(lost) {
    this._show({});
    if (this._phone && this._phone.busy && lost) {
      await this._switchMicrophone();
    } else if (this.state.problem === 'NO_MICROPHONE' && this._microphone.microphones.length) {
      await (this._phone && this._phone.busy ? this._switchMicrophone() : this._open());
    }
  }

  async _switchMicrophone() {
    try {
      await this._phone.speakInto(await this._microphone.open());
      this._show({ problem: '' });
    } catch ({ code }) {
      this._show({ problem: code || 'MICROPHONE_BUSY' });
    }
  }

  _later(name, millis, work) {
    clearTimeout(this._timers[name]);
    this._timers[name] = setTimeout(work, millis);
  }

  _stop() {
    this._run++;
    Object.values(this._timers).forEach(clearTimeout);
    [this._phone, this._microphone, this._speaker].filter(Boolean).forEach((part) => part.close());
    this._phone = null;
    this._microphone = null;
    this._speaker = null;
  }

  _show(change) {
    const { microphones, speakers, chosen } = this._microphone;
    this._become({ ...this.state, microphones, speakers, chosen, ...change });
  }

  _become(state) {
    this.state = Object.freeze(state);
    this._onState(this.state);
  }
}
