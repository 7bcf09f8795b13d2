import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';

const DAY_MILLIS = 86_400_000;

/** A month is long enough to mend most things, and short enough to be asked again. */
const USUAL_DAYS = 30;

/** The API takes no more than a year. */
const MOST_DAYS = 365;

function day(fromNow) {
  return new Date(Date.now() + fromNow * DAY_MILLIS).toISOString().slice(0, 10);
}

/**
 * Asks why a difference is meant so, and until when.
 *
 * @fires done as `Actions.waive` tells it
 * @fires cancel
 */
export default class PatchcordAdminWaiver extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** As the API has it. */
  @api finding;

  labels = labels;
  error = '';
  faults = {};
  first = day(0);
  usual = day(USUAL_DAYS);
  last = day(MOST_DAYS);
  _busy = false;
  _focused = false;

  get reasonInvalid() {
    return this.faults.reason ? 'true' : undefined;
  }

  get untilInvalid() {
    return this.faults.until ? 'true' : undefined;
  }

  renderedCallback() {
    if (!this._focused) {
      this._focused = true;
      this.place('reason').focus();
    }
  }

  place(name) {
    return this.querySelector(`#waiver-${name}`);
  }

  async submit(event) {
    event.preventDefault();
    const reason = this.place('reason').value.trim();
    const until = this.place('until').value;
    this.error = '';
    this.faults = {
      reason: reason ? '' : labels.waiverReasonMissing,
      until: until ? '' : labels.waiverUntilMissing
    };
    if (!reason || !until) {
      this.place(reason ? 'until' : 'reason').focus();
      return;
    }
    if (this._busy) {
      return;
    }
    this._busy = true;
    try {
      const done = await new Actions(this.client).waive(this.finding, reason, until);
      this.dispatchEvent(new CustomEvent('done', { detail: done }));
    } catch (failure) {
      this.refuse(failure);
    } finally {
      this._busy = false;
    }
  }

  refuse(failure) {
    const faults = Object.fromEntries(
      (failure.errors || []).map((error) => [error.field, error.message])
    );
    if (faults.reason || faults.until) {
      this.faults = faults;
      this.place(faults.reason ? 'reason' : 'until').focus();
    } else {
      this.error = sentenceOf(failure, labels.noAnswerChange);
    }
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
