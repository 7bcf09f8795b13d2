import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

const TYPING_PAUSE_MILLIS = 150;
const SHOWN = 50;

/** What is dragged: a free line to an agent, or an agent's line to the free ones. */
export const LINE_TYPE = 'application/x-patchcord-line';
export const HELD_TYPE = 'application/x-patchcord-held-line';

/**
 * The lines that nobody has, to be dragged to an agent.
 *
 * @fires release with {username}, when an agent's line is dropped here
 * @fires record with {type, name}, to edit a line, or to add one
 */
export default class PatchcordAdminFreeLines extends LightningElement {
  static renderMode = 'light';

  labels = labels;
  lines = [];
  more = false;
  loaded = false;
  error = '';
  over = false;
  _client;
  _revision;
  _words = '';
  _asked = 0;
  _timer;

  /** An `Api`. */
  @api
  get client() {
    return this._client;
  }

  set client(client) {
    this._client = client;
    this.load();
  }

  /** Changes whenever lines may have become free or taken. */
  @api
  get revision() {
    return this._revision;
  }

  set revision(revision) {
    const changed = this._revision !== undefined && this._revision !== revision;
    this._revision = revision;
    if (changed) {
      this.load();
    }
  }

  disconnectedCallback() {
    clearTimeout(this._timer);
    this._asked += 1;
  }

  get none() {
    return this.loaded && !this.error && this.lines.length === 0;
  }

  get noneText() {
    return this._words ? labels.freeLinesNoneFit : labels.freeLinesNone;
  }

  get panelClass() {
    return `slds-card patchcord-free${this.over ? ' patchcord-free_over' : ''}`;
  }

  get loading() {
    return !this.loaded && !this.error;
  }

  async load() {
    this._asked += 1;
    const asked = this._asked;
    try {
      const page = await this._client.request('GET', '/lines', {
        query: { free: true, q: this._words, limit: SHOWN }
      });
      if (asked === this._asked) {
        this.lines = page.items.map((line) => ({ ...line, edit: fill(labels.cardEditLine, line.number) }));
        this.more = Boolean(page.next);
        this.loaded = true;
        this.error = '';
      }
    } catch (failure) {
      if (asked === this._asked) {
        this.error = sentenceOf(failure);
      }
    }
  }

  typed(event) {
    this._words = event.target.value.trim();
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this.load(), TYPING_PAUSE_MILLIS);
  }

  addLine() {
    this.tellRecord('');
  }

  editLine(event) {
    this.tellRecord(event.currentTarget.dataset.number);
  }

  tellRecord(name) {
    this.dispatchEvent(new CustomEvent('record', { detail: { type: 'line', name } }));
  }

  drag(event) {
    const { line } = event.currentTarget.dataset;
    event.dataTransfer.setData(LINE_TYPE, line);
    event.dataTransfer.setData('text/plain', line);
    event.dataTransfer.effectAllowed = 'link';
  }

  dragOver(event) {
    if (event.dataTransfer.types.includes(HELD_TYPE)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      this.over = true;
    }
  }

  dragLeave(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      this.over = false;
    }
  }

  drop(event) {
    const username = event.dataTransfer.getData(HELD_TYPE);
    this.over = false;
    if (username) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('release', { detail: { username } }));
    }
  }
}
