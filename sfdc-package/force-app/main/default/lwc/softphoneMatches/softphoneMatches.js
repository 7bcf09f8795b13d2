import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { labels } from 'c/softphoneLabels';

/**
 * The records behind a call: the one that it is about, several to choose from, or none.
 *
 * @fires ask with chooseRecord, showRecord or newRecord
 */
export default class SoftphoneMatches extends LightningElement {
  static renderMode = 'light';

  /** The call. */
  @api call;

  /** What was found; undefined where nobody has looked. */
  @api found;

  labels = labels;

  get subject() {
    return this.call.subject;
  }

  /** The name is the call's already. */
  get subjectText() {
    const { objectType, name, recordId } = this.subject;
    return objectType ? fill(labels.openRecord, objectType) : name || recordId;
  }

  get several() {
    return !this.subject && this.found && this.found.length > 1;
  }

  get none() {
    return !this.subject && this.found && this.found.length === 0;
  }

  get severalText() {
    return fill(labels.matchesSeveral, this.found.length);
  }

  shown() {
    this.ask('showRecord', this.subject.recordId);
  }

  chosen(event) {
    const { index } = event.currentTarget.dataset;
    const { recordId, objectType, name } = this.found[Number(index)];
    this.ask('chooseRecord', this.call.id, { recordId, objectType, name });
  }

  made() {
    this.ask('newRecord', this.call.otherParty.number);
  }

  get items() {
    return this.found.map((one, index) => ({ ...one, index }));
  }

  ask(what, ...args) {
    this.dispatchEvent(new CustomEvent('ask', { bubbles: true, detail: { what, args } }));
  }
}
