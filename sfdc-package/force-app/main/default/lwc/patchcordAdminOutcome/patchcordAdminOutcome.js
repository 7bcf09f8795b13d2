import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';

/**
 * What the last action came to. Stays until the next one, or until it is dismissed; never takes the
 * focus.
 *
 * @fires undo
 * @fires dismiss
 */
export default class PatchcordAdminOutcome extends LightningElement {
  static renderMode = 'light';

  /** {kind: 'done' or 'error', text, undo: whether it can be taken back}; null for nothing. */
  @api outcome;

  labels = labels;
  _pressed = false;

  get done() {
    return this.outcome && this.outcome.kind === 'done' ? this.outcome.text : '';
  }

  get error() {
    return this.outcome && this.outcome.kind === 'error' ? this.outcome.text : '';
  }

  get icon() {
    return this.error ? 'warning' : 'check';
  }

  get shown() {
    return Boolean(this.outcome);
  }

  get undoable() {
    return Boolean(this.outcome && this.outcome.undo);
  }

  get barClass() {
    return `patchcord-outcome${this.outcome ? ` patchcord-outcome_${this.outcome.kind}` : ''}`;
  }

  renderedCallback() {
    // The button that was pressed is gone: the focus stays beside it.
    const dismiss = this.querySelector('[data-action="dismiss"]');
    if (this._pressed && !this.undoable && dismiss) {
      this._pressed = false;
      dismiss.focus();
    }
  }

  undo() {
    this._pressed = true;
    this.dispatchEvent(new CustomEvent('undo'));
  }

  dismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
