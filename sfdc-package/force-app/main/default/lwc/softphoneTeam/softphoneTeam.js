import { LightningElement, api } from 'lwc';
import { fill } from 'c/patchcordFormat';
import { nameOf, shownNumber } from 'c/softphoneCalls';
import { labels } from 'c/softphoneLabels';
import { sentenceOf } from 'c/softphoneProblems';

const MODES = ['LISTEN', 'WHISPER', 'BARGE'];

const RUNNING = { LISTENING: 'LISTEN', WHISPERING: 'WHISPER', BARGING: 'BARGE' };

const NEEDS_HELP_FIRST = ['BUSY', 'WRAP_UP', 'AVAILABLE', 'AWAY', 'OFFLINE'];

function valueOf({ state, reason }) {
  return reason ? `${state}:${reason.code}` : state;
}

/**
 * What a supervisor sees: queues and agents as they stand; and does: listen, whisper, barge, and ask
 * an agent to be in another state.
 *
 * @fires floor with {what, args}: monitor, change, stop or presence
 */
export default class SoftphoneTeam extends LightningElement {
  static renderMode = 'light';

  /** The floor's `state`. */
  @api floor;

  /** For what agents can be away, as the call center lists it. */
  @api reasons = [];

  /** The line at which the supervisor hears calls. */
  @api line = '';

  @api ahead = 0;

  labels = labels;

  get isWaiting() {
    return this.floor.state !== 'OPEN' && !this.problemText;
  }

  get problemText() {
    return this.floor.state === 'REFUSED' && this.floor.problem ? sentenceOf(this.floor.problem) : '';
  }

  get queues() {
    return this.floor.queues.map((queue) => ({
      name: queue.name.split('@')[0],
      waiting: queue.waiting,
      since: queue.oldestJoinedAt,
      level: queue.serviceLevel.percent === null ? '–' : `${Math.round(queue.serviceLevel.percent)} %`
    }));
  }

  get reasonsNow() {
    return this.floor.awayReasons.length ? this.floor.awayReasons : this.reasons;
  }

  get agents() {
    const order = ({ presence }) => NEEDS_HELP_FIRST.indexOf(presence.state);
    return [...this.floor.agents]
      .sort((one, other) => order(one) - order(other) || one.displayName.localeCompare(other.displayName))
      .map((agent) => this.shown(agent));
  }

  shown(agent) {
    const { presence, line } = agent;
    const state = line.device.state === 'NOT_REGISTERED' ? 'NOT_REGISTERED' : presence.state;
    return {
      username: agent.username,
      name: agent.displayName,
      line: line.number,
      dot: `patchcord-dot patchcord-dot_${state}`,
      since: presence.since,
      text:
        state === 'NOT_REGISTERED'
          ? labels.targetNoPhone
          : presence.state === 'AWAY' && presence.reason
            ? presence.reason.label
            : labels[`presence${presence.state}`],
      presenceLabel: fill(labels.presenceOf, agent.displayName),
      options: this.optionsFor(presence),
      calls: this.floor.calls.filter((call) => call.agent === agent.username).map((call) => this.shownCall(agent, call))
    };
  }

  optionsFor(presence) {
    const away = this.reasonsNow.length ? this.reasonsNow.map((reason) => ({ state: 'AWAY', reason })) : [{ state: 'AWAY' }];
    const chosen = presence.pending ? valueOf(presence.pending) : valueOf(presence);
    const all = [{ state: 'AVAILABLE' }, ...away, { state: 'OFFLINE' }].map((one) => ({
      value: valueOf(one),
      text: one.reason ? one.reason.label : labels[`presence${one.state}`]
    }));
    if (!all.some(({ value }) => value === chosen)) {
      all.unshift({ value: '', text: presence.reason ? presence.reason.label : labels[`presence${presence.state}`] });
    }
    return all.map((one) => ({ ...one, selected: one.value === chosen }));
  }

  shownCall(agent, call) {
    const heard = this.floor.monitorings.find(({ callId, line }) => callId === call.id && (!this.line || line === this.line));
    const whom = nameOf(call) || shownNumber(call.otherParty.number) || labels.unknownNumber;
    return {
      id: call.id,
      whom,
      state: labels[`state${call.state}`],
      since: call.connectedAt || call.createdAt,
      group: fill(labels.monitor, agent.displayName, whom),
      canBeHeard: ['ACTIVE', 'HELD'].includes(call.state),
      monitoring: heard ? heard.id : '',
      heardText: heard ? labels[`monitoring${heard.state}`] : '',
      modes: MODES.map((mode) => ({
        mode,
        text: labels[`mode${mode}`],
        pressed: String(Boolean(heard) && RUNNING[heard.state] === mode),
        style: `softphone-tool softphone-tool_wide${heard && RUNNING[heard.state] === mode ? ' softphone-tool_on' : ''}`
      }))
    };
  }

  monitored(event) {
    const { call, mode, monitoring } = event.currentTarget.dataset;
    if (monitoring) {
      this.tell('change', monitoring, mode.toLowerCase());
    } else {
      this.tell('monitor', call, mode, this.line);
    }
  }

  stopped(event) {
    this.tell('stop', event.currentTarget.dataset.monitoring);
  }

  presenceChanged(event) {
    const [state, reason] = event.target.value.split(':');
    if (state) {
      this.tell('presence', event.target.dataset.agent, state, reason);
    }
  }

  tell(what, ...args) {
    this.dispatchEvent(new CustomEvent('floor', { bubbles: true, detail: { what, args } }));
  }
}
