import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { isOver, isRinging, nameOf, shownNumber, sorted } from 'c/softphoneCalls';
import { BrowserPhone } from 'c/softphoneBrowserPhone';
import { Desk } from 'c/softphoneDesk';
import { Floor } from 'c/softphoneFloor';
import { originOf } from 'c/softphoneIncoming';
import { labels } from 'c/softphoneLabels';
import { causeOf, failureOf, sentenceOf, transferCauseOf } from 'c/softphoneProblems';

/** What the parts may ask the desk for. */
const ASKS = [
  'act', 'add', 'choose', 'chooseRecord', 'consult', 'dial', 'digits', 'dismiss', 'drop', 'endWrapUp',
  'extendWrapUp', 'forgetRefusal', 'newRecord', 'note', 'presence', 'readHistory', 'retryLog', 'retryNow',
  'showRecord', 'transfer', 'transferAct'
];

/** Fields that have a key of their own. */
const FIELDS = { N: '[data-notes]', O: '[data-disposition]' };

/** A sentence is said again when it comes again: for that it must be another text. */
const AGAIN = '\u00a0';

/** What a screen reader says of a change. */
export function spoken(before, call) {
  const whom = nameOf(call) || shownNumber(call.otherParty?.number) || labels.unknownNumber;
  if (isOver(call)) {
    return before && !isOver(before) ? fill(labels.saysEnded, whom, causeOf(call.cause)) : '';
  }
  if (!before || before.state !== call.state) {
    return fill(labels.says, whom, labels[`state${call.state}`]);
  }
  if (before.muted !== call.muted) {
    return call.muted ? labels.muted : labels.unmuted;
  }
  const paused = (one) => Boolean(one.recording && one.recording.paused);
  if (Boolean(before.recording) !== Boolean(call.recording) || paused(before) !== paused(call)) {
    return call.recording ? (paused(call) ? labels.recordingPaused : labels.recordingRuns) : labels.recordingStopped;
  }
  return '';
}

/**
 * The softphone: all of it. It asks the desk, and shows what that has.
 */
export default class Softphone extends LightningElement {
  static renderMode = 'light';

  /** A `SoftphoneHost`. */
  @api host;

  labels = labels;
  state = null;
  floor = null;
  browser = null;
  tab = 'phone';
  dialling = false;
  said = '';
  alarm = '';
  _desk = null;
  _floor = null;
  _browser = null;
  _last = null;
  _lastCall = '';
  _onKey = (event) => this.pressed(event);
  _search = (text) => this._desk.search(text);

  connectedCallback() {
    this._desk = new Desk(this.host, (state) => this.changed(state));
    this.state = this._desk.state;
    this._browser = new BrowserPhone(
      (...all) => this._desk.request(...all),
      (browser) => {
        this.browser = browser;
      }
    );
    this._desk.start();
    // Wherever the focus is in the frame: it is on nothing after what had it is gone.
    document.addEventListener('keydown', this._onKey);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._onKey);
    this._desk.close();
    this._browser.close();
    if (this._floor) {
      this._floor.close();
    }
  }

  changed(state) {
    const before = this.state;
    this.state = state;
    this._browser.follow(state, state.leads);
    if (before && before.calls !== state.calls) {
      state.calls.forEach((call) => this.say(before.calls.find(({ id }) => id === call.id), call));
      if (state.calls.some((call) => isRinging(call) && !before.calls.some(({ id }) => id === call.id))) {
        this.tab = 'phone';
      }
      if (state.calls.some((call) => !isOver(call) && !before.calls.some(({ id }) => id === call.id))) {
        this.dialling = false;
        this.tab = 'phone';
      }
      this.host.label(this.badge(state));
    }
    if (!this._floor && state.phase === 'IN' && this.host.supervises) {
      this._floor = new Floor(this.host, (floor) => {
        this.floor = floor;
      }).start();
      this.floor = this._floor.state;
    }
  }

  /** Beside the name of the panel, for when it is closed. */
  badge({ calls, missed }) {
    const call = calls.find((one) => !isOver(one));
    if (call) {
      return `${labels[`state${call.state}`]}: ${nameOf(call) || shownNumber(call.otherParty.number)}`;
    }
    return missed ? fill(labels.missed, missed) : '';
  }

  say(before, call) {
    const text = spoken(before, call);
    if (!text) {
      return;
    }
    if (isRinging(call)) {
      this.alarm = [text, originOf(call)].filter(Boolean).join('. ');
    } else {
      this.said = text === this.said ? text + AGAIN : text;
      if (!this.state.calls.some(isRinging)) {
        this.alarm = '';
      }
    }
  }

  get search() {
    return this._search;
  }

  get isStarting() {
    return this.state.phase === 'STARTING' && !['REFUSED', 'WAITING'].includes(this.state.connection);
  }

  get isIn() {
    return this.state.phase === 'IN';
  }

  get ready() {
    return this.state.connection === 'OPEN' && Boolean(this.state.line);
  }

  get canDial() {
    return this.isIn && Boolean(this.state.line);
  }

  get refusalText() {
    const { refusal } = this.state;
    if (!refusal) {
      return '';
    }
    if (refusal.failed) {
      return failureOf(refusal.failed);
    }
    return refusal.asked ? transferCauseOf(refusal.asked) : sentenceOf(refusal.failure);
  }

  get ringing() {
    return sorted(this.state.calls).filter(isRinging).map((call) => ({ call, found: this.state.matches[call.id] }));
  }

  get cards() {
    const calls = sorted(this.state.calls).filter((call) => !isRinging(call));
    const chosen = calls.find(({ id }) => id === this.state.chosen) || calls[0];
    return calls.map((call) => ({
      call,
      found: this.state.matches[call.id],
      open: call === chosen && !this.dialling,
      logged: this.loggedOf(call)
    }));
  }

  loggedOf(call) {
    if (!isOver(call)) {
      return '';
    }
    if (this.state.unlogged.some(({ callId }) => callId === call.id)) {
      return 'WAITING';
    }
    return this._desk.isLogged(call.id) ? 'LOGGED' : '';
  }

  get hasCalls() {
    return this.state.calls.length > 0;
  }

  get hasLive() {
    return this.state.calls.some((call) => !isOver(call));
  }

  get showsDial() {
    return this.canDial && (!this.hasLive || this.dialling);
  }

  get showsNewCall() {
    return this.canDial && this.hasLive && !this.dialling;
  }

  get recent() {
    return this._desk.recent;
  }

  get tabs() {
    const { missed, unlogged } = this.state;
    const tabs = [
      { name: 'phone', label: labels.tabPhone },
      {
        name: 'history',
        label: labels.tabHistory,
        count: missed + unlogged.length,
        told: [missed && fill(labels.missed, missed), unlogged.length && fill(labels.unloggedCount, unlogged.length)].filter(Boolean).join(', ')
      }
    ];
    if (this.host.supervises) {
      tabs.push({ name: 'team', label: labels.tabTeam });
    }
    return tabs.map((tab) => ({
      ...tab,
      id: `tab-${tab.name}`,
      selected: String(tab.name === this.tab),
      index: tab.name === this.tab ? '0' : '-1',
      style: `softphone-tab${tab.name === this.tab ? ' softphone-tab_chosen' : ''}`
    }));
  }

  get isPhone() {
    return this.tab === 'phone';
  }

  get isHistory() {
    return this.tab === 'history';
  }

  get isTeam() {
    return this.tab === 'team' && Boolean(this.floor);
  }

  get panelLabel() {
    return `tab-${this.tab}`;
  }

  get supervisorLine() {
    return this.state.line ? this.state.line.number : '';
  }

  async asked(event) {
    event.stopPropagation();
    const { what, args } = event.detail;
    if (what === 'choose') {
      this.dialling = false;
    }
    if (ASKS.includes(what)) {
      try {
        await this._desk[what](...args);
      } catch {
        // The state says why, and is shown.
      }
    }
  }

  async floorAsked(event) {
    event.stopPropagation();
    const { what, args } = event.detail;
    try {
      await this._floor[what](...args);
    } catch (failure) {
      this._desk.refused(failure);
    }
  }

  browserAsked(event) {
    event.stopPropagation();
    const { what, args } = event.detail;
    this._browser[what](...args);
  }

  clickedTab(event) {
    this.show(event.currentTarget.dataset.tab);
  }

  pressedTab(event) {
    const names = this.tabs.map(({ name }) => name);
    const at = names.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const name = names.at(to % names.length);
      this.show(name);
      this.querySelector(`#tab-${name}`).focus();
    }
  }

  show(name) {
    // Who leaves the history has seen what was missed.
    if (this.tab === 'history' && name !== 'history') {
      this._desk.sawMissed();
    }
    this.tab = name;
    if (name === 'history') {
      this._desk.readHistory();
    }
  }

  forget() {
    this._desk.forgetRefusal();
  }

  newCall() {
    this.dialling = true;
    setTimeout(() => this.querySelector('c-softphone-dial')?.focus(), 0);
  }

  /** Alt+Shift and a letter, wherever the focus is in the softphone. */
  pressed(event) {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const key = event.code.replace(/^Key/, '');
    if (this.shortcut(key)) {
      event.preventDefault();
    }
  }

  shortcut(key) {
    if (key === 'D') {
      this.show('phone');
      if (this.hasLive) {
        this.newCall();
      } else {
        setTimeout(() => this.querySelector('c-softphone-dial')?.focus(), 0);
      }
      return true;
    }
    if (FIELDS[key]) {
      this.show('phone');
      setTimeout(() => this.querySelector(FIELDS[key])?.focus(), 0);
      return true;
    }
    const button = [...this.querySelectorAll(`[aria-keyshortcuts="Alt+Shift+${key}"]`)][0];
    if (button) {
      button.click();
    }
    return Boolean(button);
  }

  /** Notes what has the focus, and in which call. */
  focused(event) {
    const card = event.target.closest('[data-call]');
    this._last = event.target;
    this._lastCall = card ? card.dataset.call : '';
  }

  /** When what had the focus is gone, it goes to the call, and not to the beginning of the page. */
  renderedCallback() {
    if (this._last) {
      setTimeout(() => {
        const { activeElement } = document;
        if (this._last && !this._last.isConnected && (!activeElement || activeElement === document.body)) {
          this._last = null;
          const title =
            this.querySelector(`[data-call="${this._lastCall}"] h2`) || this.querySelector('[data-call] h2');
          (title || this.querySelector('#softphone-panel'))?.focus();
        }
      }, 0);
    }
  }
}
