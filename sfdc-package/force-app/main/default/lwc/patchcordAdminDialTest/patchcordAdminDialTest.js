import { LightningElement, api } from 'lwc';
import { path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

/** What would become of a number, and by which rule. Dials nothing. */
export default class PatchcordAdminDialTest extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** The internal name of the call center whose rules count. */
  @api callCenter;

  labels = labels;
  result = null;
  error = '';
  _asked = 0;

  get verdict() {
    return this.result.allowed
      ? fill(labels.dialAllowed, this.result.dialled)
      : labels.dialRefused;
  }

  get verdictClass() {
    return `patchcord-verdict patchcord-verdict_${this.result.allowed ? 'yes' : 'no'}`;
  }

  get icon() {
    return this.result.allowed ? 'phone' : 'warning';
  }

  get kind() {
    return this.result.allowed ? labels[`dialKind${this.result.kind}`] : '';
  }

  get steps() {
    return this.result.steps.map((text, i) => ({ key: i, text }));
  }

  async submit(event) {
    event.preventDefault();
    this._asked += 1;
    const asked = this._asked;
    const typed = this.querySelector('input').value;
    try {
      const result = await this.client.request('POST', path`/call-centers/${this.callCenter}/dial-test`, {
        body: { number: typed }
      });
      if (asked === this._asked) {
        this.result = result;
        this.error = '';
      }
    } catch (failure) {
      if (asked === this._asked) {
        this.result = null;
        this.error = sentenceOf(failure);
      }
    }
  }
}
