import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { fill, moment } from 'c/patchcordFormat';

/**
 * What is above all parts of the page: the call center, the connection, and the last change.
 *
 * @fires center with {callCenter}
 * @fires undo
 * @fires signout
 */
export default class PatchcordAdminHeader extends LightningElement {
  static renderMode = 'light';

  /** That of the `Session`. */
  @api state;

  /** The sentence of the last thing that can be taken back, empty for none. */
  @api last = '';

  labels = labels;

  get working() {
    const { phase, ready, callCenters } = this.state;
    return phase === 'IN' && ready && callCenters.length > 0;
  }

  get centers() {
    return this.state.callCenters.map((center) => ({
      value: center.internalName,
      label: center.displayName,
      selected: center.internalName === this.state.callCenter
    }));
  }

  get severalCenters() {
    return this.state.callCenters.length > 1;
  }

  get centerName() {
    const { callCenters, callCenter } = this.state;
    const center = callCenters.find((one) => one.internalName === callCenter);
    return center ? center.displayName : '';
  }

  get streamText() {
    return (
      { OPEN: labels.stateOpen, WAITING: labels.stateWaiting }[this.state.stream] ||
      labels.stateConnecting
    );
  }

  get streamClass() {
    return `patchcord-dot patchcord-dot_${this.state.stream}`;
  }

  get away() {
    return this.state.awaySince ? fill(labels.away, moment(this.state.awaySince)) : '';
  }

  get undoTitle() {
    return `${labels.undoShort}: ${this.last}`;
  }

  choose(event) {
    this.dispatchEvent(new CustomEvent('center', { detail: { callCenter: event.target.value } }));
  }

  undo() {
    this.dispatchEvent(new CustomEvent('undo'));
  }

  signOut() {
    this.dispatchEvent(new CustomEvent('signout'));
  }
}
