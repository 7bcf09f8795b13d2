import { actionsOf, guestsOf, isOver } from 'c/softphoneCalls';
import { isInternal } from 'c/softphoneHost';

/** Ends that are nobody's fault, of a call that nobody talked on. */
const WISHED = ['AGENT_HUNG_UP', 'CANCELLED', 'TRANSFERRED'];

/** Whether Salesforce shows a call: one that the agent has left waits for somebody, but not here. */
export function isShown(call) {
  return !isOver(call) && call.state !== 'PARKED';
}

/** Whether both have heard each other, also while one waits. */
export function isConnected(call) {
  return call.state === 'ACTIVE' || call.state === 'HELD';
}

/**
 * The third party of a call as Salesforce counts: whom the agent asks, or has taken in.
 *
 * @returns {{id: string, number: string, name: string, answered: boolean, talked: string,
 *     participant?: string}|null} id: that of the transfer by which it came, or else of the participant;
 *     talked: whom the agent hears while asking, OTHER, CONSULTED or empty for nobody; in a conference BOTH
 */
export function thirdOf(call) {
  const { transfer } = call;
  if (isOver(call)) {
    return null;
  }
  if (transfer && transfer.state === 'CONSULTING') {
    const { number, name } = transfer.target || {};
    return { id: transfer.id, number: number || '', name: name || '', answered: transfer.phase === 'ANSWERED', talked: transfer.talkingTo || '' };
  }
  const [guest] = guestsOf(call);
  if (!guest) {
    return null;
  }
  const id = transfer && transfer.state === 'CONFERENCED' ? transfer.id : guest.id;
  return { id, participant: guest.id, number: guest.number || '', name: '', answered: true, talked: 'BOTH' };
}

/**
 * Whether a party waits, as Salesforce asks of the customer and of the third party.
 *
 * @returns {{customer: boolean, third: boolean}}
 */
export function held(call) {
  const third = thirdOf(call);
  if (third && third.talked !== 'BOTH') {
    return { customer: third.talked !== 'OTHER', third: third.talked === 'OTHER' };
  }
  return { customer: call.state === 'HELD', third: false };
}

function typeOf(call, types) {
  if (isInternal(call.otherParty.number)) {
    return types.INTERNAL_CALL;
  }
  return call.direction === 'INBOUND' ? types.INBOUND : types.OUTBOUND;
}

function wasWished(call) {
  return call.connectedAt || call.direction === 'INBOUND' || !call.cause || WISHED.includes(call.cause.code);
}

/** Writes calls of the gateway as the classes of Salesforce's library, which it was given. */
export class VoiceCalls {
  _scv;

  /** @param scv the library @salesforce/scv-connector-base */
  constructor(scv) {
    this._scv = scv;
  }

  /** The call with the customer, or with a colleague. */
  phoneCall(call) {
    const { CALL_STATE, CALL_TYPE, HANGUP_REASON, PARTICIPANT_TYPE } = this._scv.Constants;
    const number = call.otherParty.number || '';
    let state = isConnected(call) ? CALL_STATE.CONNECTED : CALL_STATE.RINGING;
    let reason;
    if (!isShown(call)) {
      state = CALL_STATE.ENDED;
      reason = wasWished(call) ? HANGUP_REASON.PHONE_CALL_ENDED : HANGUP_REASON.PHONE_CALL_ERROR;
    }
    return this._made(call, {
      callId: call.id,
      callType: typeOf(call, CALL_TYPE),
      number,
      name: call.otherParty.name || '',
      state,
      reason,
      participantType: PARTICIPANT_TYPE.INITIAL_CALLER,
      waits: held(call).customer
    });
  }

  /** The third party of a call, which Salesforce counts as a call of its own. */
  thirdCall(call, third) {
    const { CALL_STATE, CALL_TYPE, PARTICIPANT_TYPE } = this._scv.Constants;
    return this._made(call, {
      callId: third.id,
      callType: CALL_TYPE.ADD_PARTICIPANT,
      number: third.number,
      name: third.name,
      state: third.answered ? CALL_STATE.TRANSFERRED : CALL_STATE.TRANSFERRING,
      participantType: PARTICIPANT_TYPE.THIRD_PARTY,
      parentId: call.id,
      waits: held(call).third
    });
  }

  /** The third party as it comes in. */
  participant(call, third) {
    return new this._scv.ParticipantResult({
      initialCallHasEnded: false,
      callInfo: this._info(call, held(call).third),
      phoneNumber: third.number,
      callId: third.id
    });
  }

  /** Who waits. */
  holdToggle(call) {
    const { customer, third } = held(call);
    return new this._scv.HoldToggleResult({
      isCustomerOnHold: customer,
      isThirdPartyOnHold: third,
      calls: Object.fromEntries(this.all(call).map((one) => [one.callId, one]))
    });
  }

  /** A call and its third party. */
  all(call) {
    const third = thirdOf(call);
    return [this.phoneCall(call), ...(third ? [this.thirdCall(call, third)] : [])];
  }

  _made(call, { callId, callType, number, name, state, reason, participantType, parentId, waits }) {
    const { Contact, PhoneCall, PhoneCallAttributes, Constants } = this._scv;
    const attributes = new PhoneCallAttributes({ participantType, parentId, isOnHold: waits });
    // The library asks for it of a call that it shows again.
    attributes.initialCallHasEnded = false;
    return new PhoneCall({
      callId,
      callType,
      state,
      reason,
      phoneNumber: number,
      contact: new Contact({ type: Constants.CONTACT_TYPE.PHONENUMBER, phoneNumber: number, name }),
      callAttributes: attributes,
      callInfo: this._info(call, waits)
    });
  }

  _info(call, waits) {
    const can = actionsOf(call);
    const recording = Boolean(call.recording);
    return new this._scv.CallInfo({
      isOnHold: waits,
      isMuted: call.muted,
      isRecordingPaused: recording && call.recording.paused,
      callStateTimestamp: new Date(call.connectedAt || call.createdAt),
      queueName: call.queue ? call.queue.name : null,
      acceptEnabled: can.includes('answer'),
      declineEnabled: can.includes('reject'),
      muteEnabled: can.includes('mute') || can.includes('unmute'),
      holdEnabled: can.includes('hold') || can.includes('retrieve'),
      recordEnabled: recording,
      addCallerEnabled: can.includes('consultation') || can.includes('transfer'),
      extensionEnabled: can.includes('dtmf'),
      swapEnabled: this._canTransfer(call, 'swap'),
      conferenceEnabled: this._canTransfer(call, 'conference')
    });
  }

  _canTransfer({ transfer }, action) {
    return Boolean(transfer) && transfer.actions.includes(action);
  }
}
