import { LightningElement, api } from 'lwc';
import { labels } from 'c/softphoneLabels';
import { sentenceOf, textOf } from 'c/softphoneProblems';

/** After the last key, before the gateway is asked. */
const PAUSE_MILLIS = 150;

/** What people paste beside a number: a label, a link. */
const PASTED = /^\s*(tel:|callto:|sip:)?/i;

/**
 * Asks whom: a number, or a name of the directory. Digits, names, pasting and arrow keys all work in
 * the one field.
 *
 * @fires target with {number, name, kind, recordId, objectType} when one is chosen
 * @fires typed with {text} as it changes
 */
export default class SoftphoneTarget extends LightningElement {
  static renderMode = 'light';

  /** Unique in the page. */
  @api name;

  /** What the field is for. */
  @api label;

  /** (text) => Promise<{items, number}> */
  @api search;

  labels = labels;
  text = '';
  found = [];
  number = null;
  at = -1;
  problem = '';
  _timer = null;
  _asked = 0;
  _entered = false;
  _answered = false;

  disconnectedCallback() {
    clearTimeout(this._timer);
  }

  /** What stands in the field. */
  @api
  get value() {
    return this.text;
  }

  set value(text) {
    this.put(text);
  }

  @api
  focus() {
    this.querySelector('input').focus();
  }

  /** Shows everybody at once, before anything is typed. */
  @api
  open() {
    this.lookUp(true);
  }

  get inputId() {
    return `${this.name}-input`;
  }

  get listId() {
    return `${this.name}-list`;
  }

  get hintId() {
    return `${this.name}-hint`;
  }

  get isOpen() {
    return this.found.length > 0;
  }

  get closed() {
    return !this.isOpen;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get active() {
    return this.at >= 0 && this.at < this.found.length ? `${this.name}-${this.at}` : null;
  }

  get items() {
    return this.found.map((one, index) => ({
      ...one,
      index,
      id: `${this.name}-${index}`,
      selected: String(index === this.at),
      style: `softphone-option${index === this.at ? ' softphone-option_at' : ''}`,
      dot: one.kind === 'AGENT' ? `patchcord-dot patchcord-dot_${this.standing(one)}` : 'patchcord-dot patchcord-dot_NONE',
      note: this.noteOf(one)
    }));
  }

  get hint() {
    if (this.problem) {
      return this.problem;
    }
    if (!this.number) {
      return '';
    }
    const { shown, code, refusal } = this.number;
    return shown || textOf(code, refusal);
  }

  get hintStyle() {
    return this.problem || (this.number && !this.number.shown) ? 'softphone-hint patchcord-error' : 'softphone-hint';
  }

  standing({ presence, phone }) {
    return phone === 'NOT_REGISTERED' ? 'NOT_REGISTERED' : presence.state;
  }

  noteOf(one) {
    if (one.kind === 'AGENT') {
      const away = one.presence.state === 'AWAY' && one.presence.reason;
      const how =
        one.phone === 'NOT_REGISTERED'
          ? labels.targetNoPhone
          : away
            ? one.presence.reason.label
            : labels[`presence${one.presence.state}`];
      return `${one.number} · ${how}`;
    }
    return `${one.number} · ${one.kind === 'QUEUE' ? labels.targetQueue : one.objectType}`;
  }

  typed(event) {
    this.text = event.target.value;
    this.told();
    this.lookUp();
  }

  pasted(event) {
    const text = event.clipboardData ? event.clipboardData.getData('text') : '';
    const number = text.replace(PASTED, '').split(/[\r\n;]/)[0].trim();
    if (number && number !== text) {
      event.preventDefault();
      this.put(number);
      this.told();
    }
  }

  told() {
    this.dispatchEvent(new CustomEvent('typed', { detail: { text: this.text } }));
  }

  put(text) {
    this.text = text || '';
    const input = this.querySelector('input');
    if (input) {
      input.value = this.text;
    }
    this.lookUp();
  }

  lookUp(all = false) {
    clearTimeout(this._timer);
    // What was asked for before is not what stands here now.
    this._asked += 1;
    this._entered = false;
    this._answered = false;
    this.at = -1;
    this.problem = '';
    const text = this.text.trim();
    if (!text && !all) {
      this.found = [];
      this.number = null;
      return;
    }
    // Until the answer is here, none that does not fit is offered: Enter may come before it.
    const wanted = text.toLowerCase();
    this.found = this.found.filter(({ name, number }) => `${name} ${number}`.toLowerCase().includes(wanted));
    this.number = null;
    this._timer = setTimeout(() => this.ask(text), text ? PAUSE_MILLIS : 0);
  }

  async ask(text) {
    this._asked += 1;
    const mine = this._asked;
    this._answered = false;
    try {
      const { items, number } = await this.search(text);
      if (mine === this._asked) {
        this._answered = true;
        const marked = this.at >= 0 && this.found[this.at];
        this.found = items;
        this.number = number;
        this.at = marked ? items.findIndex((one) => one.number === marked.number && one.name === marked.name) : -1;
        if (this._entered) {
          this.enter();
        }
      }
    } catch (failure) {
      if (mine === this._asked) {
        this.found = [];
        this.number = null;
        this.problem = sentenceOf(failure);
      }
    }
  }

  pressed(event) {
    const count = this.found.length;
    if (event.key === 'ArrowDown' && count) {
      event.preventDefault();
      this.at = (this.at + 1) % count;
      this.scroll();
    } else if (event.key === 'ArrowUp' && count) {
      event.preventDefault();
      this.at = this.at <= 0 ? count - 1 : this.at - 1;
      this.scroll();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.enter();
    } else if (event.key === 'Escape' && (this.text || count)) {
      event.preventDefault();
      event.stopPropagation();
      this.put('');
      this.told();
    }
  }

  /** Chooses the one that is marked, else what is typed: a name with one match is that one. */
  @api
  enter() {
    const text = this.text.trim();
    this._entered = false;
    if (this.at >= 0) {
      this.choose(this.found[this.at]);
    } else if (/\d|[*#]/.test(text)) {
      this.choose({ kind: 'NUMBER', number: text, name: '' });
    } else if (this.found.length === 1) {
      this.choose(this.found[0]);
    } else if (this.found.length) {
      this.at = 0;
    } else if (text && !this.problem) {
      this._entered = !this._answered;
    }
  }

  scroll() {
    Promise.resolve().then(() => {
      const option = this.active && this.querySelector(`[id="${this.active}"]`);
      if (option && option.scrollIntoView) {
        option.scrollIntoView({ block: 'nearest' });
      }
    });
  }

  clicked(event) {
    this.choose(this.found[Number(event.currentTarget.dataset.index)]);
  }

  choose({ number, name, kind, recordId, objectType }) {
    this.dispatchEvent(new CustomEvent('target', { detail: { number, name, kind, recordId, objectType } }));
  }
}
