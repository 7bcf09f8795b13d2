const NOBODY = Object.freeze({
  phase: 'STARTING',
  connection: 'SIGNING_IN',
  problem: null,
  awaySince: '',
  phoneSystem: 'UP',
  agent: null,
  line: null,
  callCenter: '',
  presence: null,
  awayReasons: [],
  settings: null,
  calls: [],
  chosen: '',
  matches: {},
  asked: {},
  refusal: null,
  unlogged: [],
  history: null,
  historyProblem: null,
  missed: 0,
  leads: false,
  clockAhead: 0
});

/** How everything stands on the desk; each change replaces the whole. */
export class DeskState {
  now = NOBODY;
  _onChange;

  /** @param {(now: object) => void} onChange */
  constructor(onChange) {
    this._onChange = onChange;
  }

  become(change) {
    this.now = Object.freeze({ ...this.now, ...change });
    this._onChange(this.now);
  }

  /** The call as it stands on the desk; undefined where it is not there. */
  call(callId) {
    return this.now.calls.find(({ id }) => id === callId);
  }

  /**
   * Something was not done.
   *
   * @param {{failure?: Error, failed?: object, asked?: object}} why failure: a request was refused;
   *     failed: the phone system could not do what was accepted; asked: a consultation came to nothing
   */
  refuse(why, callId = '') {
    this.become({ refusal: { ...why, callId, at: Date.now() } });
  }

  /**
   * Notes what is under way, so that nobody asks twice, and why something was refused.
   *
   * @throws whatever the work throws
   */
  async asking(what, work, callId = '') {
    this.become({ asked: { ...this.now.asked, [what]: true }, refusal: null });
    try {
      return await work();
    } catch (failure) {
      this.refuse({ failure }, callId);
      throw failure;
    } finally {
      const asked = { ...this.now.asked };
      delete asked[what];
      this.become({ asked });
    }
  }
}
