import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { actionsOf, consultationOf, guestsOf, isOver, isUnanswered, nameOf, shownNumber, since } from 'c/softphoneCalls';
import { originOf } from 'c/softphoneIncoming';
import { labels } from 'c/softphoneLabels';
import { causeOf } from 'c/softphoneProblems';

/**
 * What a call can offer, in the order in which it is shown. A pair is one button, which is pressed
 * while the second action is what is possible; feature: where the call center has that off, it is not
 * shown.
 */
const BUTTONS = [
  { actions: ['hold', 'retrieve'], feature: 'HOLD', icons: ['pause', 'play'], key: 'H' },
  { actions: ['mute', 'unmute'], feature: 'MUTE', icons: ['mic', 'muted'], key: 'M' },
  { actions: ['dtmf'], feature: 'KEYPAD', icons: ['keys'], panel: 'keys', key: 'K' },
  { actions: ['transfer', 'consultation'], either: true, feature: 'TRANSFER', icons: ['forward', 'forward'], panel: 'target', key: 'T' },
  { actions: ['participants'], feature: 'CONFERENCE', icons: ['plus'], panel: 'guest', key: 'C' },
  { actions: ['record-start', 'record-stop'], feature: 'RECORD', icons: ['record', 'stop'] },
  { actions: ['record-pause', 'record-resume'], feature: 'RECORD', icons: ['pause', 'record'], shy: true, key: 'P' },
  { actions: ['park', 'pick-up'], feature: 'PARK', icons: ['park', 'call'] }
];

/**
 * A call that is placed, talked on, held or over, with everything that can be done with it now.
 *
 * @fires ask with act, digits, transfer, consult, add, drop, transferAct, dial, choose or dismiss
 */
export default class SoftphoneCall extends LightningElement {
  static renderMode = 'light';

  /** The call. */
  @api call;

  /** The records behind it. */
  @api found;

  @api settings;

  @api ahead = 0;

  /** What is under way, by call and action. */
  @api asked = {};

  /** Whether it is the one that is open on the desk; others are one line. */
  @api open = false;

  /** (text) => Promise of whom can be called */
  @api search;

  /** Of its log in Salesforce: '', WAITING or LOGGED. */
  @api logged = '';

  labels = labels;
  panel = '';
  target = null;
  sent = '';

  get titleId() {
    return `call-${this.call.id}`;
  }

  get style() {
    return `softphone-call${this.open ? '' : ' softphone-call_small'} softphone-call_${this.call.state}`;
  }

  get name() {
    return nameOf(this.call) || this.number || labels.unknownNumber;
  }

  get number() {
    return shownNumber(this.call.otherParty.number);
  }

  get hasName() {
    return Boolean(nameOf(this.call));
  }

  get isOver() {
    return isOver(this.call);
  }

  get stateText() {
    const { call } = this;
    if (this.isOver) {
      return labels.stateENDED;
    }
    if (this.guests.length) {
      return labels.stateCONFERENCE;
    }
    if (call.state === 'CONNECTING' && call.ringingAt) {
      return labels.stateRINGING;
    }
    return labels[`state${call.state}`];
  }

  get cause() {
    return this.isOver ? causeOf(this.call.cause) : '';
  }

  get origin() {
    return this.call.direction === 'INBOUND' && !this.isOver ? originOf(this.call) : '';
  }

  get since() {
    return this.isOver ? '' : since(this.call);
  }

  get isRecording() {
    return Boolean(this.call.recording) && !this.isOver;
  }

  get recordingText() {
    return this.call.recording.paused ? labels.recordingPaused : labels.recordingRuns;
  }

  get recordingStyle() {
    return `softphone-mark softphone-mark_${this.call.recording.paused ? 'paused' : 'recording'}`;
  }

  get isMuted() {
    return this.call.muted && !this.isOver;
  }

  get heardBy() {
    return this.isOver
      ? ''
      : (this.call.monitoredBy || []).map(({ name, line, mode }) => fill(labels[`heard${mode}`], name || line)).join(' ');
  }

  get buttons() {
    const actions = actionsOf(this.call);
    const features = this.settings ? [...this.settings.features] : [];
    if (!this.settings || this.settings.recording !== 'OFF') {
      features.push('RECORD');
    }
    return BUTTONS.filter(
      ({ actions: own, feature, shy, either }) =>
        own.some((action) => actions.includes(action)) ||
        (!shy && !this.isOver && (features.includes(feature) || (either && features.includes('CONSULTATION'))))
    )
      .filter(({ actions: own }) => own[0] !== 'record-start' || !this.alwaysRecorded)
      .map(({ actions: own, icons, panel, key }) => {
        const at = own.length > 1 && !panel && actions.includes(own[1]) ? 1 : 0;
        const action = own[at];
        const possible = panel ? own.some((one) => actions.includes(one)) : actions.includes(action);
        return {
          action,
          panel: panel || '',
          icon: icons[at],
          text: labels[`action${action.replace(/-/g, '')}`],
          pressed: panel ? null : String(at === 1),
          expanded: panel ? String(this.panel === panel) : null,
          disabled: String(!possible || Boolean(this.asked[`${this.call.id}/${action}`])),
          shortcut: key ? `Alt+Shift+${key}` : null,
          style: `softphone-tool${at === 1 && !panel ? ' softphone-tool_on' : ''}`
        };
      });
  }

  get alwaysRecorded() {
    return this.settings && this.settings.recording === 'ALWAYS';
  }

  get canHangUp() {
    return actionsOf(this.call).includes('hangup');
  }

  get consultation() {
    const transfer = consultationOf(this.call);
    if (!transfer) {
      return null;
    }
    const name = (transfer.target && (transfer.target.name || shownNumber(transfer.target.number))) || labels.unknownNumber;
    return {
      id: transfer.id,
      name,
      text: labels[`phase${transfer.phase}`],
      talking: this.talkingText(transfer, name),
      buttons: ['complete', 'swap', 'conference', 'cancel'].map((action) => ({
        action,
        text: labels[`transfer${action}`],
        icon: { complete: 'forward', swap: 'swap', conference: 'people', cancel: 'back' }[action],
        disabled: String(!transfer.actions.includes(action) || Boolean(this.asked[`${this.call.id}/${action}`]))
      }))
    };
  }

  talkingText({ talkingTo }, name) {
    if (talkingTo === 'CONSULTED') {
      return fill(labels.talkingTo, name, this.name);
    }
    return talkingTo === 'OTHER' ? fill(labels.talkingTo, this.name, name) : '';
  }

  get guests() {
    return this.isOver || consultationOf(this.call)
      ? []
      : guestsOf(this.call).map((guest) => ({ ...guest, shown: shownNumber(guest.number), told: fill(labels.drop, shownNumber(guest.number)) }));
  }

  get showsKeys() {
    return this.panel === 'keys' && !this.isOver;
  }

  get showsTarget() {
    return ['target', 'guest'].includes(this.panel) && !this.isOver && !this.consultation;
  }

  get targetName() {
    return `target-${this.call.id}`;
  }

  get targetLabel() {
    return this.panel === 'guest' ? labels.addWhom : labels.transferWhom;
  }

  get targetText() {
    return this.target ? this.target.name || shownNumber(this.target.number) : '';
  }

  get ways() {
    const actions = actionsOf(this.call);
    const ways = this.panel === 'guest' ? ['participants'] : ['consultation', 'transfer'];
    return ways
      .filter((way) => actions.includes(way))
      .map((way, index) => ({
        way,
        text: labels[`way${way}`],
        style: `softphone-button${index ? '' : ' softphone-button_main'}`
      }));
  }

  get showsNotes() {
    return this.open && (this.call.connectedAt || this.isOver);
  }

  get canRedial() {
    return isUnanswered(this.call);
  }

  get dispositions() {
    return (this.settings && this.settings.dispositions) || [];
  }

  @api
  focus() {
    const title = this.querySelector('h2');
    if (title) {
      title.focus();
    }
  }

  /** What a key asks for: the button of that action, or of that panel. */
  @api
  press(key) {
    const button = [...this.querySelectorAll('[aria-keyshortcuts]')].find((one) =>
      one.getAttribute('aria-keyshortcuts').endsWith(`+${key}`)
    );
    if (button) {
      button.click();
    }
    return Boolean(button);
  }

  opened() {
    this.ask('choose', this.call.id);
  }

  clicked(event) {
    const { action, panel } = event.currentTarget.dataset;
    if (event.currentTarget.getAttribute('aria-disabled') === 'true') {
      return;
    }
    if (panel) {
      this.show(this.panel === panel ? '' : panel);
    } else {
      this.ask('act', this.call.id, action);
    }
  }

  show(panel) {
    this.panel = panel;
    this.target = null;
    this.sent = '';
    if (panel) {
      this.afterwards(() => {
        const part = this.querySelector(panel === 'keys' ? 'c-softphone-keys' : 'c-softphone-target');
        part.focus();
        if (panel !== 'keys') {
          part.open();
        }
      });
    }
  }

  escaped(event) {
    if (event.key === 'Escape' && this.panel) {
      event.preventDefault();
      const { panel } = this;
      this.show('');
      this.afterwards(() => this.querySelector(`[data-panel="${panel}"]`)?.focus());
    }
  }

  digit(event) {
    this.sent = `${this.sent}${event.detail.key}`.slice(-24);
    this.ask('digits', this.call.id, event.detail.key);
  }

  chosen(event) {
    this.target = event.detail;
    this.afterwards(() => this.querySelector('[data-way]')?.focus());
  }

  go(event) {
    const what = { consultation: 'consult', transfer: 'transfer', participants: 'add' }[event.currentTarget.dataset.way];
    this.ask(what, this.call.id, this.target.number);
    this.show('');
    this.focus();
  }

  transferAct(event) {
    if (event.currentTarget.getAttribute('aria-disabled') !== 'true') {
      this.ask('transferAct', this.call.id, this.consultation.id, event.currentTarget.dataset.action);
    }
  }

  drop(event) {
    this.ask('drop', this.call.id, event.currentTarget.dataset.id);
  }

  hangUp() {
    this.ask('act', this.call.id, 'hangup');
  }

  redial() {
    const { subject, otherParty } = this.call;
    this.ask('dial', { number: otherParty.number, ...(subject || {}) });
  }

  dismiss() {
    this.ask('dismiss', this.call.id);
  }

  ask(what, ...args) {
    this.dispatchEvent(new CustomEvent('ask', { bubbles: true, detail: { what, args } }));
  }

  afterwards(work) {
    setTimeout(() => this.isConnected && work(), 0);
  }
}
