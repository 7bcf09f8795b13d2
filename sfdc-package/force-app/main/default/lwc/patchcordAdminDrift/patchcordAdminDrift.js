import { LightningElement, api } from 'lwc';
import { Actions } from 'c/patchcordAdminActions';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { counted, day, fill, moment, number } from 'c/patchcordFormat';

const PAGE = 200;

/** Drawn at first, and with each "show more": thousands are searched rather than read. */
const PORTION = 50;

/** The phone system is asked for its users, phones and queues. */
const CHECK_DEADLINE_MILLIS = 60_000;

/** Kinds whose subject is an agent. */
const OF_AGENTS = ['AGENT_NOT_IN_ORG', 'EXTENSION_DIFFERS', 'AGENT_WITHOUT_LINE'];

/** Kinds whose subject is a username, of an agent or of somebody who may become one. */
const OF_PEOPLE = ['USER_WITHOUT_LINE', 'DEFINITION_DIFFERS', 'QUEUE_AGENT_UNKNOWN'];

/** Kinds whose subject is a number: of a line, or of what may become one. */
const OF_LINES = ['EXTENSION_TWICE', 'PHONE_WITHOUT_AGENT', 'DIRECTORY_USER_UNKNOWN'];

const NUMBER = /^[0-9*#]{1,20}$/;

/**
 * Where Salesforce, the assignments and the phone system differ, each with what can be done.
 *
 * @fires counted with {count}: how many there are
 * @fires agent with {username}, to go to that agent
 * @fires record with {type, name, known}, to edit or to add one
 * @fires import to go there
 * @fires done with what was done, as `Actions` tell it
 */
export default class PatchcordAdminDrift extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** An `AgentMap`. */
  @api model;

  /** Changes with what is in the model. */
  @api agentsRevision = 0;

  labels = labels;
  open = null;
  waived = [];
  summary = null;
  soFar = 0;
  error = '';
  busy = '';
  showsWaived = false;
  kind = '';
  words = '';
  limit = PORTION;
  waiving = '';
  _revision;
  _asked = 0;
  _focus = '';

  /** Changes whenever the differences may be others. */
  @api
  get revision() {
    return this._revision;
  }

  set revision(revision) {
    const changed = this._revision !== undefined && this._revision !== revision;
    this._revision = revision;
    if (changed) {
      this.load();
    }
  }

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    this._asked += 1;
  }

  renderedCallback() {
    const place = this._focus && this.querySelector(this._focus);
    if (place) {
      this._focus = '';
      place.focus();
    }
  }

  get waiting() {
    return this.open === null && !this.error;
  }

  get known() {
    return this.open !== null;
  }

  get waitingText() {
    return this.soFar > 0 ? fill(labels.driftLoading, number(this.soFar)) : labels.loading;
  }

  get skeletons() {
    return [1, 2, 3, 4];
  }

  get looked() {
    return this.summary ? fill(labels.driftLooked, moment(this.summary.checkedAt)) : '';
  }

  /** What of the phone system was not compared the last time. */
  get unknown() {
    const { summary } = this;
    if (!summary || (summary.phonesKnown && summary.queuesKnown)) {
      return '';
    }
    return summary.phonesKnown ? labels.driftNoQueues : labels.driftNoPhones;
  }

  get agrees() {
    return this.known && !this.showsWaived && this.open.length === 0;
  }

  get agreesText() {
    return this.summary ? labels.driftAgree : labels.driftNever;
  }

  get noneWaived() {
    return this.known && this.showsWaived && this.waived.length === 0;
  }

  get listed() {
    return this.showsWaived ? this.waived : this.open || [];
  }

  get views() {
    return [
      { name: 'open', label: labels.driftOpen, count: (this.open || []).length, on: !this.showsWaived },
      { name: 'waived', label: labels.driftWaived, count: this.waived.length, on: this.showsWaived }
    ].map(shownFilter);
  }

  /** Those that there are, the most first. */
  get kinds() {
    const counts = new Map();
    this.listed.forEach(({ kind }) => counts.set(kind, (counts.get(kind) || 0) + 1));
    if (counts.size < 2) {
      return [];
    }
    return [
      { name: '', label: labels.driftAll, count: this.listed.length, on: !this.kind },
      ...[...counts]
        .sort(([, one], [, other]) => other - one)
        .map(([kind, count]) => ({ name: kind, label: kindOf(kind), count, on: kind === this.kind }))
    ].map(shownFilter);
  }

  get severalKinds() {
    return this.kinds.length > 0;
  }

  get fitting() {
    const parts = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    return this.listed.filter(
      (finding) =>
        (!this.kind || finding.kind === this.kind) &&
        parts.every((part) =>
          `${finding.sentence}\n${finding.subject}\n${finding.callCenter}`.toLowerCase().includes(part)
        )
    );
  }

  get told() {
    return counted(this.fitting.length, labels.driftOne, labels.driftMany);
  }

  get searchable() {
    return this.listed.length > 0;
  }

  get noneFits() {
    return this.searchable && this.fitting.length === 0;
  }

  get more() {
    return this.fitting.length > this.limit;
  }

  get moreLabel() {
    return fill(labels.driftMore, number(Math.min(PORTION, this.fitting.length - this.limit)));
  }

  /** With the agents' revision: where one can go depends on who is there. */
  get findings() {
    return this.agentsRevision < 0 ? [] : this.fitting.slice(0, this.limit).map((finding) => this.shown(finding));
  }

  shown(finding) {
    const { id, kind, callCenter, since, waiver } = finding;
    return {
      ...finding,
      finding,
      kindText: kindOf(kind),
      when: [fill(labels.since, moment(since)), callCenter].filter(Boolean).join(' · '),
      waivedText: waiver
        ? fill(labels.driftWaivedUntil, day(waiver.until), waiver.by, waiver.reason)
        : '',
      waivable: !waiver && this.waiving !== id,
      asking: this.waiving === id,
      way: this.wayOf(finding)
    };
  }

  /** Where it can be mended on this page; null for nowhere. */
  wayOf({ kind, subject }) {
    if (kind === 'SETTING_DIFFERS') {
      return { label: labels.driftToImport, event: 'import' };
    }
    if (kind === 'LINE_WITHOUT_PHONE') {
      const holder = this.model.holderOf(subject);
      return holder ? toAgent(holder) : null;
    }
    const agent = this.model.find(subject);
    if (OF_AGENTS.includes(kind) || (agent && OF_PEOPLE.includes(kind))) {
      return toAgent(agent || { username: subject, displayName: subject });
    }
    if (OF_PEOPLE.includes(kind)) {
      return toRecord('agent', subject, labels.driftAddAgent);
    }
    if (!OF_LINES.includes(kind) || !NUMBER.test(subject)) {
      return null;
    }
    const label = kind === 'DIRECTORY_USER_UNKNOWN' ? labels.driftAddLine : labels.driftToLine;
    return toRecord('line', subject, fill(label, subject));
  }

  async load() {
    this._asked += 1;
    const asked = this._asked;
    const current = () => asked === this._asked;
    this.soFar = 0;
    try {
      const open = await this.readAll({}, current);
      const waived = await this.readAll({ waived: true }, current);
      if (current()) {
        this.open = open;
        this.waived = waived;
        this.error = '';
        this.tellCount();
      }
    } catch (failure) {
      if (current()) {
        this.error = fill(labels.driftFailed, sentenceOf(failure));
      }
    }
  }

  /** All pages of them, the newest first: the API has the oldest first. */
  async readAll(query, current) {
    const all = [];
    let cursor;
    do {
      // eslint-disable-next-line no-await-in-loop
      const page = await this.client.request('GET', '/drift', { query: { ...query, limit: PAGE, cursor } });
      if (!current()) {
        return all;
      }
      all.push(...page.items);
      this.summary = page.summary || this.summary;
      this.soFar += page.items.length;
      cursor = page.next;
    } while (cursor);
    return all.reverse().sort((one, other) => other.since.localeCompare(one.since));
  }

  async look() {
    if (this.busy) {
      return;
    }
    this.busy = labels.driftLooking;
    try {
      await this.client.request('POST', '/drift/check', { deadline: CHECK_DEADLINE_MILLIS });
      await this.load();
    } catch (failure) {
      this.error = fill(labels.driftFailed, sentenceOf(failure));
    } finally {
      this.busy = '';
    }
  }

  tellCount() {
    this.dispatchEvent(new CustomEvent('counted', { detail: { count: this.open.length } }));
  }

  typed(event) {
    this.words = event.target.value;
    this.limit = PORTION;
  }

  chooseView(event) {
    this.showsWaived = event.currentTarget.dataset.name === 'waived';
    this.kind = '';
    this.limit = PORTION;
    this.waiving = '';
  }

  chooseKind(event) {
    this.kind = event.currentTarget.dataset.name;
    this.limit = PORTION;
  }

  showMore() {
    // The button may go: the focus stays at the first of those that come.
    this._focus = `[data-finding="${this.fitting[this.limit].id}"]`;
    this.limit += PORTION;
  }

  go(event) {
    const { way } = this.findings.find(({ id }) => id === event.currentTarget.dataset.id);
    this.dispatchEvent(new CustomEvent(way.event, { detail: way.detail }));
  }

  askWaiver(event) {
    this.waiving = event.currentTarget.dataset.id;
  }

  cancelWaiver() {
    this._focus = `[data-id="${this.waiving}"][data-action="waive"]`;
    this.waiving = '';
  }

  wasWaived(event) {
    event.stopPropagation();
    const { finding } = event.detail;
    this.waiving = '';
    this.open = without(this.open, finding);
    this.waived = [finding, ...without(this.waived, finding)];
    this.tell(event.detail);
  }

  async unwaive(event) {
    const finding = this.waived.find(({ id }) => id === event.currentTarget.dataset.id);
    try {
      const done = await new Actions(this.client).unwaive(finding);
      this.waived = without(this.waived, finding);
      this.open = [done.finding, ...without(this.open, finding)];
      this.tell(done);
    } catch (failure) {
      this.error = sentenceOf(failure, labels.noAnswerChange);
    }
  }

  /** What was done has gone from the list: the focus stays beside it. */
  tell(done) {
    this._focus = '[data-told]';
    this.tellCount();
    this.dispatchEvent(new CustomEvent('done', { detail: done }));
  }
}

function kindOf(kind) {
  return labels[`drift${kind}`] || kind;
}

function shownFilter({ name, label, count, on }) {
  return {
    name,
    label,
    key: name || 'ALL',
    count: number(count),
    pressed: String(on),
    style: `patchcord-filter${on ? ' patchcord-filter_on' : ''}`
  };
}

function toAgent({ username, displayName }) {
  return { label: fill(labels.driftToAgent, displayName), event: 'agent', detail: { username } };
}

function toRecord(type, name, label) {
  return { label, event: 'record', detail: { type, name } };
}

function without(findings, gone) {
  return findings.filter(({ id }) => id !== gone.id);
}
