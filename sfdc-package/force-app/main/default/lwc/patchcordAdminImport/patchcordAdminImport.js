import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { ApiProblem } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { fill, number } from 'c/patchcordFormat';
import { windowOf } from 'c/patchcordWindow';

const MAX_BYTES = 4 * 1024 * 1024;
const ROW_HEIGHT = 48;
const RESULTS = ['CREATED', 'CHANGED', 'ENDED', 'REFUSED', 'UNCHANGED'];

/**
 * Import of a file: drop it, see what it would change row by row, apply it.
 *
 * @fires imported with what was done, as `Actions.import` tells it
 */
export default class PatchcordAdminImport extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** What a page of Salesforce gives, see `Session`; null on the gateway's own page. */
  @api org = null;

  /** For rows that do not name one. */
  @api callCenter;

  /** As the event `import` has it, of whichever import goes on; null for none. */
  @api progress = null;

  labels = labels;
  fileName = '';
  report = null;
  applied = false;
  busy = '';
  applying = false;
  error = '';
  problems = [];
  over = false;
  skip = false;
  result = '';
  top = 0;
  height = 400;
  _file;
  _asked = 0;
  _observer;

  disconnectedCallback() {
    this._asked += 1;
    if (this._observer) {
      this._observer.disconnect();
    }
  }

  get dropClass() {
    return `patchcord-drop${this.over ? ' patchcord-drop_over' : ''}`;
  }

  /** Of this import: a preview tells of none, and the last one of another is over. */
  get shownProgress() {
    return this.applying && this.progress && this.progress.phase === 'WRITING' ? this.progress : null;
  }

  get choosing() {
    return !this.report && !this.busy;
  }

  get title() {
    return fill(this.applied ? labels.importApplied : labels.importPreview, this.fileName);
  }

  get counts() {
    const { created, changed, ended, refused, unchanged } = this.report.counts;
    const counts = [created, changed, ended, refused, unchanged];
    const total = counts.reduce((sum, count) => sum + count, 0);
    return [
      { value: '', label: labels.importAll, count: total },
      ...RESULTS.map((value, i) => ({ value, label: labels[`result${value}`], count: counts[i] }))
    ].map((one) => ({
      ...one,
      key: one.value || 'ALL',
      count: number(one.count),
      pressed: String(one.value === this.result),
      style:
        `patchcord-filter patchcord-filter_${one.value || 'ALL'}` +
        (one.value === this.result ? ' patchcord-filter_on' : '')
    }));
  }

  get changing() {
    const { created, changed, ended } = this.report.counts;
    return created + changed + ended;
  }

  get refused() {
    return this.report.counts.refused;
  }

  get mustSkip() {
    return this.refused > 0 && !this.applied;
  }

  get skipHelp() {
    return fill(labels.importSkipHelp, number(this.refused));
  }

  get skipLabel() {
    return fill(labels.importSkip, number(this.refused));
  }

  get applyLabel() {
    return fill(labels.importApply, number(this.changing));
  }

  get appliable() {
    return !this.applied && !this.busy && this.changing > 0;
  }

  get blocked() {
    return this.refused > 0 && !this.skip;
  }

  get nothing() {
    return !this.applied && this.changing === 0 && this.refused === 0;
  }

  get ignored() {
    const columns = this.report.ignoredColumns;
    return columns.length ? fill(labels.importIgnored, columns.join(', ')) : '';
  }

  get rows() {
    return this.result
      ? this.report.rows.filter((row) => row.result === this.result)
      : this.report.rows;
  }

  get rowCount() {
    return this.rows.length + 1;
  }

  get view() {
    return windowOf({
      count: this.rows.length,
      rowHeight: ROW_HEIGHT,
      top: this.top,
      height: this.height
    });
  }

  get shownRows() {
    const { first, end } = this.view;
    return this.rows.slice(first, end).map((row, i) => ({
      ...row,
      details: row.details.join(' '),
      kind: labels[`result${row.result}`],
      kindClass: `patchcord-badge patchcord-badge_${row.result}`,
      position: first + i + 2
    }));
  }

  renderedCallback() {
    const table = this.querySelector('[data-rows]');
    if (!table) {
      return;
    }
    const { before, after } = this.view;
    table.querySelector('[data-before]').style.height = `${before}px`;
    table.querySelector('[data-after]').style.height = `${after}px`;
    if (!this._observer && globalThis.ResizeObserver) {
      this._observer = new ResizeObserver(() => {
        this.height = table.clientHeight || this.height;
      });
      this._observer.observe(table);
    }
  }

  scrolled(event) {
    this.top = event.currentTarget.scrollTop;
  }

  narrow(event) {
    this.result = event.currentTarget.dataset.result;
    this.top = 0;
    this.querySelector('[data-rows]').scrollTop = 0;
  }

  dragOver(event) {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      this.over = true;
    }
  }

  dragLeave(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      this.over = false;
    }
  }

  drop(event) {
    this.over = false;
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      this.take(event.dataTransfer.files[0]);
    }
  }

  chosen(event) {
    if (event.target.files.length) {
      this.take(event.target.files[0]);
    }
  }

  async take(file) {
    this.again();
    this.fileName = file.name;
    if (file.size > MAX_BYTES) {
      this.error = fill(labels.importTooLarge, number(Math.ceil(file.size / 1024 / 1024)));
      return;
    }
    this._file = file;
    await this.ask(fill(labels.importReading, file.name), async () => {
      this.report = await new Actions(this.client).preview(file, this.callCenter);
      this.result = this.refused > 0 ? 'REFUSED' : '';
    });
  }

  /** What the users of the call center in Salesforce would change here. */
  async sync() {
    this.again();
    this.fileName = labels.syncName;
    const { callCenter } = this;
    await this.ask(labels.syncName, async () => {
      let users;
      try {
        users = await this.org.readUsers(callCenter);
      } catch (failure) {
        this.error = fill(labels.syncFailed, failure.message);
        return;
      }
      if (!users.length) {
        // More likely a call center of another name than one that all have left.
        this.error = fill(labels.syncNobody, callCenter);
        return;
      }
      this._file = await new Actions(this.client).orgUsers(users, callCenter);
      this.report = await new Actions(this.client).preview(this._file, callCenter);
      this.result = this.refused > 0 ? 'REFUSED' : '';
    });
  }

  async apply() {
    if (this.blocked || this.busy) {
      return;
    }
    this.applying = true;
    await this.ask(labels.importApplying, async () => {
      const done = await new Actions(this.client).import(this._file, this.callCenter, this.skip);
      this.report = done.report;
      this.applied = true;
      this.result = '';
      this.dispatchEvent(new CustomEvent('imported', { detail: done }));
    });
  }

  async ask(busy, work) {
    this._asked += 1;
    const asked = this._asked;
    this.busy = busy;
    this.error = '';
    this.problems = [];
    try {
      await work();
    } catch (failure) {
      if (asked === this._asked) {
        this.error = sentenceOf(failure, this.report ? labels.noAnswerChange : labels.noAnswer);
        this.problems =
          failure instanceof ApiProblem && failure.errors.length > 1
            ? failure.errors.slice(0, 20).map((error, i) => ({ key: i, text: error.message }))
            : [];
      }
    } finally {
      if (asked === this._asked) {
        this.busy = '';
        this.applying = false;
      }
    }
  }

  skipChanged(event) {
    this.skip = event.target.checked;
  }

  again() {
    this._asked += 1;
    this._file = null;
    this.report = null;
    this.applied = false;
    this.applying = false;
    this.busy = '';
    this.error = '';
    this.problems = [];
    this.skip = false;
    this.result = '';
    this.top = 0;
    if (this._observer) {
      this._observer.disconnect();
      this._observer = null;
    }
  }
}
