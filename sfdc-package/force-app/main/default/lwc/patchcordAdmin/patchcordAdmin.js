import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { Journal } from 'c/patchcordAdminJournal';
import { Session } from 'c/patchcordAdminSession';
import { labels } from 'c/patchcordAdminLabels';

/** Phases of an import after which nothing of it goes on. */
const OVER = ['DONE', 'UNDONE', 'FAILED'];

/** The admin page: which part is shown, and what is done there. */
export default class PatchcordAdmin extends LightningElement {
  static renderMode = 'light';

  /** What a page of Salesforce gives, see `Session`; null on the gateway's own page. */
  @api org = null;

  labels = labels;
  state;
  tab = 'agents';
  /** What is beside the list: {kind: 'agent', username} or {kind: 'record', type, name, known}. */
  panel = null;
  historyWords = '';
  outcome = null;
  last = '';
  _session = new Session((state) => this.stateIs(state));
  _journal = null;
  _chosenNow = '';

  constructor() {
    super();
    this.state = this._session.state;
  }

  connectedCallback() {
    this._keys = (event) => this.pressed(event);
    this._online = () => this._session.retryNow();
    document.addEventListener('keydown', this._keys);
    window.addEventListener('online', this._online);
    this._session.org = this.org;
    this._session.resume();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._keys);
    window.removeEventListener('online', this._online);
    this._session.close();
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

  get asksForKey() {
    return this.state.phase === 'OUT' && !this.org;
  }

  get asksForOrg() {
    return this.state.phase === 'OUT' && Boolean(this.org);
  }

  get signedIn() {
    return this.state.phase === 'IN';
  }

  get checking() {
    const { phase, ready, problem } = this.state;
    return phase === 'CHECKING' || (this.signedIn && !ready && !problem);
  }

  get problem() {
    return this.state.ready ? '' : this.state.problem;
  }

  get working() {
    return this.signedIn && this.state.ready && this.state.callCenters.length > 0;
  }

  get noCallCenter() {
    return this.signedIn && this.state.ready && this.state.callCenters.length === 0;
  }

  get tabs() {
    return [
      { name: 'agents', label: labels.tabAgents },
      { name: 'drift', label: labels.tabDrift, count: this.state.driftCount },
      { name: 'import', label: labels.tabImport },
      { name: 'dial', label: labels.tabDial },
      { name: 'history', label: labels.tabHistory }
    ];
  }

  get panelLabel() {
    return `tab-${this.tab}`;
  }

  get onAgents() {
    return this.tab === 'agents';
  }

  get onDrift() {
    return this.tab === 'drift';
  }

  get notImport() {
    return this.tab !== 'import';
  }

  get onDial() {
    return this.tab === 'dial';
  }

  get onHistory() {
    return this.tab === 'history';
  }

  get client() {
    return this._session.client;
  }

  get model() {
    return this._session.agents;
  }

  /** An import or an undoing that goes on; the part for imports shows its own. */
  get elsewhere() {
    const { progress } = this.state;
    return progress && !OVER.includes(progress.phase) && (this.notImport || progress.phase === 'UNDOING')
      ? progress
      : null;
  }

  get chosen() {
    return this.panel && this.panel.kind === 'agent' ? this.panel.username : '';
  }

  get record() {
    return this.panel && this.panel.kind === 'record' ? [this.panel] : [];
  }

  get nothingChosen() {
    return !this.panel || (this.chosen && !this.agent);
  }

  /** A copy for each revision, or the card would not notice a change. */
  get agent() {
    const agent = this.state.revision >= 0 && this.chosen ? this.model.find(this.chosen) : null;
    return agent ? { ...agent } : null;
  }

  stateIs(state) {
    if (state.phase !== this.state.phase) {
      this.begin();
    }
    this.state = state;
  }

  /** Of whoever was here before nothing is left. */
  begin() {
    if (this._journal) {
      this._journal.close();
    }
    this._journal = new Journal({
      onOutcome: (outcome) => {
        this.outcome = outcome;
        this.last = this._journal.last;
      },
      onChanged: (agents) =>
        this._session.changed(agents === undefined ? [this.chosen].filter(Boolean) : agents),
      onRefused: () => this._session.expire()
    });
    this.tab = 'agents';
    this.panel = null;
    this.outcome = null;
    this.last = '';
  }

  signedInWith(event) {
    this._session.signIn(event.detail.key);
  }

  signInByOrg() {
    this._session.signInByOrg();
  }

  signOut() {
    this._session.signOut();
  }

  again() {
    this._session.begin();
  }

  centerChosen(event) {
    this._session.choose(event.detail.callCenter);
  }

  reload() {
    this._session.reload();
  }

  show(tab) {
    this.tab = tab;
    this.historyWords = '';
  }

  tabShown(event) {
    this.show(event.detail.tab);
  }

  goTo(tab) {
    this.show(tab);
    this.querySelector(`#tab-${tab}`).focus();
  }

  goToImport() {
    this.goTo('import');
  }

  choose(event) {
    this.panel = { kind: 'agent', username: event.detail.username };
    this._chosenNow = event.detail.byKey ? 'KEY' : 'MOUSE';
  }

  goToAgent(event) {
    this.show('agents');
    this.panel = { kind: 'agent', username: event.detail.username };
    this._chosenNow = 'KEY';
  }

  /** Opens the form for an agent or a line, beside the list. */
  openRecord(event) {
    const { type, name = '' } = event.detail;
    this.show('agents');
    // With a number of its own: a form is not taken over by another one.
    this.panel = { kind: 'record', type, name, number: Date.now(), back: this.chosen };
  }

  closeRecord() {
    const { type, name, back } = this.panel;
    const username = back || (type === 'agent' ? name : '');
    if (username && this.model.find(username)) {
      this.panel = { kind: 'agent', username };
      this._chosenNow = 'KEY';
    } else {
      this.closeCard();
    }
  }

  recordDone(event) {
    const { type, back } = this.panel;
    const username = type === 'agent' ? event.detail.name : back;
    this.panel = username ? { kind: 'agent', username } : null;
    this._chosenNow = username ? 'KEY' : '';
    this._journal.note(event.detail);
    if (!username) {
      this.querySelector('c-patchcord-admin-agents').focus();
    }
  }

  closeCard() {
    this.panel = null;
    this.querySelector('c-patchcord-admin-agents').focus();
  }

  historyOf(event) {
    this.goTo('history');
    this.historyWords = event.detail.username;
  }

  assign(event) {
    const { username, line } = event.detail;
    this.change(username, (actions, agent) => actions.assign(agent, line, this.state.callCenter));
  }

  end(event) {
    this.change(event.detail.username, (actions, agent) => actions.end(agent, this.state.callCenter));
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

  change(username, work) {
    const agent = this.model.find(username);
    if (agent) {
      // As it is now: another admin may have changed it since it was drawn.
      this._journal.run(() => work(new Actions(this.client), { ...agent }));
    }
  }

  done(event) {
    this._journal.note(event.detail);
  }

  definitionDone(event) {
    this._journal.note(event.detail);
    this._session.begin();
  }

  undoImport(event) {
    const { id } = event.detail;
    this._journal.run(async () => ({
      text: await new Actions(this.client).undoImport(id),
      agents: null
    }));
  }

  driftCounted(event) {
    this._session.countDrift(event.detail.count);
  }

  undo() {
    return this._journal.undo();
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
