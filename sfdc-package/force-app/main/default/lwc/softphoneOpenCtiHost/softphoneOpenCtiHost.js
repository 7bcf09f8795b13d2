import { fill } from 'c/patchcordFormat';
import { HostProblem, SoftphoneHost } from 'c/softphoneHost';
import { labels } from 'c/softphoneLabels';

/** Salesforce answers within a second or two, or has lost the frame. */
const DEADLINE_MILLIS = 15_000;

/** By the beginning of an id; others are told by Salesforce. */
const OBJECTS = { '001': 'Account', '003': 'Contact', '00Q': 'Lead', '500': 'Case', '006': 'Opportunity' };

/** Whom a Task is with; all others it is about. */
const PEOPLE = ['Contact', 'Lead'];

const MAX_DESCRIPTION = 32_000;

const CALL_TYPES = { INBOUND: 'Inbound', OUTBOUND: 'Outbound', INTERNAL: 'Internal' };

/** On which components of a page ask for a call, and on which they hear what became of it. */
const DIAL_CHANNEL = 'PatchcordDial__c';
const SOFTPHONE_CHANNEL = 'PatchcordSoftphone__c';

/** Open CTI finds nothing by fewer characters, and refuses. */
const SHORTEST_SEARCH = 3;

function objectOf(recordId, record) {
  return record.RecordType || record.Type || OBJECTS[recordId.slice(0, 3)] || '';
}

/** The day in the time zone of whoever works, as Salesforce wants a date. */
function dayOf(iso) {
  const at = new Date(iso);
  const two = (number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * What a Task has of a call.
 *
 * @param {object} entry see `entryOf` of softphoneLog
 */
export function taskOf(entry) {
  const whom = entry.name || entry.number || labels.unknownNumber;
  const task = {
    Subject: fill(labels[`task${entry.kind}`], whom).slice(0, 255),
    Status: 'Completed',
    TaskSubtype: 'Call',
    ActivityDate: dayOf(entry.startedAt),
    CallType: CALL_TYPES[entry.kind],
    CallDurationInSeconds: entry.talkSeconds,
    CallDisposition: entry.disposition || null,
    CallObject: entry.callId,
    Description: entry.notes ? entry.notes.slice(0, MAX_DESCRIPTION) : null,
    PatchcordCallId__c: entry.callId,
    PatchcordNumber__c: entry.number || null,
    PatchcordQueue__c: entry.queue || null,
    PatchcordStartedAt__c: entry.startedAt,
    PatchcordConnectedAt__c: entry.connectedAt || null,
    PatchcordEndedAt__c: entry.endedAt,
    PatchcordResult__c: entry.result,
    PatchcordRecording__c: entry.recordings.join('\n').slice(0, 255) || null
  };
  if (entry.record) {
    const { recordId, objectType } = entry.record;
    task[PEOPLE.includes(objectType || OBJECTS[recordId.slice(0, 3)]) ? 'WhoId' : 'WhatId'] = recordId;
  }
  return entry.logId ? { Id: entry.logId, ...task } : { entityApiName: 'Task', ...task };
}

/**
 * Salesforce by Open CTI for Lightning: the one place that knows `sforce.opencti`.
 *
 * What it needs of the page is described in docs/reference/softphone-host.md.
 */
export class OpenCtiHost extends SoftphoneHost {
  _page;
  _cti;
  _base = '';

  /**
   * @param {{signToken: (role: string) => Promise<string>, gateway?: string, supervisor?: boolean,
   *     findContacts?: (text: string) => Promise<object[]>}} page what the page has set
   * @param {object} cti `sforce.opencti`
   */
  constructor(page, cti) {
    super();
    this._page = page;
    this._cti = cti;
  }

  get supervises() {
    return Boolean(this._page.supervisor);
  }

  async start(phone) {
    await super.start(phone);
    if (!this._cti) {
      throw new HostProblem('NOT_LOADED', '');
    }
    const settings = await this._ask('getCallCenterSettings');
    this._base = (this._page.gateway || settings['/PatchcordGateway/address'] || '').replace(/\/+$/, '');
    if (!this._base) {
      throw new HostProblem('NOT_LOADED', labels.noGatewayAddress);
    }
    // Not awaited: this one's callback is called with each click.
    this._cti.onClickToDial({ listener: (click) => this._clicked(click) });
    // Pages may lack this service: clicks on numbers call all the same.
    this._ask('subscribe', { channelName: DIAL_CHANNEL, listener: (message) => this._messaged(message) }).catch(() => {});
    await this._ask('enableClickToDial');
    await this._ask('notifyInitializationComplete');
  }

  async credentials(role) {
    try {
      return { base: this._base, token: await this._page.signToken(role) };
    } catch (failure) {
      throw new HostProblem('NO_CREDENTIALS', failure && failure.message ? failure.message : String(failure));
    }
  }

  clickable(can) {
    if (can !== this._clickable) {
      this._clickable = can;
      this._ask(can ? 'enableClickToDial' : 'disableClickToDial').catch(() => {
        this._clickable = undefined;
      });
    }
  }

  async pop({ number, kind, variables }) {
    if (!number || number.length < SHORTEST_SEARCH) {
      return [];
    }
    const found = await this._ask('searchAndScreenPop', {
      searchParams: number,
      callType: this._cti.CALL_TYPE[kind],
      queryParams: new URLSearchParams(variables).toString(),
      defaultFieldValues: { Phone: number },
      deferred: false
    });
    return Object.entries(found || {})
      .filter(([, record]) => record && typeof record === 'object')
      .map(([recordId, record]) => ({
        recordId,
        objectType: objectOf(recordId, record),
        name: record.Name || record.displayName || recordId
      }));
  }

  async show(recordId) {
    await this._ask('screenPop', { type: this._cti.SCREENPOP_TYPE.SOBJECT, params: { recordId } });
  }

  async create({ objectType, fields }) {
    await this._ask('screenPop', {
      type: this._cti.SCREENPOP_TYPE.NEW_RECORD_MODAL,
      params: { entityName: objectType, defaultFieldValues: fields }
    });
  }

  async log(entry) {
    const { recordId } = await this._ask('saveLog', { value: taskOf(entry) });
    // The record that is shown has its new activity at once; if not, Salesforce has it all the same.
    this._ask('refreshView').catch(() => {});
    this._tell('LOGGED', entry.record ? entry.record.recordId : null);
    return recordId || entry.logId;
  }

  async contacts(text) {
    return this._page.findContacts ? this._page.findContacts(text) : [];
  }

  openPanel() {
    this._ask('setSoftphonePanelVisibility', { visible: true }).catch(() => {});
  }

  label(text) {
    this._ask('setSoftphoneItemLabel', { label: text || labels.title }).catch(() => {});
  }

  async _clicked({ number, recordId, recordName, objectType }) {
    // Salesforce gives digits alone as a number.
    const whom = { number: String(number) };
    if (recordId) {
      Object.assign(whom, { recordId, objectType, name: recordName });
    }
    try {
      await this._phone.dial(whom);
    } catch {
      // The softphone shows why.
    }
  }

  /** A component on a page asks for a call; it is told that somebody is there. */
  _messaged(message) {
    if (message && message.number) {
      this._tell('HEARD', message.recordId || null);
      this.openPanel();
      this._clicked(message);
    }
  }

  _tell(kind, recordId) {
    this._ask('publish', { channelName: SOFTPHONE_CHANNEL, message: { kind, recordId } }).catch(() => {});
  }

  /** One method of Open CTI, as a promise. */
  _ask(method, args = {}) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new HostProblem('NO_ANSWER', labels.salesforceSilent)), DEADLINE_MILLIS);
      try {
        this._cti[method]({
          ...args,
          callback: ({ success, returnValue, errors }) => {
            clearTimeout(timer);
            if (success) {
              resolve(returnValue);
            } else {
              const [first] = errors || [];
              reject(new HostProblem('REFUSED', first ? [first.description, first.details].filter((part) => typeof part === 'string' && part).join(' ') : method));
            }
          }
        });
      } catch (failure) {
        clearTimeout(timer);
        reject(new HostProblem('REFUSED', failure.message));
      }
    });
  }
}

