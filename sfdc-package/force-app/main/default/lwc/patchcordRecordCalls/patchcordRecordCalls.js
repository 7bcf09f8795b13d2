import { LightningElement, api, wire } from 'lwc';
import { APPLICATION_SCOPE, MessageContext, publish, subscribe, unsubscribe } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import readCalls from '@salesforce/apex/PatchcordRecordCalls.readCalls';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import DIAL from '@salesforce/messageChannel/PatchcordDial__c';
import SOFTPHONE from '@salesforce/messageChannel/PatchcordSoftphone__c';
import { fill } from 'c/patchcordFormat';
import { labels } from 'c/patchcordRecordLabels';
import { causeOf } from 'c/softphoneProblems';
import { shownTime } from 'c/softphoneTimer';

/** At first, and with each click on "Show more". */
const PAGE = 10;

/** As many as Apex gives. */
const MOST = 200;

/** A softphone that is open answers at once. */
const PATIENCE_MILLIS = 4000;

/** What the API of user interfaces says is wrong, or Apex. */
function messageOf(failure) {
  const { body } = failure || {};
  return (body && body.message) || (failure && failure.message) || '';
}

/** A path such as Account.Phone in a record as the API of user interfaces gives it. */
function valueOf(record, path) {
  return path.split('.').reduce((at, name) => at?.fields?.[name]?.value, record);
}

/**
 * On a record page: the calls that the softphone has logged for the record, the newest first, and a
 * button for each of the record's numbers. It asks the softphone by the message channel
 * PatchcordDial, and hears from it by PatchcordSoftphone.
 */
export default class PatchcordRecordCalls extends NavigationMixin(LightningElement) {
  @api objectApiName;

  labels = labels;
  calls = null;
  problem = '';
  said = '';
  silent = false;
  _recordId;
  _info = null;
  _record = null;
  _most = PAGE;
  _more = false;
  _asked = 0;
  _waiting = null;
  _subscription = null;

  @wire(MessageContext)
  messageContext;

  @api
  get recordId() {
    return this._recordId;
  }

  set recordId(recordId) {
    this._recordId = recordId;
    this.calls = null;
    this._most = PAGE;
    if (this.isConnected) {
      this.load();
    }
  }

  connectedCallback() {
    // A tab of a console that is not in front is told, too.
    this._subscription = subscribe(this.messageContext, SOFTPHONE, (message) => this.told(message), {
      scope: APPLICATION_SCOPE
    });
    this.load();
  }

  disconnectedCallback() {
    clearTimeout(this._waiting);
    unsubscribe(this._subscription);
    this._subscription = null;
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  described({ data }) {
    this._info = data || null;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
  read({ data }) {
    this._record = data || null;
  }

  /** The record's own fields with numbers: path and label. A fax does not talk. */
  get fields() {
    return Object.values(this._info.fields)
      .filter(({ dataType, apiName }) => dataType === 'Phone' && !/fax/i.test(apiName))
      .map(({ apiName, label }) => ({ path: apiName, label }));
  }

  /** That of the account, for a record that has no number. Who may not see it is not told of it. */
  get accountFields() {
    return this._info.fields.AccountId ? [{ path: 'Account.Phone', label: labels.accountPhone }] : [];
  }

  get nameField() {
    const { fields, nameFields = [] } = this._info;
    return fields.Name ? 'Name' : nameFields[0];
  }

  /** Undefined until it is known what there is: the wire waits for that. */
  get paths() {
    if (!this._info) {
      return undefined;
    }
    const paths = [...this.fields, ...this.accountFields].map(({ path }) => path);
    const names = [...paths, this.nameField].filter(Boolean);
    return names.map((name) => `${this.objectApiName}.${name}`);
  }

  get numbers() {
    if (!this._record || !this._info) {
      return [];
    }
    const own = this.numbersOf(this.fields);
    return own.length ? own : this.numbersOf(this.accountFields);
  }

  get hasNumbers() {
    return this.numbers.length > 0;
  }

  numbersOf(fields) {
    return fields
      .map(({ path, label }) => ({ path, label, number: valueOf(this._record, path) }))
      .filter(({ number }) => number)
      .map((one) => ({ ...one, told: fill(labels.dial, one.label, one.number) }));
  }

  get isLoading() {
    return !this.calls && !this.problem;
  }

  get isEmpty() {
    return Boolean(this.calls) && this.calls.length === 0;
  }

  get hasCalls() {
    return Boolean(this.calls) && this.calls.length > 0;
  }

  get hasMore() {
    return this._more && this._most < MOST;
  }

  get endText() {
    return this._more && !this.hasMore ? fill(labels.end, MOST) : '';
  }

  get rows() {
    return (this.calls || []).map((task) => {
      const at = this.shownMoment(task.PatchcordStartedAt__c);
      const code = task.PatchcordResult__c;
      return {
        id: task.Id,
        at,
        direction: labels[`direction${task.CallType}`] || task.CallType || '',
        how: task.PatchcordConnectedAt__c
          ? shownTime(task.CallDurationInSeconds || 0)
          : causeOf(code && { code, message: code }),
        who: [
          task.Owner && task.Owner.Name,
          task.PatchcordNumber__c,
          task.PatchcordQueue__c && fill(labels.queue, task.PatchcordQueue__c)
        ].filter(Boolean).join(' · '),
        disposition: task.CallDisposition,
        notes: task.Description,
        told: fill(labels.open, at)
      };
    });
  }

  /** In the time zone and in the manner of the user, whatever those of the computer are. */
  shownMoment(iso) {
    return iso
      ? new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE }).format(new Date(iso))
      : '';
  }

  async load() {
    if (!this._recordId) {
      return;
    }
    this._asked += 1;
    const asked = this._asked;
    this.problem = '';
    try {
      // One more than is shown tells whether there are more.
      const found = await readCalls({ recordId: this._recordId, most: Math.min(this._most + 1, MOST) });
      // Another record may be here by now.
      if (asked === this._asked) {
        this._more = found.length > this._most || found.length === MOST;
        this.calls = found.slice(0, this._most);
      }
    } catch (failure) {
      if (asked === this._asked) {
        this.problem = fill(labels.failed, messageOf(failure)).trim();
      }
    }
  }

  more() {
    this._most = Math.min(this._most + PAGE, MOST);
    this.load();
  }

  dial(event) {
    const { number } = event.currentTarget.dataset;
    this.said = '';
    this.silent = false;
    clearTimeout(this._waiting);
    this._waiting = setTimeout(() => {
      this._waiting = null;
      this.silent = true;
    }, PATIENCE_MILLIS);
    this._dialled = number;
    publish(this.messageContext, DIAL, {
      number,
      recordId: this._recordId,
      objectType: this.objectApiName,
      recordName: valueOf(this._record, this.nameField || '') || ''
    });
  }

  told({ kind, recordId }) {
    if (kind === 'HEARD' && this._waiting && recordId === this._recordId) {
      clearTimeout(this._waiting);
      this._waiting = null;
      this.said = fill(labels.calling, this._dialled);
    }
    // Whoever it is about: an account shows the calls of its people.
    if (kind === 'LOGGED') {
      this.said = '';
      this.load();
    }
  }

  opened(event) {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: event.currentTarget.dataset.task, objectApiName: 'Task', actionName: 'view' }
    });
  }
}
