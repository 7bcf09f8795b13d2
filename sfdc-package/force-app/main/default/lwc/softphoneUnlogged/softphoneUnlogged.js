import { LightningElement, api } from 'lwc';
import { fill, moment } from 'c/patchcordFormat';
import { shownNumber } from 'c/softphoneCalls';
import { labels } from 'c/softphoneLabels';

/**
 * The calls that are not in Salesforce yet, and why.
 *
 * @fires ask with retryLog
 */
export default class SoftphoneUnlogged extends LightningElement {
  static renderMode = 'light';

  /** As `CallLog.waiting` gives them. */
  @api waiting = [];

  labels = labels;

  get items() {
    return this.waiting.map((one) => ({
      ...one,
      shown: one.name || shownNumber(one.number) || labels.unknownNumber,
      at: moment(one.endedAt),
      told: fill(labels.retryLog, one.name || shownNumber(one.number))
    }));
  }

  retry(event) {
    this.dispatchEvent(
      new CustomEvent('ask', { bubbles: true, detail: { what: 'retryLog', args: [event.currentTarget.dataset.call] } })
    );
  }
}
