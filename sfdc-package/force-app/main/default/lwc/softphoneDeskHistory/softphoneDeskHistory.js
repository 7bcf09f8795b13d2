import { isMissed } from 'c/softphoneCalls';

const PAGE = 30;

/** In a browser that does not know what the agent has seen, those of this shift are missed. */
const SHIFT_MILLIS = 12 * 3600 * 1000;

/** The record of a call is written moments after its end. */
const RECORD_TRIES = 8;
const RECORD_MILLIS = 500;

const SEEN = 'missed.seen';

/** The agent's calls that are over, and which of them were missed. */
export class DeskHistory {
  _state;
  _request;
  _kept;
  _again = null;
  _reads = 0;

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param {import('c/softphoneDeskKept').DeskKept} kept
   */
  constructor(state, request, kept) {
    this._state = state;
    this._request = request;
    this._kept = kept;
  }

  close() {
    clearTimeout(this._again);
  }

  /** @param {boolean} more the page that follows, else the newest ones */
  async read(more = false) {
    const { history } = this._state.now;
    const cursor = more && history ? history.next : undefined;
    this._reads += 1;
    const mine = this._reads;
    try {
      const page = await this._request('GET', '/history', { query: { limit: PAGE, cursor } });
      // What was asked for since shows more than this does.
      if (mine === this._reads) {
        this._state.become({
          history: { items: [...(cursor ? history.items : []), ...page.items], next: page.next },
          historyProblem: null
        });
        this.countMissed();
      }
    } catch (failure) {
      if (mine === this._reads) {
        this._state.become({ historyProblem: failure });
      }
    }
  }

  /** A call has ended: its record follows. */
  async readUntilThere(callId, attempt = 1) {
    await this.read();
    const { history } = this._state.now;
    if (history && !history.items.some(({ id }) => id === callId) && attempt < RECORD_TRIES) {
      clearTimeout(this._again);
      this._again = setTimeout(() => this.readUntilThere(callId, attempt + 1), attempt * RECORD_MILLIS);
    }
  }

  /** The agent has seen those that were missed. */
  sawMissed() {
    this._kept.memory.write(SEEN, new Date().toISOString());
    this._kept.tabs.say('seen');
    this.countMissed();
  }

  countMissed() {
    const seen = this._kept.memory.read(SEEN, new Date(Date.now() - SHIFT_MILLIS).toISOString());
    const { history } = this._state.now;
    this._state.become({
      missed: history ? history.items.filter((record) => isMissed(record) && record.endedAt > seen).length : 0
    });
  }
}
