import { LightningElement, api } from 'lwc';
import { labels } from 'c/softphoneLabels';
import { shownNumber } from 'c/softphoneCalls';

/**
 * Calls somebody: by a number typed, pasted or pressed, a name of the directory, or one of those that
 * were dialled lately.
 *
 * @fires ask with dial
 */
export default class SoftphoneDial extends LightningElement {
  static renderMode = 'light';

  /** (text) => Promise of whom can be called */
  @api search;

  /** Those that were dialled lately, the newest first. */
  @api recent = [];

  /** Whether a call can be placed now. */
  @api ready = false;

  labels = labels;
  text = '';

  @api
  focus() {
    this.querySelector('c-softphone-target').focus();
  }

  get idle() {
    return !this.text && this.recent.length > 0;
  }

  get buttonText() {
    return this.text || !this.recent.length ? labels.call : labels.redial;
  }

  get disabled() {
    return String(!this.ready || (!this.text && !this.recent.length));
  }

  get lately() {
    return this.recent.slice(0, 5).map(({ number, name }) => ({ number, name: name || shownNumber(number), note: name ? shownNumber(number) : '' }));
  }

  typed(event) {
    this.text = event.detail.text;
  }

  digit(event) {
    const target = this.querySelector('c-softphone-target');
    target.value += event.detail.key;
    this.text = target.value;
  }

  back() {
    const target = this.querySelector('c-softphone-target');
    target.value = target.value.slice(0, -1);
    this.text = target.value;
  }

  chosen(event) {
    this.dial(event.detail);
  }

  called() {
    if (this.text) {
      this.querySelector('c-softphone-target').enter();
    } else if (this.recent.length) {
      this.dial(this.recent[0]);
    }
  }

  again(event) {
    this.dial(this.recent.find(({ number }) => number === event.currentTarget.dataset.number));
  }

  dial({ number, name, recordId, objectType }) {
    if (this.ready) {
      this.querySelector('c-softphone-target').value = '';
      this.text = '';
      this.dispatchEvent(
        new CustomEvent('ask', {
          bubbles: true,
          detail: { what: 'dial', args: [{ number, name, recordId, objectType }] }
        })
      );
    }
  }
}
