import { isOver } from 'c/softphoneCalls';

/** Hands what the gateway's stream tells to the part of the desk that it is for. */
export class DeskStream {
  _state;
  _host;
  _kept;
  _calls;
  _presence;
  _history;

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param host a `SoftphoneHost`
   * @param {{kept: object, calls: object, presence: object, history: object}} parts of the desk
   */
  constructor(state, host, { kept, calls, presence, history }) {
    this._state = state;
    this._host = host;
    this._kept = kept;
    this._calls = calls;
    this._presence = presence;
    this._history = history;
  }

  told(type, data) {
    if (type === 'snapshot') {
      this._snapshot(data);
    } else if (type === 'call' || type === 'call-ended') {
      this._calls.told(data);
    } else if (type === 'transfer') {
      this._calls.transferTold(data);
    } else if (type === 'presence') {
      this._presence.told(data.presence);
    } else if (type === 'device') {
      this._state.become({ line: { ...this._state.now.line, number: data.line, device: data.device } });
    } else if (type === 'settings') {
      this._state.become({ settings: data.settings, awayReasons: data.awayReasons });
    } else if (type === 'command-failed') {
      this._state.refuse({ failed: data }, data.callId);
      this._host.commandFailed(data);
    } else if (type === 'diagnostics') {
      this._state.become({ phoneSystem: data.up ? 'UP' : 'AWAY' });
    } else if (type === 'resync') {
      this._state.become({ phoneSystem: 'UP' });
    }
  }

  _snapshot(me) {
    if (this._state.now.phase !== 'IN') {
      this._settleIn(me);
    }
    const before = this._state.now.calls;
    const live = me.calls.filter((call) => !isOver(call));
    this._state.become({
      phase: 'IN',
      agent: me.agent,
      line: me.line,
      callCenter: me.callCenter,
      awayReasons: me.awayReasons,
      settings: me.settings,
      phoneSystem: me.phoneSystem.connected ? 'UP' : 'AWAY',
      clockAhead: Date.parse(me.at) - Date.now(),
      calls: this._calls.with(live)
    });
    this._presence.told(me.presence);
    this._calls.followedUp(before, live);
    this._host.clickable(Boolean(me.line));
    this._host.settled();
    this._history.read();
    if (this._kept.tabs.leads) {
      this._kept.log.lead();
    }
  }

  _settleIn(me) {
    this._kept.belongTo((me.agent && me.agent.username) || 'nobody');
    this._state.become({ unlogged: this._kept.log.waiting });
  }
}
