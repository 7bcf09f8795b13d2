import { ApiProblem, NoAnswer } from 'c/patchcordApi';

/** As long as the gateway takes a record's name. */
const LONGEST_NAME = 255;

/** What the gateway is asked to do with calls. What comes of it, the stream tells. */
export class DeskCommands {
  _state;
  _request;
  _kept;
  _calls;

  /**
   * @param {import('c/softphoneDeskState').DeskState} state
   * @param {(method: string, address: string, options?: object) => Promise<any>} request
   * @param {import('c/softphoneDeskKept').DeskKept} kept
   * @param {import('c/softphoneDeskCalls').DeskCalls} calls
   */
  constructor(state, request, kept, calls) {
    this._state = state;
    this._request = request;
    this._kept = kept;
    this._calls = calls;
  }

  /** See `Desk.dial`. */
  dial({ number, recordId, objectType, name }) {
    const id = globalThis.crypto.randomUUID();
    const body = { to: String(number), id };
    if (recordId) {
      body.subject = { recordId, objectType: objectType || null, name: name ? name.slice(0, LONGEST_NAME) : null };
    }
    this._kept.dialled(body.to, name);
    this._calls.dialledAs(id, name);
    return this._state.asking('dial', async () => {
      const call = await this._place(body);
      if (call) {
        this._calls.answered(call);
      }
      this._state.become({ chosen: id });
      return id;
    });
  }

  /** @param {string} action the last part of the address */
  act(callId, action, body) {
    return this._command(callId, action, `/calls/${encodeURIComponent(callId)}/${action}`, body);
  }

  drop(callId, participantId) {
    return this._state.asking(`${callId}/participants`, () =>
      this._request(
        'DELETE',
        `/calls/${encodeURIComponent(callId)}/participants/${encodeURIComponent(participantId)}`
      )
    );
  }

  transferAct(callId, transferId, action) {
    return this._command(callId, action, `/transfers/${encodeURIComponent(transferId)}/${action}`);
  }

  /** When no answer comes, once more: the second try finds the call that the first has placed. */
  async _place(body) {
    try {
      return await this._request('POST', '/calls', { body });
    } catch (failure) {
      if (!(failure instanceof NoAnswer)) {
        throw failure;
      }
    }
    try {
      return await this._request('POST', '/calls', { body });
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'call-exists') {
        return null;
      }
      throw failure;
    }
  }

  _command(callId, action, address, body) {
    return this._state.asking(
      `${callId}/${action}`,
      async () => {
        await this._request('POST', address, body ? { body } : {});
      },
      callId
    );
  }
}
