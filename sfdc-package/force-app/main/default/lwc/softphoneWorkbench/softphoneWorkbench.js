import { LightningElement } from 'lwc';
import { Api, ApiProblem } from 'c/patchcordApi';
import { FakeHost, RECORDS } from 'c/softphoneFakeHost';
import { labels } from 'c/softphoneLabels';
import { sentenceOf } from 'c/softphoneProblems';

/** In the tab alone: neither another tab nor the next day finds it. */
const KEYS = 'patchcord.workbench.keys';

const SHOWN = 60;

/** Keys in the address, behind the #, which no browser sends: a link signs in by one click. */
function keysOf(hash) {
  const given = new URLSearchParams(hash.slice(1));
  const key = given.get('key');
  return key ? { key, supervisorKey: given.get('supervisor') || '' } : null;
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEYS));
  } catch {
    return null;
  }
}

/**
 * The softphone without Salesforce, beside a sheet that shows what Salesforce would have done.
 */
export default class SoftphoneWorkbench extends LightningElement {
  static renderMode = 'light';

  labels = labels;
  host = null;
  done = [];
  error = '';
  busy = false;
  records = RECORDS;
  _count = 0;

  connectedCallback() {
    const given = keysOf(globalThis.location.hash);
    if (given) {
      globalThis.history.replaceState(null, '', globalThis.location.pathname + globalThis.location.search);
    }
    const keys = given || kept();
    if (keys) {
      this.enter(keys);
    }
  }

  get invalid() {
    return String(Boolean(this.error));
  }

  async submit(event) {
    event.preventDefault();
    const value = (name) => this.querySelector(`#workbench-${name}`).value.trim();
    const keys = { key: value('key'), supervisorKey: value('supervisor') };
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.error = await this.refusalOf(keys.key);
    this.busy = false;
    if (this.error) {
      this.querySelector('#workbench-key').focus();
    } else {
      this.enter(keys);
    }
  }

  async refusalOf(key) {
    if (!/^[\x21-\x7e]+$/.test(key)) {
      return labels.workbenchWrong;
    }
    try {
      const me = await new Api(key).request('GET', '/me');
      return me.role === 'AGENT' ? '' : labels.workbenchRole;
    } catch (failure) {
      return failure instanceof ApiProblem && failure.status === 401 ? labels.workbenchWrong : sentenceOf(failure);
    }
  }

  enter(keys) {
    sessionStorage.setItem(KEYS, JSON.stringify(keys));
    this.host = new FakeHost(keys, (done) => this.tell(done));
  }

  leave() {
    sessionStorage.removeItem(KEYS);
    this.host = null;
    this.done = [];
  }

  tell({ what, detail }) {
    this._count += 1;
    this.done = [{ key: this._count, what, text: labels[`did${what}`], detail }, ...this.done].slice(0, SHOWN);
  }

  clicked(event) {
    this.host.click(RECORDS.find(({ recordId }) => recordId === event.currentTarget.dataset.record));
  }

  refuses(event) {
    this.host.refusesLogs = event.target.checked;
  }
}
