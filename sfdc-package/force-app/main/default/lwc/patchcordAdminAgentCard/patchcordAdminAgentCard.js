import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { standing } from 'c/patchcordAdminAgents';
import { fill, moment } from 'c/patchcordFormat';

const LAST_LINES = 5;

/**
 * The agent who is chosen: line, phone and presence, the last lines, and what can be done.
 *
 * @fires assign with {username, line}
 * @fires end with {username}
 * @fires leave with {username}
 * @fires record with {type, name}, to edit the agent or the line
 * @fires history with {username}
 * @fires close
 */
export default class PatchcordAdminAgentCard extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** The internal name of the call center whose line is changed. */
  @api callCenter;

  labels = labels;
  history = null;
  next = '';
  error = '';
  _agent;
  _revision;
  _asked = 0;

  /** As the API has it. */
  @api
  get agent() {
    return this._agent;
  }

  set agent(agent) {
    const other = !this._agent || !agent || agent.username !== this._agent.username;
    this._agent = agent;
    if (other) {
      this.history = null;
      this.load();
    }
  }

  /** Changes whenever lines have changed hands. */
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

  disconnectedCallback() {
    this._asked += 1;
  }

  /** Puts the focus where a line is chosen. */
  @api
  focus() {
    this.querySelector('c-patchcord-admin-line-picker').focus();
  }

  get standing() {
    return standing(this._agent, this.callCenter);
  }

  get assignLabel() {
    return this.standing.line ? labels.cardChange : labels.cardAssign;
  }

  get nextLabel() {
    return this.next && !this.standing.line ? fill(labels.cardNext, this.next) : '';
  }

  get endLabel() {
    return this.standing.line ? fill(labels.cardEnd, this.standing.line) : '';
  }

  get editLineLabel() {
    return this.standing.line ? fill(labels.cardEditLine, this.standing.line) : '';
  }

  get others() {
    return this._agent.assignments
      .filter((assignment) => assignment.callCenter !== this.callCenter)
      .map(({ id, line, callCenter }) => ({ id, text: fill(labels.cardAlso, line, callCenter) }));
  }

  get lastLines() {
    return this.history || [];
  }

  get noHistory() {
    return this.history !== null && this.history.length === 0;
  }

  async load() {
    this._asked += 1;
    const asked = this._asked;
    const { username } = this._agent || {};
    if (!username || !this.client) {
      return;
    }
    try {
      const [history, free] = await Promise.all([
        this.client.request('GET', '/assignments', {
          query: { agent: username, limit: LAST_LINES }
        }),
        this.client.request('GET', '/lines', { query: { free: true, limit: 1 } })
      ]);
      if (asked === this._asked) {
        this.history = history.items.map((held) => ({
          id: held.id,
          line: held.line,
          when: held.to
            ? `${moment(held.from)} – ${moment(held.to)}`
            : fill(labels.since, moment(held.from))
        }));
        this.next = free.items.length ? free.items[0].number : '';
        this.error = '';
      }
    } catch (failure) {
      if (asked === this._asked) {
        this.error = sentenceOf(failure);
      }
    }
  }

  connectedCallback() {
    this.load();
  }

  pick(event) {
    this.tell('assign', { line: event.detail.line });
  }

  giveNext() {
    this.tell('assign', { line: this.next });
  }

  end() {
    this.tell('end');
  }

  leave() {
    this.tell('leave');
  }

  edit() {
    this.dispatchEvent(
      new CustomEvent('record', { detail: { type: 'agent', name: this._agent.username } })
    );
  }

  editLine() {
    this.dispatchEvent(
      new CustomEvent('record', { detail: { type: 'line', name: this.standing.line } })
    );
  }

  showHistory() {
    this.tell('history');
  }

  close() {
    this.tell('close');
  }

  pressed(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  tell(what, more) {
    const { username } = this._agent;
    this.dispatchEvent(new CustomEvent(what, { detail: { username, ...more } }));
  }
}
