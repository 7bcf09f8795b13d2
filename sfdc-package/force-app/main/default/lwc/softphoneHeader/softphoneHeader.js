import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { labels } from 'c/softphoneLabels';

/** States that somebody can choose, in their order. */
const CHOICES = ['AVAILABLE', 'AWAY', 'OFFLINE'];

function valueOf({ state, reason }) {
  return reason ? `${state}:${reason.code}` : state;
}

function nameOf({ state, reason }) {
  return state === 'AWAY' && reason ? reason.label : labels[`presence${state}`];
}

/**
 * Who the agent is, the own line and its phone, how the agent stands, and the wrap-up as it runs down.
 *
 * @fires ask with presence, extendWrapUp or endWrapUp
 */
export default class SoftphoneHeader extends LightningElement {
  static renderMode = 'light';

  /** The desk's `state`. */
  @api state;

  labels = labels;

  /** What was chosen and is not answered yet: who types on in the list must not choose it again. */
  wanted = '';

  get name() {
    const { agent } = this.state;
    return agent ? agent.displayName || agent.username : '';
  }

  get lineText() {
    const { line } = this.state;
    return line ? fill(labels[`phone${line.device.state}`], line.number) : labels.noLine;
  }

  get lineDot() {
    const { line } = this.state;
    return `patchcord-dot patchcord-dot_${line ? line.device.state : 'NOT_REGISTERED'}`;
  }

  get hasPresence() {
    return Boolean(this.state.presence);
  }

  get presenceDot() {
    return `patchcord-dot patchcord-dot_${this.state.presence.state}`;
  }

  /** During a call and after it, what is chosen is for later. */
  get isLater() {
    return ['BUSY', 'WRAP_UP'].includes(this.state.presence.state);
  }

  get isAsked() {
    return Boolean(this.state.asked && this.state.asked.presence);
  }

  get chosen() {
    const { presence } = this.state;
    if (this.wanted && this.isAsked) {
      return this.wanted;
    }
    if (this.isLater) {
      return presence.pending ? valueOf(presence.pending) : '';
    }
    return valueOf(presence);
  }

  get options() {
    const { presence, awayReasons } = this.state;
    const away = awayReasons.length ? awayReasons.map((reason) => ({ state: 'AWAY', reason })) : [{ state: 'AWAY' }];
    const choices = CHOICES.flatMap((state) => (state === 'AWAY' ? away : [{ state }]));
    const later = presence.state === 'BUSY' ? labels.afterCall : labels.afterWrapUp;
    const options = choices.map((choice) => ({
      value: valueOf(choice),
      text: this.isLater ? fill(later, nameOf(choice)) : nameOf(choice)
    }));
    if (!options.some(({ value }) => value === this.chosen)) {
      // How it stands now, which nobody can choose.
      options.unshift({ value: this.chosen, text: nameOf(presence) });
    }
    return options.map((option) => ({ ...option, selected: option.value === this.chosen }));
  }

  get since() {
    const { presence } = this.state;
    return presence.state === 'WRAP_UP' ? '' : presence.since;
  }

  get wrapUp() {
    const { presence } = this.state;
    return presence && presence.state === 'WRAP_UP' && presence.wrapUpEndsAt ? presence : null;
  }

  get canExtend() {
    return this.wrapUp && this.wrapUp.extensionsLeft > 0;
  }

  get extendText() {
    return fill(labels.extend, this.state.settings ? this.state.settings.wrapUpExtensionSeconds : '');
  }

  get extendHint() {
    return fill(labels.extensionsLeft, this.wrapUp.extensionsLeft);
  }

  renderedCallback() {
    if (!this.isAsked) {
      this.wanted = '';
    }
    const select = this.querySelector('select');
    if (select && select.value !== this.chosen) {
      select.value = this.chosen;
    }
  }

  changed(event) {
    const { value } = event.target;
    const [state, reason] = value.split(':');
    if (state && !(this.isAsked && value === this.wanted)) {
      this.wanted = value;
      this.ask('presence', state, reason);
    }
  }

  extend() {
    this.ask('extendWrapUp');
  }

  end() {
    this.ask('endWrapUp');
  }

  ask(what, ...args) {
    this.dispatchEvent(new CustomEvent('ask', { bubbles: true, detail: { what, args } }));
  }
}
