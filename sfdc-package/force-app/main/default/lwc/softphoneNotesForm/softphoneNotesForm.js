import { LightningElement, api } from 'lwc';
import { labels } from 'c/softphoneLabels';

/**
 * What the agent says of a call: notes and how it went. Nobody has to save.
 *
 * @fires ask with note
 */
export default class SoftphoneNotesForm extends LightningElement {
  static renderMode = 'light';

  /** The call, with what was written and is not kept yet. */
  @api call;

  /** How calls can have gone, as the call center lists them; none for any text. */
  @api dispositions = [];

  /** Whether the call's log is in Salesforce: '', WAITING or LOGGED. */
  @api logged = '';

  labels = labels;

  get notesId() {
    return `notes-${this.call.id}`;
  }

  get dispositionId() {
    return `disposition-${this.call.id}`;
  }

  get hasList() {
    return this.dispositions.length > 0;
  }

  get options() {
    const chosen = this.call.disposition || '';
    const all = chosen && !this.dispositions.includes(chosen) ? [chosen, ...this.dispositions] : this.dispositions;
    return [
      { value: '', text: labels.dispositionNone, selected: !chosen },
      ...all.map((value) => ({ value, text: value, selected: value === chosen }))
    ];
  }

  get loggedText() {
    return this.logged ? labels[`log${this.logged}`] : '';
  }

  renderedCallback() {
    this.show('textarea', this.call.notes || '');
    this.show('[data-disposition]', this.call.disposition || '');
  }

  /** What comes from elsewhere, and never while somebody types here. */
  show(what, value) {
    const field = this.querySelector(what);
    if (field.value !== value && document.activeElement !== field) {
      field.value = value;
    }
  }

  noted(event) {
    this.ask({ notes: event.target.value });
  }

  disposed(event) {
    this.ask({ disposition: event.target.value.trim() || null });
  }

  ask(change) {
    this.dispatchEvent(
      new CustomEvent('ask', { bubbles: true, detail: { what: 'note', args: [this.call.id, change] } })
    );
  }
}
