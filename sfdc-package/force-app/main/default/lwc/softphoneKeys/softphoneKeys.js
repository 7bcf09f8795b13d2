import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { labels } from 'c/softphoneLabels';

const KEYS = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'],
  ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'],
  ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'],
  ['*', ''], ['0', '+'], ['#', '']
];

/**
 * Twelve keys, for a number or for the other party's machine.
 *
 * @fires digit with {key}
 */
export default class SoftphoneKeys extends LightningElement {
  static renderMode = 'light';

  labels = labels;

  /** Takes digits from the keyboard too, wherever in the keys the focus is. */
  @api typed = false;

  keys = KEYS.map(([key, letters]) => ({ key, letters, told: fill(labels.key, key) }));

  @api
  focus() {
    this.querySelector('button').focus();
  }

  clicked(event) {
    this.send(event.currentTarget.dataset.key);
  }

  pressed(event) {
    if (this.typed && /^[0-9*#]$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.send(event.key);
    }
  }

  send(key) {
    this.dispatchEvent(new CustomEvent('digit', { detail: { key } }));
  }
}
