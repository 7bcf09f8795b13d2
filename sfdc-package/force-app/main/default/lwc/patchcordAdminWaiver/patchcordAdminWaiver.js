import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';

const DAY_MILLIS = 86_400_000;

const MINUTE_MILLIS = 60_000;

/** A month is long enough to mend most things, and short enough to be asked again. */
const USUAL_DAYS = 30;

/** The API takes no more than a year. */
const MOST_DAYS = 365;

/** As an input for days has it, where the reader is. */
function dayFromNow(days) {
  const at = new Date(Date.now() + days * DAY_MILLIS);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MILLIS).toISOString().slice(0, 10);
}

/** When a day is over where the reader is. */
function endOf(day) {
  return new Date(`${day}T23:59:59`).toISOString();
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
  first = dayFromNow(0);
  usual = dayFromNow(USUAL_DAYS);
  last = dayFromNow(MOST_DAYS);
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
      const done = await new Actions(this.client).waive(this.finding, reason, endOf(until));
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
