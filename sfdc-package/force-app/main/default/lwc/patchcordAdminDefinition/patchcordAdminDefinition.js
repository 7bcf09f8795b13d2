import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { counted, fill, number } from 'c/patchcordFormat';

/** As the API takes it. */
const MAX_BYTES = 1024 * 1024;

/** The metadata form says its name only here. */
const METADATA_NAME = /^(.+)\.callCenter(-meta\.xml)?$/;

/**
 * Import of a Call Center definition: drop the file, see item by item what it would change, apply it.
 *
 * @fires imported with what was done, as `Actions.importDefinition` tells it
 */
export default class PatchcordAdminDefinition extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  labels = labels;
  fileName = '';
  preview = null;
  applied = false;
  busy = '';
  error = '';
  faults = [];
  over = false;
  _file = null;
  _asked = 0;

  disconnectedCallback() {
    this._asked += 1;
  }

  get dropClass() {
    return `patchcord-drop patchcord-drop_small${this.over ? ' patchcord-drop_over' : ''}`;
  }

  get choosing() {
    return !this.preview && !this.busy;
  }

  get title() {
    const { report } = this.preview;
    if (this.applied) {
      return fill(labels.importApplied, this.fileName);
    }
    return report.created
      ? fill(labels.definitionCreates, report.callCenter)
      : fill(labels.definitionChanges, report.callCenter);
  }

  get nothing() {
    return !this.applied && !this.preview.report.created && this.changes.length === 0;
  }

  get appliable() {
    return !this.applied && !this.busy && !this.nothing;
  }

  get applyLabel() {
    const { report } = this.preview;
    return report.created
      ? fill(labels.definitionCreate, report.callCenter)
      : counted(report.changes.length, labels.definitionApplyOne, labels.importApply);
  }

  get changed() {
    return this.changes.length > 0;
  }

  get changes() {
    return this.preview.report.changes.map(({ path, kind, before, after }, i) => ({
      key: i,
      path,
      before: before === null || before === '' ? labels.empty : before,
      after: after === null || after === '' ? labels.empty : after,
      kind: labels[`change${kind}`] || kind,
      kindClass: `patchcord-badge patchcord-badge_${kind}`
    }));
  }

  get faulty() {
    return this.faults.length > 0;
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

  /** The internal name, where only the name of the file says it. */
  get name() {
    return (this.fileName.match(METADATA_NAME) || [])[1];
  }

  async take(file) {
    this.again();
    this.fileName = file.name;
    if (file.size > MAX_BYTES) {
      this.error = fill(labels.definitionTooLarge, number(Math.ceil(file.size / 1024 / 1024)));
      return;
    }
    this._file = file;
    await this.ask(fill(labels.importReading, file.name), async (actions, current) => {
      const preview = await actions.previewDefinition(file, this.name);
      if (current()) {
        this.preview = preview;
      }
    });
  }

  async apply() {
    if (this.busy) {
      return;
    }
    await this.ask(labels.importApplying, async (actions) => {
      const done = await actions.importDefinition(this._file, this.name, this.preview);
      this.preview = { ...this.preview, report: { ...done.report, created: this.preview.report.created } };
      this.applied = true;
      this.dispatchEvent(new CustomEvent('imported', { detail: done }));
    });
  }

  async ask(busy, work) {
    this._asked += 1;
    const asked = this._asked;
    const current = () => asked === this._asked;
    this.busy = busy;
    this.error = '';
    this.faults = [];
    try {
      await work(new Actions(this.client), current);
    } catch (failure) {
      if (current()) {
        this.refuse(failure);
      }
    } finally {
      if (current()) {
        this.busy = '';
      }
    }
  }

  refuse(failure) {
    const errors = failure.errors || [];
    this.error = errors.length
      ? counted(errors.length, labels.definitionFaultOne, labels.definitionFaults)
      : sentenceOf(failure, this.preview ? labels.noAnswerChange : labels.noAnswer);
    this.faults = errors.map(({ line, field, message }, i) => ({
      key: i,
      line: line ? number(line) : '',
      field,
      message
    }));
    if (failure.code === 'record-changed') {
      this.preview = null;
    }
  }

  again() {
    this._asked += 1;
    this._file = null;
    this.preview = null;
    this.applied = false;
    this.busy = '';
    this.error = '';
    this.faults = [];
  }
}
