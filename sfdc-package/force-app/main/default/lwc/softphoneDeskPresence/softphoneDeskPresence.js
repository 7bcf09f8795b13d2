/** How the agent stands, and how that is changed. */
export class DeskPresence {
  _state;
  _host;
  _request;
  _onWrittenUp;
  _told = 0;

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param host a `SoftphoneHost`
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param {(callId: string|null) => void} onWrittenUp which call is written up now
   */
  constructor(state, host, request, onWrittenUp) {
    this._state = state;
    this._host = host;
    this._request = request;
    this._onWrittenUp = onWrittenUp;
  }

  set(state, reason) {
    const body = reason ? { state, reason } : { state };
    return this._state.asking('presence', () => this._change('PUT', '/me/presence', { body }));
  }

  extendWrapUp() {
    return this._state.asking('wrap-up', () => this._change('POST', '/me/wrap-up/extend'));
  }

  endWrapUp() {
    return this._state.asking('wrap-up', () => this._change('POST', '/me/wrap-up/end'));
  }

  /** By the stream. */
  told(presence) {
    this._told += 1;
    this._state.become({ presence });
    if (presence) {
      this._host.presenceChanged(presence);
      this._onWrittenUp(presence.wrapUpCall);
    }
  }

  /** The answer may come later than the event of a newer change: what the stream tells goes first. */
  async _change(method, address, options) {
    const told = this._told;
    const presence = await this._request(method, address, options);
    if (told === this._told) {
      this.told(presence);
    }
  }
}
