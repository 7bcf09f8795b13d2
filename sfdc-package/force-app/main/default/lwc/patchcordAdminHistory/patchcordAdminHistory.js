import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill, moment } from 'c/patchcordFormat';

const TYPING_PAUSE_MILLIS = 200;
const PAGE = 50;

/**
 * Every assignment there was, the latest first, and the imports.
 *
 * @fires undoimport with {id}
 */
export default class PatchcordAdminHistory extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  labels = labels;
  assignments = [];
  imports = [];
  next = null;
  nextImports = null;
  loaded = false;
  error = '';
  _words = '';
  _revision;
  _asked = 0;
  _timer;

  /** Whom or what to look for first. */
  @api
  get words() {
    return this._words;
  }

  set words(words) {
    this._words = words || '';
  }

  /** Changes whenever lines have changed hands. */
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

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    clearTimeout(this._timer);
    this._asked += 1;
  }

  get none() {
    return this.loaded && this.assignments.length === 0;
  }

  get noneText() {
    return this._words ? labels.historyNoneFit : labels.historyNone;
  }

  get loading() {
    return !this.loaded && !this.error;
  }

  get hasImports() {
    return this.imports.length > 0;
  }

  load() {
    return this.ask(async (current) => {
      const [assignments, imports] = await Promise.all([
        this.client.request('GET', '/assignments', { query: { q: this._words, limit: PAGE } }),
        this.client.request('GET', '/assignments/imports', { query: { limit: PAGE } })
      ]);
      if (current()) {
        this.assignments = assignments.items.map(shownAssignment);
        this.next = assignments.next;
        this.imports = imports.items.map(shownImport);
        this.nextImports = imports.next;
        this.loaded = true;
      }
    });
  }

  more() {
    return this.ask(async (current) => {
      const page = await this.client.request('GET', '/assignments', {
        query: { q: this._words, limit: PAGE, cursor: this.next }
      });
      if (current()) {
        this.assignments = [...this.assignments, ...page.items.map(shownAssignment)];
        this.next = page.next;
      }
    });
  }

  moreImports() {
    return this.ask(async (current) => {
      const page = await this.client.request('GET', '/assignments/imports', {
        query: { limit: PAGE, cursor: this.nextImports }
      });
      if (current()) {
        this.imports = [...this.imports, ...page.items.map(shownImport)];
        this.nextImports = page.next;
      }
    });
  }

  async ask(work) {
    this._asked += 1;
    const asked = this._asked;
    const current = () => asked === this._asked;
    try {
      await work(current);
      if (current()) {
        this.error = '';
      }
    } catch (failure) {
      if (current()) {
        this.error = sentenceOf(failure);
      }
    }
  }

  typed(event) {
    this._words = event.target.value.trim();
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this.load(), TYPING_PAUSE_MILLIS);
  }

  undoImport(event) {
    const { id } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent('undoimport', { detail: { id } }));
  }
}

function shownAssignment(held) {
  return { ...held, from: moment(held.from), to: held.to ? moment(held.to) : labels.historyLive };
}

function shownImport({ id, at, by, counts, undoneAt }) {
  return {
    id,
    by,
    at: moment(at),
    counts: `${counts.created} / ${counts.changed} / ${counts.ended}`,
    undone: undoneAt ? fill(labels.importsUndone, moment(undoneAt)) : ''
  };
}
