import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { ApiProblem } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { RECORDS, bodyOf, isSame, patchOf, shownValue, valuesOf } from 'c/patchcordAdminRecords';
import { fill } from 'c/patchcordFormat';

/**
 * Adds or edits one agent or line. What somebody else changes meanwhile is shown beside what was
 * typed, which stays.
 *
 * @fires done with what was done, as `Actions` tell it
 * @fires cancel
 */
export default class PatchcordAdminRecordForm extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** 'agent' or 'line'. */
  @api type;

  /** The username or number of the one to edit; empty for a new one. */
  @api named = '';

  /** What is known of a new one already, by field. */
  @api known = {};

  labels = labels;
  values = null;
  error = '';
  faults = {};
  conflicts = {};
  busy = false;
  missing = false;
  _before = null;
  _base = null;
  _focus = 'first';
  _gone = false;

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    this._gone = true;
  }

  get record() {
    return RECORDS[this.type];
  }

  get isNew() {
    return !this._before;
  }

  get title() {
    return this.named && !this.missing
      ? fill(this.record.titleEdit, this.named)
      : this.record.titleNew;
  }

  get ready() {
    return this.values !== null;
  }

  get loading() {
    return !this.ready && !this.error;
  }

  get saveLabel() {
    return this.isNew ? labels.add : labels.save;
  }

  get fields() {
    return this.record.fields
      .filter((field) => this.isNew || field.name !== this.record.key)
      .map((field) => this.shownField(field));
  }

  shownField(field) {
    const value = this.values[field.name];
    const id = `record-${field.name}`;
    const fault = this.faults[field.name] || '';
    const now = field.name in this.conflicts ? shownValue(field, this.conflicts[field.name]) : '';
    return {
      ...field,
      id,
      value,
      fault,
      now: now ? fill(labels.recordNow, now) : '',
      invalid: fault ? 'true' : undefined,
      helpId: `${id}-help`,
      isText: field.kind === 'text',
      isFlag: field.kind === 'flag',
      isChoice: field.kind === 'choice',
      isSet: field.kind === 'set',
      options: (field.options || []).map((option) => ({
        ...option,
        id: `${id}-${option.value}`,
        chosen: field.kind === 'set' ? value.includes(option.value) : option.value === value
      }))
    };
  }

  async load() {
    if (!this.named) {
      this.become(null, this.known);
      return;
    }
    try {
      const read = await this.read();
      if (read.body.endedAt) {
        // Adding it brings it back.
        this.missing = true;
        this.become(null, { ...read.body, ...this.known });
      } else {
        this.become(read, read.body);
      }
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 404) {
        this.missing = true;
        this.become(null, { ...this.known, [this.record.key]: this.named });
      } else {
        this.error = sentenceOf(failure);
      }
    }
  }

  read() {
    return this.client.tagged('GET', this.record.path(this.named));
  }

  become(before, body) {
    this._before = before;
    this._base = valuesOf(this.record, before ? before.body : {});
    this.values = valuesOf(this.record, body);
    this.error = '';
  }

  renderedCallback() {
    const place = this._focus && this.ready && this.placeOf(this._focus);
    if (place) {
      this._focus = '';
      place.focus();
    }
  }

  placeOf(name) {
    return this.querySelector(name === 'first' ? '[data-field]' : `[data-field="${name}"]`);
  }

  typed(event) {
    this.enter(event.target.dataset.field, event.target.value);
  }

  flagged(event) {
    this.enter(event.target.dataset.field, event.target.checked);
  }

  ticked(event) {
    const { field: name, value } = event.target.dataset;
    const { checked } = event.target;
    const { options } = this.record.fields.find((field) => field.name === name);
    this.enter(
      name,
      options
        .map((option) => option.value)
        .filter((one) => (one === value ? checked : this.values[name].includes(one)))
    );
  }

  enter(name, value) {
    this.values = { ...this.values, [name]: value };
  }

  takeNow(event) {
    const { of: name } = event.currentTarget.dataset;
    const { [name]: now, ...others } = this.conflicts;
    this.conflicts = others;
    this.enter(name, now);
    this._focus = name;
  }

  async save(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const { record } = this;
    this.faults = {};
    this.error = '';
    if (this.isNew && !this.values[record.key].trim()) {
      this.refuse(labels.recordFaults, { [record.key]: labels.fieldMissing });
      return;
    }
    this.busy = true;
    try {
      await this.send(new Actions(this.client));
    } catch (failure) {
      if (!this._gone) {
        await this.tellFailure(failure);
      }
    } finally {
      this.busy = false;
    }
  }

  async send(actions) {
    const { record } = this;
    if (this.isNew) {
      this.tell(await actions.add(record, bodyOf(record, this.values)));
      return;
    }
    const patch = patchOf(record, this._base, this.values);
    if (Object.keys(patch).length === 0) {
      this.cancel();
      return;
    }
    this.tell(await actions.edit(record, patch, this._before));
  }

  tell(done) {
    this.dispatchEvent(new CustomEvent('done', { detail: done }));
  }

  async tellFailure(failure) {
    if (failure instanceof ApiProblem && failure.status === 412) {
      await this.compare(failure);
      return;
    }
    const names = this.record.fields.map((field) => field.name);
    const faults = Object.fromEntries(
      (failure.errors || [])
        .filter((error) => names.includes(error.field))
        .map((error) => [error.field, error.message])
    );
    this.refuse(
      Object.keys(faults).length ? labels.recordFaults : sentenceOf(failure, labels.noAnswerChange),
      faults
    );
  }

  refuse(sentence, faults) {
    this.error = sentence;
    this.faults = faults;
    this._focus = this.record.fields.map((field) => field.name).find((name) => faults[name]) || '';
  }

  /** What somebody else has changed is taken where nothing was typed, and shown where something was. */
  async compare(failure) {
    let now;
    try {
      now = await this.read();
    } catch (unread) {
      this.error = sentenceOf(unread);
      return;
    }
    if (now.body.endedAt) {
      this.error = sentenceOf(failure);
      return;
    }
    const base = this._base;
    const current = valuesOf(this.record, now.body);
    const values = { ...this.values };
    const conflicts = {};
    this.record.fields.forEach((field) => {
      const { name } = field;
      if (isSame(field, base[name], values[name])) {
        values[name] = current[name];
      } else if (!isSame(field, base[name], current[name]) && !isSame(field, values[name], current[name])) {
        conflicts[name] = current[name];
      }
    });
    this._before = now;
    this._base = current;
    this.values = values;
    this.conflicts = conflicts;
    this.error = Object.keys(conflicts).length ? labels.recordConflict : labels.recordMerged;
    this._focus = Object.keys(conflicts)[0] || '';
  }

  cancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  pressed(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.cancel();
    }
  }
}
