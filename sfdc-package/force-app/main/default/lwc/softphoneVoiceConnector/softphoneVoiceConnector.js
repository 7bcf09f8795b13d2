import { ApiProblem } from 'c/patchcordApi';
import { isRinging } from 'c/softphoneCalls';
import { held, isConnected, isShown, thirdOf } from 'c/softphoneVoiceCalls';

const NOT_ITS_PARTY = 'Patchcord cannot do this to one of the two parties alone.';

/** Where Salesforce's three filters meet the two kinds of the gateway and the org's own people. */
const KINDS = { AGENT: 'AGENT', QUEUE: 'QUEUE', CONTACT: 'PHONEBOOK' };

/** As the library wants what it shows by a sentence of its own. */
function typed(type, failure) {
  return Object.assign(new Error(failure.sentence || failure.message || String(failure)), { type });
}

/** A number, or a colleague, that cannot be called; all else says nothing of whom was called. */
function isOfDestination(failure) {
  return failure instanceof ApiProblem && (failure.status === 400 || failure.status === 422);
}

/**
 * Makes what Salesforce's library asks for: each message of Salesforce becomes a wish to the softphone, and
 * is answered when the phone system has done it.
 *
 * @param scv the library @salesforce/scv-connector-base
 * @param voice the `VoiceHost`
 */
export function connectorOf(scv, voice) {
  const { Constants } = scv;
  const { ERROR_TYPE } = Constants;

  class PatchcordConnector extends scv.VendorConnector {
    async init(config) {
      await voice.signedIn(config || {});
      return new scv.InitResult({ showLogin: false });
    }

    async getActiveCalls() {
      return new scv.ActiveCallsResult({ activeCalls: voice.live().flatMap((call) => voice.calls.all(call)) });
    }

    async getAgentConfig() {
      const { line } = voice.phone.state();
      const selectedPhone = new scv.Phone({ type: Constants.PHONE_TYPE.SOFT_PHONE, number: line ? line.number : undefined });
      return new scv.AgentConfigResult({ phones: [selectedPhone], selectedPhone });
    }

    /** The line is what an administrator has assigned. */
    async setAgentConfig(config) {
      const wished = config && config.selectedPhone;
      const { selectedPhone } = await this.getAgentConfig();
      if (wished && (wished.type !== selectedPhone.type || (wished.number && wished.number !== selectedPhone.number))) {
        throw typed(ERROR_TYPE.CAN_NOT_UPDATE_PHONE_NUMBER, new Error('The line is assigned by an administrator.'));
      }
      return new scv.GenericResult({ success: true });
    }

    async getCapabilities() {
      const { settings } = voice.phone.state();
      const has = (feature) => settings.features.includes(feature);
      return new scv.CapabilitiesResult({
        hasMute: has('MUTE'),
        hasRecord: settings.recording !== 'OFF',
        hasMerge: has('CONFERENCE'),
        hasSwap: has('CONSULTATION'),
        hasBlindTransfer: has('TRANSFER'),
        hasContactSearch: true,
        hasAgentAvailability: true,
        // The library's log has numbers and names.
        debugEnabled: false
      });
    }

    async dial(contact) {
      const number = `${contact.prefix || ''}${contact.phoneNumber || contact.id || ''}`;
      const { recordId, name } = contact;
      try {
        return new scv.CallResult({ call: voice.calls.phoneCall(await voice.place({ number, recordId, name })) });
      } catch (failure) {
        throw typed(isOfDestination(failure) ? ERROR_TYPE.INVALID_DESTINATION : ERROR_TYPE.GENERIC_ERROR, failure);
      }
    }

    async acceptCall(call) {
      const taken = await voice.done(voice.find(call).id, 'connected', isConnected, (id) => voice.phone.act(id, 'answer'));
      return new scv.CallResult({ call: voice.calls.phoneCall(taken) });
    }

    async declineCall(call) {
      const over = await voice.done(voice.find(call).id, 'ended', (one) => !isShown(one), (id) => voice.phone.act(id, 'reject'));
      return new scv.CallResult({ call: voice.calls.phoneCall(over) });
    }

    async endCall(call) {
      const own = voice.find(call);
      const third = thirdOf(own);
      if (third && call && call.callId === third.id) {
        const conference = third.talked === 'BOTH';
        const isGone = (one) => thirdOf(one)?.id !== third.id || thirdOf(one).participant !== third.participant;
        await voice.done(own.id, 'third', isGone, (id) => {
          return conference ? voice.phone.drop(id, third.participant) : voice.phone.transferAct(id, third.id, 'cancel');
        });
        return new scv.HangupResult({ calls: [voice.calls.thirdCall(own, third)] });
      }
      const thirds = third ? [voice.calls.thirdCall(own, third)] : [];
      const over = await voice.done(own.id, 'ended', (one) => !isShown(one), (id) => voice.phone.act(id, isRinging(own) ? 'reject' : 'hangup'));
      return new scv.HangupResult({ calls: [voice.calls.phoneCall(over), ...thirds] });
    }

    mute() {
      return this._muted(true);
    }

    unmute() {
      return this._muted(false);
    }

    async hold(call) {
      return this._wait(voice.find(call), call, true);
    }

    async resume(call) {
      return this._wait(voice.find(call), call, false);
    }

    async swap(callToHold) {
      const own = voice.find(callToHold);
      const { talked } = this._asked(own);
      return this._talk(own, talked === 'OTHER' ? 'CONSULTED' : 'OTHER');
    }

    async conference(calls) {
      const own = voice.find(calls && calls[0]);
      const third = this._asked(own);
      const joined = await voice.done(own.id, 'hold', (one) => one.transfer?.state === 'CONFERENCED', (id) =>
        voice.phone.transferAct(id, third.id, 'conference')
      );
      return new scv.HoldToggleResult({ ...voice.calls.holdToggle(joined), isCustomerOnHold: false, isThirdPartyOnHold: false });
    }

    async addParticipant(contact, call, isBlindTransfer) {
      const own = voice.find(call);
      const to = contact.phoneNumber || contact.id || '';
      try {
        if (isBlindTransfer) {
          await voice.done(own.id, 'ended', (one) => !isShown(one), (id) => voice.phone.transfer(id, to));
          // Nobody comes in: the call goes, and the library tells of that.
          return voice.calls.participant(own, { number: to });
        }
        const asking = await voice.done(own.id, 'third', (one) => Boolean(thirdOf(one)), (id) => voice.phone.consult(id, to));
        return voice.calls.participant(asking, thirdOf(asking));
      } catch (failure) {
        throw isOfDestination(failure) ? typed(ERROR_TYPE.INVALID_DESTINATION, failure) : failure;
      }
    }

    async sendDigits(digits) {
      await voice.phone.digits(voice.talked().id, digits);
    }

    pauseRecording(call) {
      return this._recorded(call, true);
    }

    resumeRecording(call) {
      return this._recorded(call, false);
    }

    /** @param {{contains?: string, types?: string[]}} [filter] as Salesforce sends it */
    async getPhoneContacts(filter) {
      const { contains, types } = filter || {};
      const { items } = await voice.phone.search(contains || '');
      const wanted = (types || []).map((type) => String(type).toUpperCase());
      const kinds = Object.keys(KINDS).filter((kind) => wanted.includes(kind));
      return new scv.PhoneContactsResult({
        contacts: items
          .filter(({ kind }) => !kinds.length || kinds.includes(kind))
          .filter(({ kind, presence }) => !wanted.includes('AVAILABLE') || kind !== 'AGENT' || presence?.state === 'AVAILABLE')
          .map((item) => this._contact(item)),
        contactTypes: [Constants.CONTACT_TYPE.AGENT, Constants.CONTACT_TYPE.QUEUE, Constants.CONTACT_TYPE.PHONEBOOK]
      });
    }

    async setAgentStatus(agentStatus, statusInfo) {
      const { AGENT_STATUS } = Constants;
      if (agentStatus === AGENT_STATUS.ONLINE) {
        await voice.phone.presence('AVAILABLE');
      } else if (agentStatus === AGENT_STATUS.OFFLINE) {
        const reason = voice.reasonOf(statusInfo || {});
        await (reason ? voice.phone.presence('AWAY', reason) : voice.phone.presence('OFFLINE'));
      } else if (agentStatus !== AGENT_STATUS.ACW) {
        throw typed(ERROR_TYPE.INVALID_AGENT_STATUS, new Error(`Patchcord has no status ${agentStatus}.`));
      }
      // Wrap-up is what the gateway says; to be told of it changes nothing.
      return new scv.GenericResult({ success: true });
    }

    async getAgentStatus() {
      const { presence } = voice.phone.state();
      const state = presence ? presence.state : 'OFFLINE';
      return new scv.AgentVendorStatusInfo({ statusId: state, statusType: state, statusName: presence?.reason?.label || state });
    }

    async logout() {
      await voice.phone.presence('OFFLINE');
      return new scv.LogoutResult({ success: true });
    }

    /** Nobody sends one: Patchcord's components are in Salesforce on pages of their own. */
    handleMessage() {}

    /** The library waits for no answer and catches nothing. */
    async wrapUpCall() {
      try {
        await voice.phone.endWrapUp();
      } catch (failure) {
        scv.publishError({ eventType: Constants.EVENT_TYPE.AGENT_ERROR, error: failure.message });
      }
    }

    async _muted(isMuted) {
      await voice.done(voice.talked().id, 'mute', ({ muted }) => muted === isMuted, (id) => voice.phone.act(id, isMuted ? 'mute' : 'unmute'));
      return new scv.MuteToggleResult({ isMuted });
    }

    async _recorded(call, paused) {
      await voice.done(voice.find(call).id, 'recording', ({ recording }) => recording?.paused === paused, (id) =>
        voice.phone.act(id, paused ? 'record-pause' : 'record-resume')
      );
      return new scv.RecordingToggleResult({ isRecordingPaused: paused });
    }

    /** While somebody is asked, one of the two waits: to hold one is to talk to the other. */
    async _wait(own, call, waits) {
      const third = thirdOf(own);
      if (third) {
        this._asked(own);
        const isThird = call && call.callId === third.id;
        return this._talk(own, isThird === waits ? 'OTHER' : 'CONSULTED');
      }
      const now = await voice.done(own.id, 'hold', (one) => held(one).customer === waits, (id) => voice.phone.act(id, waits ? 'hold' : 'retrieve'));
      return voice.calls.holdToggle(now);
    }

    async _talk(own, to) {
      const third = this._asked(own);
      const isSo = (one) => thirdOf(one)?.talked === to;
      const now = isSo(own) ? own : await voice.done(own.id, 'hold', isSo, (id) => voice.phone.transferAct(id, third.id, 'swap'));
      return voice.calls.holdToggle(now);
    }

    _asked(own) {
      const third = thirdOf(own);
      if (!third || third.talked === 'BOTH') {
        throw typed(ERROR_TYPE.INVALID_PARTICIPANT, new Error(NOT_ITS_PARTY));
      }
      return third;
    }

    _contact({ kind, number, name, username, recordId, presence }) {
      const { AGENT_AVAILABILITY, CONTACT_TYPE } = Constants;
      const availability = { AVAILABLE: AGENT_AVAILABILITY.AVAILABLE, OFFLINE: AGENT_AVAILABILITY.OFFLINE }[presence?.state];
      return new scv.Contact({
        id: username || recordId || number,
        type: CONTACT_TYPE[KINDS[kind]],
        name,
        phoneNumber: number,
        recordId,
        availability: kind === 'AGENT' ? availability || AGENT_AVAILABILITY.BUSY : undefined
      });
    }
  }

  return new PatchcordConnector();
}
