import { LightningElement } from 'lwc';
import { Actions, sentenceOf } from 'c/patchcordAdminActions';
import { Roster } from 'c/patchcordAdminRoster';
import { Changes } from 'c/patchcordAdminModel';
import { refusalOf } from 'c/patchcordAdminSignIn';
import { Api, ApiProblem } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { fill, moment } from 'c/patchcordFormat';

/** In the tab alone: neither another tab nor the next day finds it. */
const KEY = 'patchcord.admin.key';
const CALL_CENTER = 'patchcord.admin.callCenter';

const TABS = ['agents', 'import', 'dial', 'history'];

/** The admin page: who is signed in, which part is shown, and what was done. */
export default class PatchcordAdmin extends LightningElement {
  static renderMode = 'light';

  labels = labels;
  phase = 'CHECKING';
  reason = '';
  client = null;
  roster = null;
  callCenters = [];
  callCenter = '';
  ready = false;
  problem = '';
  revision = 0;
  linesRevision = 0;
  loading = true;
  loadError = '';
  stream = 'CONNECTING';
  awaySince = '';
  tab = 'agents';
  chosen = '';
  historyWords = '';
  outcome = null;
  last = '';
  _changes = new Changes();
  _busy = false;
  _turn = Promise.resolve();
  _chosenNow = '';

  connectedCallback() {
    this._keys = (event) => this.pressed(event);
    this._online = () => this.roster && this.roster.retryNow();
    document.addEventListener('keydown', this._keys);
    window.addEventListener('online', this._online);
    this.resume();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._keys);
    window.removeEventListener('online', this._online);
    this.leaveSession();
  }

  renderedCallback() {
    const card = this._chosenNow && this.querySelector('c-patchcord-admin-agent-card');
    if (card) {
      if (this._chosenNow === 'KEY') {
        card.focus();
      }
      if (card.scrollIntoView) {
        card.scrollIntoView({ block: 'nearest' });
      }
      this._chosenNow = '';
    }
  }

  get signedOut() {
    return this.phase === 'OUT';
  }

  get signedIn() {
    return this.phase === 'IN';
  }

  get checking() {
    return this.phase === 'CHECKING' || (this.signedIn && !this.ready && !this.problem);
  }

  get working() {
    return this.signedIn && this.ready && this.callCenters.length > 0;
  }

  get noCallCenter() {
    return this.signedIn && this.ready && this.callCenters.length === 0;
  }

  get centers() {
    return this.callCenters.map((center) => ({
      value: center.internalName,
      label: center.displayName,
      selected: center.internalName === this.callCenter
    }));
  }

  get severalCenters() {
    return this.callCenters.length > 1;
  }

  get centerName() {
    const center = this.callCenters.find((one) => one.internalName === this.callCenter);
    return center ? center.displayName : '';
  }

  get streamText() {
    return { OPEN: labels.stateOpen, WAITING: labels.stateWaiting }[this.stream] || labels.stateConnecting;
  }

  get streamClass() {
    return `patchcord-dot patchcord-dot_${this.stream}`;
  }

  get away() {
    return this.awaySince ? fill(labels.away, moment(this.awaySince)) : '';
  }

  get undoTitle() {
    return `${labels.undoShort}: ${this.last}`;
  }

  get notImport() {
    return this.tab !== 'import';
  }

  get tabs() {
    const names = {
      agents: labels.tabAgents,
      import: labels.tabImport,
      dial: labels.tabDial,
      history: labels.tabHistory
    };
    return TABS.map((name) => ({
      name,
      label: names[name],
      id: `tab-${name}`,
      selected: String(name === this.tab),
      index: name === this.tab ? '0' : '-1',
      style: `slds-tabs_default__item${name === this.tab ? ' slds-is-active' : ''}`
    }));
  }

  get panelLabel() {
    return `tab-${this.tab}`;
  }

  get onAgents() {
    return this.tab === 'agents';
  }

  get onDial() {
    return this.tab === 'dial';
  }

  get onHistory() {
    return this.tab === 'history';
  }

  get model() {
    return this.roster.agents;
  }

  /** A copy for each revision, or the card would not notice a change. */
  get agent() {
    const agent = this.revision >= 0 && this.chosen ? this.model.find(this.chosen) : null;
    return agent ? { ...agent } : null;
  }

  async resume() {
    const key = sessionStorage.getItem(KEY);
    if (!key) {
      this.phase = 'OUT';
      return;
    }
    const refusal = await refusalOf(key);
    if (refusal) {
      this.signOut();
      this.reason = refusal;
    } else {
      this.enter(key);
    }
  }

  signedInWith(event) {
    sessionStorage.setItem(KEY, event.detail.key);
    this.enter(event.detail.key);
  }

  enter(key) {
    this.client = new Api(key);
    this.reason = '';
    this.roster = new Roster(this.client, {
      onChange: () => {
        this.revision += 1;
      },
      onLines: () => {
        this.linesRevision += 1;
      },
      onLoading: (loading, failure) => {
        this.loading = loading;
        this.loadError = failure ? sentenceOf(failure) : '';
      },
      onState: (state) => this.streamIs(state)
    });
    this.phase = 'IN';
    this.begin();
  }

  async begin() {
    this.problem = '';
    try {
      const page = await this.client.request('GET', '/call-centers', { query: { limit: 200 } });
      const names = page.items.map((center) => center.internalName);
      const last = sessionStorage.getItem(CALL_CENTER);
      this.callCenters = page.items;
      this.callCenter = names.includes(last) ? last : names[0] || '';
      this.ready = true;
      this.roster.start();
    } catch (failure) {
      this.problem = sentenceOf(failure);
    }
  }

  signOut() {
    this.leaveSession();
    sessionStorage.removeItem(KEY);
    this.phase = 'OUT';
    this.reason = '';
  }

  leaveSession() {
    if (this.roster) {
      this.roster.close();
    }
    this.roster = null;
    this.client = null;
    this.ready = false;
    this.callCenters = [];
    this.chosen = '';
    this.outcome = null;
    this.awaySince = '';
    this.loading = true;
    this.tab = 'agents';
    this._changes = new Changes();
    this.last = '';
  }

  streamIs(state) {
    this.stream = state;
    if (state === 'REFUSED') {
      this.signOut();
      this.reason = labels.signInExpired;
    } else if (state === 'OPEN') {
      this.awaySince = '';
    } else if (state === 'WAITING' && !this.awaySince) {
      this.awaySince = new Date().toISOString();
    }
  }

  centerChanged(event) {
    this.callCenter = event.target.value;
    sessionStorage.setItem(CALL_CENTER, this.callCenter);
  }

  reload() {
    this.roster.load();
  }

  show(tab) {
    this.tab = tab;
    this.historyWords = '';
  }

  tabClicked(event) {
    this.show(event.currentTarget.dataset.tab);
  }

  tabPressed(event) {
    const at = TABS.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.show(TABS.at(to % TABS.length));
      this.querySelector(`#tab-${this.tab}`).focus();
    }
  }

  goToImport() {
    this.show('import');
    this.querySelector('#tab-import').focus();
  }

  choose(event) {
    this.chosen = event.detail.username;
    this._chosenNow = event.detail.byKey ? 'KEY' : 'MOUSE';
  }

  closeCard() {
    this.chosen = '';
    this.querySelector('c-patchcord-admin-agents').focus();
  }

  historyOf(event) {
    this.show('history');
    this.historyWords = event.detail.username;
    this.querySelector('#tab-history').focus();
  }

  assign(event) {
    const { username, line } = event.detail;
    this.change(username, (actions, agent) => actions.assign(agent, line, this.callCenter));
  }

  end(event) {
    this.change(event.detail.username, (actions, agent) => actions.end(agent, this.callCenter));
  }

  leave(event) {
    const { username } = event.detail;
    this.change(username, async (actions, agent) => {
      const done = await actions.leave(agent);
      if (this.chosen === username) {
        this.closeCard();
      }
      return done;
    });
  }

  /** Does one thing at a time, tells what came of it, and keeps how to take it back. */
  change(username, work) {
    const agent = this.model.find(username);
    if (!agent || this._busy) {
      return;
    }
    this._turn = this.tell(async () => {
      // As it is now: another admin may have changed it since it was drawn.
      const done = await work(new Actions(this.client), { ...agent });
      this.remember(done);
      return { text: done.text, agents: done.agents, undo: true };
    });
  }

  imported(event) {
    this.remember(event.detail);
    this.outcome = { kind: 'done', text: event.detail.text, undo: true };
    this.roster.changed(null);
  }

  undoImport(event) {
    const { id } = event.detail;
    this.tell(async () => ({ text: await new Actions(this.client).undoImport(id), agents: null }));
  }

  remember(done) {
    this._changes.add(done);
    this.last = done.text;
  }

  /** Takes the last change back; who asks twice, takes back two, one after the other. */
  undo() {
    this._turn = this._turn.catch(() => {}).then(() => this.undoLast());
    return this._turn;
  }

  async undoLast() {
    const change = this._changes.last;
    if (!change || !this.client) {
      return;
    }
    await this.tell(async () => {
      const told = await this.takeBack(change);
      return { text: told || fill(labels.doneUndo, change.text), agents: change.agents };
    });
  }

  async takeBack(change) {
    try {
      const told = await change.undo();
      this.forget(change);
      return told;
    } catch (failure) {
      // What is refused now is refused the next time too; no answer may be one then.
      if (failure instanceof ApiProblem && failure.status < 500) {
        this.forget(change);
      }
      throw failure;
    }
  }

  forget(change) {
    this._changes.drop(change);
    this.last = this._changes.last ? this._changes.last.text : '';
  }

  async tell(work) {
    const { client } = this;
    this._busy = true;
    try {
      const { text, agents, undo } = await work();
      this.outcome = { kind: 'done', text, undo };
      await this.roster.changed(agents);
    } catch (failure) {
      if (this.client !== client) {
        return;
      }
      if (failure instanceof ApiProblem && failure.status === 401) {
        this.streamIs('REFUSED');
        return;
      }
      this.outcome = { kind: 'error', text: sentenceOf(failure, labels.noAnswerChange) };
      this.roster.changed(this.chosen ? [this.chosen] : []);
    } finally {
      this._busy = false;
    }
  }

  dismiss() {
    this.outcome = null;
    this.querySelector('#content').focus();
  }

  pressed(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.value;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z' && !typing) {
      if (this.last) {
        event.preventDefault();
        this.undo();
      }
    }
  }
}
