import { LightningElement, api } from 'lwc';
import { labels } from 'c/softphoneLabels';

/** What can be done about it, by what is wrong; of all others it mends itself. */
const BUTTONS = {
  '': { what: 'allow', label: labels.phoneAllow },
  BLOCKED: { what: 'allow', label: labels.phoneTryAgain },
  NO_MICROPHONE: { what: 'allow', label: labels.phoneTryAgain },
  MICROPHONE_BUSY: { what: 'allow', label: labels.phoneTryAgain }
};

/**
 * The browser as a phone, as the agent sees it: what it needs and why, what is wrong and what to do,
 * and which microphone and speaker it uses. Nothing where the line has a desk phone.
 *
 * @fires browser with allow, hear or choose
 */
export default class SoftphonePhone extends LightningElement {
  static renderMode = 'light';

  /** The `state` of the `BrowserPhone`. */
  @api browser;

  labels = labels;

  get isShown() {
    return Boolean(this.browser) && this.browser.phase !== 'OFF';
  }

  get text() {
    const { phase, problem } = this.browser;
    if (problem) {
      return labels[`phoneProblem${problem}`];
    }
    return { ASK: labels.phoneAsk, STARTING: labels.phoneStarting, AWAY: labels.phoneStarting, ELSEWHERE: labels.phoneElsewhere }[phase] || '';
  }

  get button() {
    const { phase, problem } = this.browser;
    if (problem === 'SILENCED') {
      return { what: 'hear', label: labels.phoneHear };
    }
    return phase === 'ASK' ? BUTTONS[problem] : null;
  }

  get hasDevices() {
    return this.browser.microphones.length > 0;
  }

  get devices() {
    const { microphones, speakers, chosen } = this.browser;
    const of = (name, label, all) => ({
      name,
      label,
      options: [{ id: '', label: labels.phoneDefault }, ...all].map((one) => ({ ...one, selected: one.id === chosen[name] }))
    });
    const microphone = of('microphone', labels.phoneMicrophone, microphones);
    return speakers.length ? [microphone, of('speaker', labels.phoneSpeaker, speakers)] : [microphone];
  }

  pressed(event) {
    this.ask(event.currentTarget.dataset.ask);
  }

  chosen(event) {
    const { name, value } = event.target;
    this.ask('choose', { [name]: value });
  }

  ask(what, ...args) {
    this.dispatchEvent(new CustomEvent('browser', { bubbles: true, detail: { what, args } }));
  }
}
