import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { actionsOf, nameOf, shownNumber } from 'c/softphoneCalls';
import { labels } from 'c/softphoneLabels';
import { shownTime } from 'c/softphoneTimer';

/** Where it comes from, in one line: the queue and how long the caller has waited, or what was dialled. */
export function originOf(call) {
  const { queue } = call;
  if (queue) {
    const name = queue.name.split('@')[0];
    return queue.waitedSeconds === null
      ? fill(labels.fromQueue, name)
      : fill(labels.fromQueueWaited, name, shownTime(queue.waitedSeconds));
  }
  return call.dialledNumber ? fill(labels.dialled, shownNumber(call.dialledNumber)) : '';
}

/**
 * A call that rings, to take or to refuse.
 *
 * @fires ask with act
 */
export default class SoftphoneIncoming extends LightningElement {
  static renderMode = 'light';

  /** The call. */
  @api call;

  /** The records behind it. */
  @api found;

  @api ahead = 0;

  /** What is under way, by call and action. */
  @api asked = {};

  labels = labels;

  get titleId() {
    return `incoming-${this.call.id}`;
  }

  get name() {
    return nameOf(this.call) || this.number || labels.unknownNumber;
  }

  get number() {
    return shownNumber(this.call.otherParty.number);
  }

  get hasName() {
    return Boolean(nameOf(this.call));
  }

  get origin() {
    return originOf(this.call);
  }

  get dialled() {
    return this.call.queue && this.call.dialledNumber
      ? fill(labels.dialled, shownNumber(this.call.dialledNumber))
      : '';
  }

  get variables() {
    return Object.entries(this.call.variables || {}).map(([name, value]) => ({ name, value }));
  }

  get canAnswer() {
    return actionsOf(this.call).includes('answer');
  }

  get canReject() {
    return actionsOf(this.call).includes('reject');
  }

  get answering() {
    return String(Boolean(this.asked[`${this.call.id}/answer`]));
  }

  answer() {
    this.ask('answer');
  }

  reject() {
    this.ask('reject');
  }

  ask(action) {
    this.dispatchEvent(
      new CustomEvent('ask', { bubbles: true, detail: { what: 'act', args: [this.call.id, action] } })
    );
  }
}
