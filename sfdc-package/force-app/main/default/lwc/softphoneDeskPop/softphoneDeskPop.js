import { isInternal } from 'c/softphoneHost';

/** Of calls that have popped, as many are remembered: more never ring at once. */
const REMEMBERED = 20;

/** Shows the records behind a call that rings, and keeps which ones were found. */
export class DeskPop {
  _state;
  _host;
  _kept;

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param host a `SoftphoneHost`
   * @param {import('c/softphoneDeskKept').DeskKept} kept
   */
  constructor(state, host, kept) {
    this._state = state;
    this._host = host;
    this._kept = kept;
  }

  /** Only where the agent looks, and only once, whatever many tabs there are. */
  async pop(call) {
    const { memory, tabs, notes } = this._kept;
    const popped = memory.read('popped', {});
    if (!tabs.looksHere || popped[call.id]) {
      return;
    }
    const recent = Object.entries(popped).slice(-REMEMBERED);
    memory.write('popped', Object.fromEntries([...recent, [call.id, true]]));
    try {
      const found = await this._host.pop({
        number: call.otherParty.number,
        kind: isInternal(call.otherParty.number) ? 'INTERNAL' : call.direction,
        variables: call.variables || {}
      });
      this.found(call.id, found);
      tabs.say('found', { callId: call.id, found });
      if (found.length === 1 && !this._state.call(call.id)?.subject) {
        notes.edit(call.id, { subject: found[0] });
      }
    } catch (failure) {
      this._state.refuse({ failure }, call.id);
    }
  }

  /** By this tab or by another. */
  found(callId, found) {
    this._state.become({ matches: { ...this._state.now.matches, [callId]: found } });
  }
}
