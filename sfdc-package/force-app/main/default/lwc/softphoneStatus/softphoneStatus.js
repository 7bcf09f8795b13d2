import { LightningElement, api } from 'lwc';
import { ApiProblem } from 'c/patchcordApi';
import { fill, moment } from 'c/patchcordFormat';
import { isOver } from 'c/softphoneCalls';
import { labels } from 'c/softphoneLabels';
import { sentenceOf } from 'c/softphoneProblems';

/**
 * The one line that says what does not work: which layer, and what to do. The one that matters most,
 * and no other; empty when all is well.
 *
 * @param {object} state the desk's
 * @returns {{layer: string, text: string, retry: boolean}}
 */
export function statusOf(state) {
  const live = state.calls.some((call) => !isOver(call));
  const say = (layer, text, retry = false) => ({ layer, text, retry });
  if (state.phase === 'NO_HOST') {
    return say('SALESFORCE', fill(labels.statusNoSalesforce, state.problem.detail || state.problem.code), true);
  }
  if (state.connection === 'REFUSED') {
    return state.problem instanceof ApiProblem
      ? say('GATEWAY', sentenceOf(state.problem), true)
      : say('SALESFORCE', fill(labels.statusNotSigned, state.problem ? state.problem.detail || state.problem.code : ''), true);
  }
  if (state.connection === 'WAITING') {
    const since = moment(state.awaySince);
    return say('GATEWAY', fill(live ? labels.statusGatewayInCall : labels.statusGateway, since), true);
  }
  if (state.phase !== 'IN') {
    return say('', '');
  }
  if (!state.line) {
    return say('GATEWAY', labels.statusNoLine);
  }
  if (state.phoneSystem === 'AWAY') {
    return say('PHONE_SYSTEM', live ? labels.statusPhoneSystemInCall : labels.statusPhoneSystem);
  }
  const { device, phone } = state.line;
  // Of the browser as a phone, its own panel says what is wrong: there is no cable to look at.
  if (device.state === 'NOT_REGISTERED' && phone !== 'BROWSER') {
    const since = device.since ? fill(labels.since, moment(device.since)) : '';
    return say('PHONE', fill(device.lostInCall ? labels.statusPhoneInCall : labels.statusPhone, since));
  }
  const stuck = state.unlogged.filter(({ attempts }) => attempts > 1).length;
  if (stuck) {
    return say('SALESFORCE', stuck === 1 ? labels.statusUnloggedOne : fill(labels.statusUnlogged, stuck));
  }
  return say('', '');
}

/**
 * Shows it.
 *
 * @fires ask with retryNow
 */
export default class SoftphoneStatus extends LightningElement {
  static renderMode = 'light';

  /** The desk's `state`. */
  @api state;

  labels = labels;

  get status() {
    return statusOf(this.state);
  }

  get style() {
    return this.status.text ? 'softphone-status' : 'softphone-status softphone-status_none';
  }

  retry() {
    this.dispatchEvent(new CustomEvent('ask', { bubbles: true, detail: { what: 'retryNow', args: [] } }));
  }
}
