import { LightningElement, api } from 'lwc';
import { fill, moment } from 'c/patchcordFormat';
import { isMissed, nameOf, shownNumber } from 'c/softphoneCalls';
import { labels } from 'c/softphoneLabels';
import { causeOf, sentenceOf } from 'c/softphoneProblems';
import { shownTime } from 'c/softphoneTimer';

/**
 * The agent's calls that are over, the newest first, each with a button to call back.
 *
 * @fires ask with dial, showRecord or readHistory
 */
export default class SoftphoneHistory extends LightningElement {
  static renderMode = 'light';

  /** {items, next} as `GET /history` gives it; null until it is there. */
  @api history = null;

  /** Why it could not be read. */
  @api problem = null;

  /** Whether a call can be placed now. */
  @api ready = false;

  labels = labels;

  get isLoading() {
    return !this.history && !this.problem;
  }

  get isEmpty() {
    return Boolean(this.history) && this.history.items.length === 0;
  }

  get problemText() {
    return this.problem ? sentenceOf(this.problem) : '';
  }

  get hasMore() {
    return Boolean(this.history && this.history.next);
  }

  get disabled() {
    return String(!this.ready);
  }

  get items() {
    return (this.history ? this.history.items : []).map((record) => {
      const missed = isMissed(record);
      const name = nameOf(record) || shownNumber(record.otherParty.number) || labels.unknownNumber;
      const spent = record.durations || {};
      return {
        id: record.id,
        number: record.otherParty.number,
        name,
        shownNumber: nameOf(record) ? shownNumber(record.otherParty.number) : '',
        subject: record.subject,
        kind: missed ? labels.missedCall : labels[`direction${record.direction}`],
        style: `softphone-row${missed ? ' softphone-row_missed' : ''}`,
        at: moment(record.createdAt),
        how: record.connectedAt
          ? shownTime(((spent.active || 0) + (spent.held || 0)) / 1000)
          : causeOf(record.cause),
        disposition: record.disposition,
        told: fill(labels.callBack, name)
      };
    });
  }

  back(event) {
    const { id } = event.currentTarget.dataset;
    const { number, subject, name } = this.items.find((one) => one.id === id);
    if (this.ready) {
      this.ask('dial', subject ? { number, ...subject } : { number, name });
    }
  }

  shown(event) {
    this.ask('showRecord', event.currentTarget.dataset.record);
  }

  more() {
    this.ask('readHistory', true);
  }

  again() {
    this.ask('readHistory');
  }

  ask(what, ...args) {
    this.dispatchEvent(new CustomEvent('ask', { bubbles: true, detail: { what, args } }));
  }
}
