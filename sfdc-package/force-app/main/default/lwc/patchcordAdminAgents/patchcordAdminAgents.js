import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { FILTERS, assignmentIn, deviceOf } from 'c/patchcordAdminModel';
import { HELD_TYPE, LINE_TYPE } from 'c/patchcordAdminFreeLines';
import { counted, fill, moment, number } from 'c/patchcordFormat';
import { scrolledTo, windowOf } from 'c/patchcordWindow';

const ROW_HEIGHT = 56;
const ROW = 'agent-row-';

/** How the phone and the presence of an agent are shown. */
export function standing(agent, callCenter) {
  const assignment = assignmentIn(agent, callCenter);
  const device = assignment ? deviceOf(agent, assignment.line) : null;
  const presence = assignment ? agent.presence : null;
  const reason = presence && presence.reason ? ` · ${presence.reason.label}` : '';
  return {
    line: assignment ? assignment.line : '',
    phone: device ? labels[`phone${device.state}`] : '',
    phoneSince: device && device.since ? fill(labels.since, moment(device.since)) : '',
    phoneClass: `patchcord-dot patchcord-dot_${device ? device.state : 'NONE'}`,
    presence: presence ? labels[`presence${presence.state}`] + reason : '',
    presenceSince: presence ? fill(labels.since, moment(presence.since)) : '',
    presenceClass: `patchcord-dot patchcord-dot_${presence ? presence.state : 'NONE'}`
  };
}

/**
 * The list of agents. Only the rows that are seen are in the page, however many there are; the
 * keyboard moves an active row while the focus stays on the list, so that no update can lose it.
 *
 * @fires choose with {username}
 * @fires assign with {username, line}, when a free line is dropped on an agent
 * @fires record with {type}, to add an agent
 * @fires import when there is nobody and one wants to change that
 */
export default class PatchcordAdminAgents extends LightningElement {
  static renderMode = 'light';

  /** An `AgentMap`. */
  @api model;

  /** Changes with what is in the model. */
  @api revision = 0;

  /** The internal name of the call center whose lines are shown. */
  @api callCenter = '';

  /** Whether agents are still being loaded. */
  @api loading = false;

  /** Why they could not be loaded. */
  @api error = '';

  /** The username of the one who is chosen. */
  @api chosen = '';

  labels = labels;
  words = '';
  filter = FILTERS.ALL;
  active = '';
  target = '';
  top = 0;
  height = 600;
  rowHeight = ROW_HEIGHT;
  _observer;
  _found = {};

  disconnectedCallback() {
    if (this._observer) {
      this._observer.disconnect();
    }
  }

  /** With the revision, by which a change is noticed. */
  get agentCount() {
    return this.revision >= 0 ? this.model.size : 0;
  }

  /** Those that fit; found once for each state of affairs, as several things are told of them. */
  get agents() {
    const { words, filter, callCenter, revision } = this;
    const asked = [words, filter, callCenter, revision].join('\n');
    if (this._found.asked !== asked) {
      this._found.asked = asked;
      this._found.agents = this.model.list({ words, filter, callCenter });
    }
    return this._found.agents;
  }

  get geometry() {
    return { rowHeight: this.rowHeight, top: this.top, height: this.height };
  }

  get view() {
    return windowOf({ ...this.geometry, count: this.agents.length });
  }

  get rows() {
    const { first, end } = this.view;
    return this.agents.slice(first, end).map((agent, i) => this.row(agent, first + i));
  }

  /** With the heading. */
  get rowCount() {
    return this.agents.length + 1;
  }

  get activeId() {
    const { first, end } = this.view;
    return this.agents.slice(first, end).some((agent) => agent.username === this.active)
      ? ROW + this.active
      : undefined;
  }

  get filters() {
    const counts = this.agentCount ? this.model.counts(this.callCenter) : { all: 0, noLine: 0, noPhone: 0 };
    return [
      { value: FILTERS.ALL, label: labels.filterAll, count: counts.all },
      { value: FILTERS.NO_LINE, label: labels.filterNoLine, count: counts.noLine },
      { value: FILTERS.NO_PHONE, label: labels.filterNoPhone, count: counts.noPhone }
    ].map((filter) => ({
      ...filter,
      count: number(filter.count),
      pressed: String(filter.value === this.filter),
      style: `patchcord-filter${filter.value === this.filter ? ' patchcord-filter_on' : ''}`
    }));
  }

  get told() {
    if (this.loading) {
      return fill(labels.agentsLoading, number(this.agentCount));
    }
    return counted(this.agents.length, labels.agentsOne, labels.agentsMany);
  }

  get failed() {
    return this.error ? fill(labels.agentsFailed, this.error) : '';
  }

  get empty() {
    return !this.loading && !this.error && this.agentCount === 0;
  }

  get nobodyKnown() {
    return Boolean(this.error) && this.agentCount === 0;
  }

  get nobodyFits() {
    return this.agentCount > 0 && this.agents.length === 0;
  }

  get waiting() {
    return this.loading && this.agentCount === 0;
  }

  get skeletons() {
    return [1, 2, 3, 4, 5, 6];
  }

  row(agent, index) {
    const chosen = agent.username === this.chosen;
    return {
      ...standing(agent, this.callCenter),
      username: agent.username,
      name: agent.displayName,
      id: ROW + agent.username,
      index,
      position: index + 2,
      selected: String(chosen),
      style:
        'patchcord-row' +
        (chosen ? ' patchcord-row_chosen' : '') +
        (agent.username === this.active ? ' patchcord-row_active' : '') +
        (agent.username === this.target ? ' patchcord-row_target' : '')
    };
  }

  renderedCallback() {
    const grid = this.grid;
    if (!grid) {
      return;
    }
    // As styles of elements, not as attributes: the policy of the page forbids those.
    const { before, after } = this.view;
    this.querySelector('[data-before]').style.height = `${before}px`;
    this.querySelector('[data-after]').style.height = `${after}px`;
    const drawn = grid.querySelector('[data-username]');
    if (drawn && drawn.offsetHeight && drawn.offsetHeight !== this.rowHeight) {
      this.rowHeight = drawn.offsetHeight;
    }
    if (!this._observer && globalThis.ResizeObserver) {
      this._observer = new ResizeObserver(() => {
        // The heading stays where it is, above the rows.
        const heading = grid.firstElementChild.offsetHeight;
        this.height = grid.clientHeight - heading || this.height;
      });
      this._observer.observe(grid);
    }
  }

  get grid() {
    return this.querySelector('[data-grid]');
  }

  scrolled(event) {
    this.top = event.currentTarget.scrollTop;
  }

  typed(event) {
    this.words = event.target.value;
    this.toTop();
  }

  narrow(event) {
    this.filter = event.currentTarget.dataset.filter;
    this.toTop();
  }

  showAll() {
    this.words = '';
    this.filter = FILTERS.ALL;
    this.querySelector('input').value = '';
    this.querySelector('input').focus();
  }

  addAgent() {
    this.dispatchEvent(new CustomEvent('record', { detail: { type: 'agent' } }));
  }

  goToImport() {
    this.dispatchEvent(new CustomEvent('import'));
  }

  retry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  /** Puts the focus on the list. */
  @api
  focus() {
    if (this.grid) {
      this.grid.focus();
    }
  }

  toTop() {
    this.top = 0;
    if (this.grid) {
      this.grid.scrollTop = 0;
    }
  }

  focused() {
    if (!this.active) {
      this.active = this.chosen || (this.agents.length ? this.agents[0].username : '');
    }
  }

  pressed(event) {
    const agents = this.agents;
    const at = agents.findIndex((agent) => agent.username === this.active);
    const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: agents.length - 1
    }[event.key];
    if (to !== undefined && agents.length) {
      event.preventDefault();
      this.moveTo(Math.max(0, Math.min(to, agents.length - 1)), agents);
    } else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) {
      event.preventDefault();
      this.choose(this.active, true);
    }
  }

  moveTo(index, agents) {
    this.active = agents[index].username;
    const grid = this.grid;
    grid.scrollTop = scrolledTo(index, { ...this.geometry, top: grid.scrollTop });
    this.top = grid.scrollTop;
  }

  clicked(event) {
    this.active = event.currentTarget.dataset.username;
    this.choose(this.active, false);
  }

  choose(username, byKey) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { username, byKey } }));
  }

  dragHeld(event) {
    const { username, line } = event.currentTarget.dataset;
    event.dataTransfer.setData(HELD_TYPE, username);
    event.dataTransfer.setData('text/plain', line);
    event.dataTransfer.effectAllowed = 'move';
  }

  dragOver(event) {
    if (event.dataTransfer.types.includes(LINE_TYPE)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      this.target = event.currentTarget.dataset.username;
    }
  }

  dragLeave(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      this.target = '';
    }
  }

  drop(event) {
    const line = event.dataTransfer.getData(LINE_TYPE);
    this.target = '';
    if (line) {
      event.preventDefault();
      const { username } = event.currentTarget.dataset;
      this.dispatchEvent(new CustomEvent('assign', { detail: { username, line } }));
    }
  }
}
