import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill, moment, number } from 'c/patchcordFormat';

const TYPING_PAUSE_MILLIS = 150;
const SHOWN = 30;

/**
 * A combobox over the lines: free ones first; while one types, also those that others have, with
 * who has them, so that nobody wonders where a line is.
 *
 * @fires pick with {line}
 */
export default class PatchcordAdminLinePicker extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** What it is for. */
  @api label;

  labels = labels;
  open = false;
  options = [];
  active = -1;
  error = '';
  _words = '';
  _loaded = false;
  _asked = 0;
  _timer;

  disconnectedCallback() {
    clearTimeout(this._timer);
    this._asked += 1;
  }

  /** Puts the focus into it. */
  @api
  focus() {
    this.querySelector('input').focus();
  }

  get expanded() {
    return String(this.open);
  }

  get activeId() {
    return this.active >= 0 && this.open ? `line-option-${this.active}` : undefined;
  }

  get closed() {
    return !this.open || this.options.length === 0;
  }

  get none() {
    return this.open && this._loaded && !this.error && this.options.length === 0;
  }

  get told() {
    return this.open && this.options.length
      ? fill(labels.pickerCount, number(this.options.length))
      : '';
  }

  get shownOptions() {
    return this.options.map((option, i) => ({
      ...option,
      id: `line-option-${i}`,
      index: i,
      selected: String(i === this.active),
      disabled: String(!option.possible),
      style:
        'patchcord-option' +
        (i === this.active ? ' patchcord-option_active' : '') +
        (option.possible ? '' : ' patchcord-option_taken')
    }));
  }

  async load() {
    this._asked += 1;
    const asked = this._asked;
    try {
      const query = this._words
        ? { q: this._words, limit: SHOWN }
        : { free: true, limit: SHOWN };
      const page = await this.client.request('GET', '/lines', { query });
      if (asked === this._asked) {
        this.error = '';
        this._loaded = true;
        this.options = page.items.map(optionOf).sort((one, other) => other.possible - one.possible);
        // Who types a whole number means that line, also when it is taken.
        const meant = this.options.findIndex((option) => option.line === this._words);
        this.active = meant >= 0 ? meant : this.options.findIndex((option) => option.possible);
      }
    } catch (failure) {
      if (asked === this._asked) {
        this.options = [];
        this.active = -1;
        this.error = sentenceOf(failure);
      }
    }
  }

  show() {
    if (!this.open) {
      this.open = true;
      this.load();
    }
  }

  hide() {
    this.open = false;
    this._loaded = false;
    this.options = [];
    this.active = -1;
    this.error = '';
    clearTimeout(this._timer);
    this._asked += 1;
  }

  typed(event) {
    this._words = event.target.value.trim();
    this.open = true;
    // What is chosen belongs to what was typed before.
    this.active = -1;
    this._asked += 1;
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this.load(), TYPING_PAUSE_MILLIS);
  }

  pressed(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.open) {
        this.move(event.key === 'ArrowDown' ? 1 : -1);
      } else {
        this.show();
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.enter();
    } else if (event.key === 'Escape' && this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.hide();
    }
  }

  async enter() {
    if (!this.open) {
      return;
    }
    if (this.active < 0 && this._words) {
      // Typed faster than the answer came: only the very line that was typed is meant.
      clearTimeout(this._timer);
      const words = this._words;
      await this.load();
      const meant = this.options.findIndex((option) => option.line === words);
      if (words === this._words && meant >= 0) {
        this.pick(meant);
      }
    } else if (this.active >= 0) {
      this.pick(this.active);
    }
  }

  move(step) {
    const count = this.options.length;
    if (count) {
      this.active = (this.active + step + count) % count;
      this._follow = true;
    }
  }

  renderedCallback() {
    if (this._follow) {
      this._follow = false;
      const option = this.querySelector(`#line-option-${this.active}`);
      if (option && option.scrollIntoView) {
        option.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  // Before the input loses the focus.
  pressedOption(event) {
    event.preventDefault();
    this.pick(Number(event.currentTarget.dataset.index));
  }

  pick(index) {
    const option = this.options[index];
    if (!option.possible) {
      this.error = `${option.line}: ${option.note}`;
      return;
    }
    const input = this.querySelector('input');
    input.value = '';
    this._words = '';
    this.hide();
    this.dispatchEvent(new CustomEvent('pick', { detail: { line: option.line } }));
  }
}

function optionOf(line) {
  const held = line.assignments[0];
  const owner = held && !line.shared ? fill(labels.pickerTaken, held.agentName, moment(held.from)) : '';
  return {
    line: line.number,
    possible: !owner,
    note: [line.description, line.shared ? labels.pickerShared : '', owner]
      .filter(Boolean)
      .join(' · ')
  };
}
