/** Salesforce, or what stands for it, did not do what it was asked. */
export class HostProblem extends Error {
  /**
   * @param {string} code stable: NOT_LOADED, NO_ANSWER, REFUSED, NO_CREDENTIALS, NO_RECORDS, NO_LOG
   * @param {string} detail Salesforce's own words
   */
  constructor(code, detail) {
    super(detail || code);
    this.name = 'HostProblem';
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Where the softphone lives: all that it knows of Salesforce. There is one for Open CTI, and one for
 * the workbench, which shows what Salesforce would have done. This one can do nothing, and says what
 * each part means; a host overrides what it can do. docs/reference/softphone-host.md tells more.
 *
 * @typedef {{recordId: string, objectType: string, name: string}} Found a record of Salesforce
 * @typedef {{dial: (call: {number: string, recordId?: string, objectType?: string, name?: string})
 *     => Promise<string>, act: (callId: string, action: string) => Promise<void>,
 *     transferAct: (callId: string, transferId: string, action: string) => Promise<void>,
 *     consult: (callId: string, to: string) => Promise<void>,
 *     transfer: (callId: string, to: string) => Promise<void>,
 *     add: (callId: string, to: string) => Promise<void>,
 *     drop: (callId: string, participantId: string) => Promise<void>,
 *     digits: (callId: string, digits: string) => Promise<void>,
 *     presence: (state: string, reason?: string) => Promise<void>,
 *     search: (text: string) => Promise<{items: object[]}>,
 *     endWrapUp: () => Promise<void>, state: () => object}} Phone what a host may ask the softphone for;
 *     what is refused is shown to the agent, and thrown
 */
export class SoftphoneHost {
  /** Whether the agent may ask for the rights of a supervisor. The gateway decides. */
  get supervises() {
    return false;
  }

  /**
   * Gets ready. Once, before all else.
   *
   * @param {Phone} phone for what the host is asked by its user: a click on a number
   * @throws {HostProblem} when Salesforce does not answer
   */
  async start(phone) {
    this._phone = phone;
  }

  /**
   * With what to sign in at the gateway; asked anew each time.
   *
   * @param {string} role AGENT or SUPERVISOR
   * @returns {Promise<{base: string, token?: string, key?: string}>} base: the gateway's address,
   *     empty for where the page is from; token: what the org has signed, or key: an API key
   * @throws {HostProblem}
   */
  async credentials() {
    throw new HostProblem('NO_CREDENTIALS', '');
  }

  /** Whether a click on a number can call now. */
  clickable() {}

  /**
   * Finds the records behind a call, and shows them as the org's softphone layout says.
   *
   * @param {{number: string, kind: string, variables: object}} call kind: INBOUND, OUTBOUND or INTERNAL
   * @returns {Promise<Found[]>}
   */
  async pop() {
    return [];
  }

  /** Shows a record. */
  async show() {
    throw new HostProblem('NO_RECORDS', '');
  }

  /**
   * Opens the form for a new record.
   *
   * @param {{objectType: string, fields: object}} record with what is known of it
   */
  async create() {
    throw new HostProblem('NO_RECORDS', '');
  }

  /**
   * Keeps what is left of a call; again with its id when something was added.
   *
   * @param {object} entry see `entryOf` of softphoneLog; logId is that of an earlier time
   * @returns {Promise<string>} the id of what was kept
   * @throws {HostProblem} when Salesforce refuses, with its words
   */
  async log() {
    throw new HostProblem('NO_LOG', '');
  }

  /**
   * People of Salesforce who can be called.
   *
   * @returns {Promise<Array<Found & {number: string}>>}
   */
  async contacts() {
    return [];
  }

  /** Opens the panel in which the softphone is. */
  openPanel() {}

  /** Says in the bar, where the panel may be closed, how things stand. */
  label() {}

  /** The gateway is there or not, as `Connection` says, with the problem when it refuses. */
  connectionChanged() {}

  /** All that lives is known now: at first, and again whenever something may have been missed. */
  settled() {}

  /** A call of the agent is new or otherwise; for a host that keeps calls of its own. */
  callChanged() {}

  /** The phone system could not do what it was asked: {callId, action, code, message}. */
  commandFailed() {}

  /** The agent stands otherwise; for a host that has a presence of its own. */
  presenceChanged() {}
}

const SHORTEST_OUTSIDE = 7;

/** Whether a number is one of the house: an extension, or a code of the phone system. */
export function isInternal(number) {
  return Boolean(number) && number.replace(/\D/g, '').length < SHORTEST_OUTSIDE;
}
