import { CallLog } from 'c/softphoneLog';
import { Memory } from 'c/softphoneMemory';
import { Notes } from 'c/softphoneNotes';
import { Tabs } from 'c/softphoneTabs';

/** What was dialled lately, as many as are shown. */
const RECENT = 10;

/**
 * What this browser keeps of one agent, over reloads and for all tabs: notes, what is to be logged,
 * what was dialled. There is none of it before it is known who the agent is.
 */
export class DeskKept {
  memory = null;
  notes = null;
  log = null;
  tabs = null;
  _host;
  _request;
  _listener;
  _browser;

  /**
   * @param host a `SoftphoneHost`
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param {{onNoted: (callId: string, refusal?: Error) => void, onLogged: () => void,
   *     onMessage: (type: string, data: any) => void, onLead: () => void}} listener
   * @param {object} [browser] for tests
   */
  constructor(host, request, listener, browser) {
    this._host = host;
    this._request = request;
    this._listener = listener;
    this._browser = browser;
  }

  /** Who the agent is, is known now. */
  belongTo(owner) {
    const { onNoted, onLogged, onMessage, onLead } = this._listener;
    this.memory = new Memory(owner);
    this.notes = new Notes(this.memory, this._request, onNoted);
    this.log = new CallLog(this.memory, this._request, this._host, onLogged);
    this.tabs = new Tabs(
      owner,
      {
        onLead: () => {
          this.log.lead();
          onLead();
        },
        onMessage
      },
      this._browser
    ).start();
    this.notes.sendAll();
  }

  close() {
    [this.tabs, this.notes, this.log].filter(Boolean).forEach((part) => part.close());
  }

  /** The newest first: [{number, name}]. */
  get recent() {
    return this.memory ? this.memory.read('recent', []) : [];
  }

  dialled(number, name) {
    if (this.memory) {
      const rest = this.recent.filter((one) => one.number !== number);
      this.memory.write('recent', [{ number, name: name || '' }, ...rest].slice(0, RECENT));
    }
  }
}
