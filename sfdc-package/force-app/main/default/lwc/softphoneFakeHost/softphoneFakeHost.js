import { HostProblem, SoftphoneHost } from 'c/softphoneHost';

/** Digits that tell two numbers apart, however they are written. */
const COMPARED = 9;

function digits(number) {
  return String(number || '').replace(/\D/g, '').slice(-COMPARED);
}

/** Records as an org has them: two people share a number, one number is busy. */
export const RECORDS = [
  { recordId: '003000000000001AAA', objectType: 'Contact', name: 'Ada Lovelace', number: '(415) 555-1212' },
  { recordId: '003000000000002AAA', objectType: 'Contact', name: 'Grace Hopper', number: '+1 415 555 0486' },
  { recordId: '003000000000003AAA', objectType: 'Contact', name: 'Charles Babbage', number: '4155551842' },
  { recordId: '00Q000000000001AAA', objectType: 'Lead', name: 'Maximiliane Freifrau von Bibersteyn-Hohenlohe', number: '+1 415 555 1842' },
  { recordId: '001000000000001AAA', objectType: 'Account', name: 'Analytical Engines Ltd', number: '+1 415 555 0480' }
];

/**
 * Stands for Salesforce at the workbench: keeps what Salesforce would have kept, and tells what it
 * would have done.
 */
export class FakeHost extends SoftphoneHost {
  /** Whether saving a log fails, as in an org with a validation rule. */
  refusesLogs = false;
  logs = new Map();
  _keys;
  _onDone;
  _clickable = false;

  /**
   * @param {{key: string, supervisorKey?: string, base?: string}} keys API keys of the gateway
   * @param {(done: {what: string, detail: string}) => void} onDone told what Salesforce would do
   */
  constructor(keys, onDone) {
    super();
    this._keys = keys;
    this._onDone = onDone;
  }

  get supervises() {
    return Boolean(this._keys.supervisorKey);
  }

  async credentials(role) {
    const key = role === 'SUPERVISOR' ? this._keys.supervisorKey : this._keys.key;
    return { base: this._keys.base || '', key };
  }

  /** Somebody clicks the number of a record. */
  async click({ recordId, objectType, name, number }) {
    if (this._clickable) {
      this._onDone({ what: 'CLICK', detail: `${name} ${number}` });
      try {
        await this._phone.dial({ number, recordId, objectType, name });
      } catch {
        // The softphone shows why.
      }
    }
  }

  clickable(can) {
    this._clickable = can;
  }

  async pop({ number }) {
    const found = RECORDS.filter((record) => digits(record.number) === digits(number));
    this._onDone({ what: found.length === 1 ? 'POP' : 'SEARCH', detail: found.map(({ name }) => name).join(', ') || number });
    return found.map(({ recordId, objectType, name }) => ({ recordId, objectType, name }));
  }

  async show(recordId) {
    const record = RECORDS.find((one) => one.recordId === recordId);
    this._onDone({ what: 'SHOW', detail: record ? record.name : recordId });
  }

  async create({ objectType, fields }) {
    this._onDone({ what: 'CREATE', detail: `${objectType} ${Object.values(fields).join(' ')}` });
  }

  async log(entry) {
    if (this.refusesLogs) {
      this._onDone({ what: 'LOG_REFUSED', detail: entry.number });
      throw new HostProblem('REFUSED', 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
    }
    const logId = entry.logId || `00T${String(this.logs.size + 1).padStart(15, '0')}`;
    this.logs.set(logId, { ...entry, logId });
    this._onDone({
      what: entry.logId ? 'LOG_CHANGED' : 'LOG',
      detail: [entry.name || entry.number, entry.result, entry.disposition, entry.notes].filter(Boolean).join(' · ')
    });
    return logId;
  }

  async contacts(text) {
    const wanted = text.toLowerCase();
    return RECORDS.filter(({ name, number }) => name.toLowerCase().includes(wanted) || number.includes(text));
  }

  openPanel() {
    this._onDone({ what: 'PANEL', detail: '' });
  }
}
