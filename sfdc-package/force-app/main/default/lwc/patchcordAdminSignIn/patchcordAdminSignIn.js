import { LightningElement, api } from 'lwc';
import { Api, ApiProblem } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

/**
 * Whether a key may do what this page does.
 *
 * @returns {Promise<string>} why not, empty when it may
 */
export async function refusalOf(key) {
  try {
    const me = await new Api(key).request('GET', '/me');
    return me.role === 'ADMIN' ? '' : fill(labels.signInRole, me.role);
  } catch (failure) {
    return failure instanceof ApiProblem && failure.status === 401
      ? labels.signInWrong
      : sentenceOf(failure);
  }
}

/**
 * Asks for the key of an admin.
 *
 * @fires signin with the key, once the gateway took it
 */
export default class PatchcordAdminSignIn extends LightningElement {
  static renderMode = 'light';

  /** Said before anybody typed: why one has to sign in again. */
  @api reason = '';

  labels = labels;
  error = '';
  busy = false;
  _focused = false;

  get shown() {
    return this.error || this.reason;
  }

  get invalid() {
    return String(Boolean(this.error));
  }

  renderedCallback() {
    if (!this._focused) {
      this._focused = true;
      this.querySelector('input').focus();
    }
  }

  async submit(event) {
    event.preventDefault();
    const input = this.querySelector('input');
    const key = input.value.trim();
    if (!key) {
      this.refuse(labels.signInMissing, input);
      return;
    }
    if (this.busy) {
      return;
    }
    this.busy = true;
    const refusal = /^[\x21-\x7e]+$/.test(key) ? await refusalOf(key) : labels.signInWrong;
    this.busy = false;
    if (refusal) {
      this.refuse(refusal, input);
    } else {
      input.value = '';
      this.dispatchEvent(new CustomEvent('signin', { detail: { key } }));
    }
  }

  refuse(sentence, input) {
    this.error = sentence;
    input.focus();
    input.select();
  }
}
