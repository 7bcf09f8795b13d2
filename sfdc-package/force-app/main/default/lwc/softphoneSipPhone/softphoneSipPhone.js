/** As the switch's HEARTBEAT: soon enough to be noticed by nobody, not so soon that it is hammered. */
const RECOVERY_SECONDS = { connection_recovery_min_interval: 1, connection_recovery_max_interval: 20 };

/** A call that the call's own side forgets to end rings no longer than this. */
const RING_SECONDS = 180;

/** Kept no longer than the switch waits for speech that does not come (media_timeout, 300 s). */
const KEPT_MILLIS = 300_000;

/** Beside the calls of one line there is nothing in it. */
const KEPT = 'phone.dialogs';

/** The switch asks a phone to answer at once, in the invitation or with a NOTIFY. */
const asksToAnswer = (request) => /;\s*answer-after\s*=\s*0/i.test(request.getHeader('call-info') || '');
const isTalk = (request) => request.method === 'NOTIFY' && /^\s*talk\b/i.test(request.getHeader('event') || '');

/** What is needed of an invitation to go on with its dialog: its headers, without what was offered. */
function headersOf(request) {
  const [head] = request.data.split('\r\n\r\n');
  const lines = head.split('\r\n').filter((line) => !/^(content-length|content-type|l|c)\s*:/i.test(line));
  return `${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`;
}

/** By which of its addresses the browser speaks; null while it speaks by none. */
function addressInUse(connection) {
  if (!connection || !['connected', 'completed'].includes(connection.iceConnectionState)) {
    return null;
  }
  const [sender] = connection.getSenders();
  const ice = sender && sender.transport && sender.transport.iceTransport;
  const pair = ice && ice.getSelectedCandidatePair ? ice.getSelectedCandidatePair() : null;
  return pair ? `${pair.local.address} ${pair.local.port}` : null;
}

/**
 * A description without the addresses that are not in use. FreeSWITCH speaks to the first one after each
 * INVITE, and ignores what comes from another: with two networks, nobody heard anything after a hold.
 */
export function withoutOtherAddresses(sdp, inUse) {
  const lines = sdp.split('\r\n');
  const isOfThat = (line) => line.startsWith('a=candidate:') && line.split(' ').slice(4, 6).join(' ') === inUse;
  return lines.some(isOfThat) ? lines.filter((line) => !line.startsWith('a=candidate:') || isOfThat(line)).join('\r\n') : sdp;
}

/**
 * SIP over WebSocket, as JsSIP speaks it: registers, rings, answers when it is told to. It never ends
 * a call that was answered: whoever wants that asks the gateway, and what the browser loses (its page,
 * its network) must not cost the customer. A call that goes on at the switch is taken up again by
 * `resume`, in the same dialog, also by another tab or after a reload.
 */
export class SipPhone {
  state = 'CONNECTING';
  _library;
  _memory;
  _listener;
  _phone = null;
  _calls = new Map();
  _stream = null;

  /**
   * @param {object} library what build/phone.js makes
   * @param {import('c/softphoneMemory').Memory} memory where dialogs are kept
   * @param {{onState: Function, onCalls: Function, onSound: (stream: MediaStream|null, callId: string) => void,
   *   microphone: () => Promise<MediaStream>}} listener onState is told the state, and the code of a refusal
   */
  constructor(library, memory, listener) {
    this._library = library;
    this._memory = memory;
    this._listener = listener;
  }

  /** Connects and registers; returns at once. @param {object} access what the gateway answers */
  start({ url, username, domain, password }) {
    const { UA, WebSocketInterface } = this._library;
    this._phone = new UA({
      sockets: [new WebSocketInterface(url)],
      uri: `sip:${username}@${domain}`,
      realm: domain,
      password,
      register: true,
      // The switch refreshes the sessions that it begins.
      session_timers: false,
      no_answer_timeout: RING_SECONDS,
      user_agent: 'Patchcord softphone',
      ...RECOVERY_SECONDS
    });
    const phone = this._phone;
    phone.on('connecting', () => this._become('CONNECTING'));
    phone.on('disconnected', () => this._become('AWAY'));
    phone.on('registered', () => {
      this._become('REGISTERED');
      this.resume();
    });
    phone.on('registrationFailed', ({ response }) =>
      this._become(response ? 'REFUSED' : 'AWAY', response ? response.status_code : 0)
    );
    phone.on('newRTCSession', ({ originator, session, request }) => {
      if (originator === 'remote') {
        this._rings(session, request);
      }
    });
    phone.start();
    return this;
  }

  /** The password changes with each sign-in: what is registered stays so. */
  renew({ password }, now) {
    this._phone.set('password', password);
    if (now) {
      this._phone.register();
    }
  }

  /** Gives up the connection, and no call: another tab may go on with it. */
  close() {
    const phone = this._phone;
    this._phone = null;
    this._calls.forEach(({ session }) => session.connection && session.connection.close());
    this._calls.clear();
    if (phone) {
      phone.removeAllListeners();
      phone.transport.disconnect();
    }
  }

  /** Whether a call is answered here, or is to be. */
  get busy() {
    return this._calls.size > 0;
  }

  /** Whether something rings that nobody has answered. */
  get ringing() {
    return [...this._calls.values()].some(({ answered }) => !answered);
  }

  /** Speaks into another microphone from now on. */
  async speakInto(stream) {
    this._stream = stream;
    const [track] = stream.getAudioTracks();
    await Promise.all(
      [...this._calls.values()]
        .map(({ session }) => session.connection)
        .filter(Boolean)
        .flatMap((connection) => connection.getSenders())
        .map((sender) => sender.replaceTrack(track))
    );
  }

  /**
   * The gateway says that nothing is left of any call. The switch tells the others itself; to one that
   * was taken up again it speaks by the connection of before, which is gone.
   */
  allOver() {
    this._calls.forEach((call, id) => {
      if (call.resumed) {
        this._ended(id, call);
      }
    });
  }

  /** Takes up again the calls of before a reload that the switch still has. */
  resume() {
    const kept = this._kept();
    Object.keys(kept)
      .filter((id) => !this._calls.has(id))
      .forEach((id) => this._resume(id, kept[id]));
  }

  _rings(session, request) {
    const id = request.call_id;
    const call = { session, answered: false };
    this._add(id, call);
    const usual = session.receiveRequest.bind(session);
    session.receiveRequest = (received) => {
      if (isTalk(received)) {
        received.reply(200);
        this._answer(id, call);
      } else {
        usual(received);
      }
    };
    session.on('confirmed', () => this._keep(id, { invite: headersOf(request), tag: request.to_tag }));
    if (asksToAnswer(request)) {
      // JsSIP says 180 first: after this event.
      Promise.resolve().then(() => this._answer(id, call));
    }
  }

  async _answer(id, call) {
    if (call.answered) {
      return;
    }
    call.answered = true;
    this._listener.onCalls();
    try {
      const mediaStream = await this._microphone();
      if (this._calls.get(id) === call) {
        call.session.answer({ mediaStream, pcConfig: { iceServers: [] } });
      }
    } catch {
      // It rings until somebody lets the page hear the agent, or the switch gives up.
      call.answered = false;
      this._listener.onCalls();
    }
  }

  /** The same dialog, with sound of its own: an INVITE in it, which the switch answers by itself. */
  async _resume(id, { invite, tag, at }) {
    const { Parser, RTCSession } = this._library;
    if (Date.now() - at > KEPT_MILLIS) {
      this._forget(id);
      return;
    }
    const request = Parser.parseMessage(invite, this._phone);
    request.to_tag = tag;
    const session = new RTCSession(this._phone);
    const call = { session, answered: true, resumed: true };
    this._add(id, call);
    try {
      const stream = await this._microphone();
      Object.assign(session, {
        _direction: 'incoming',
        _status: RTCSession.C.STATUS_CONFIRMED,
        _is_confirmed: true,
        _id: request.call_id + request.from_tag,
        _request: request,
        _contact: this._phone.contact.toString(),
        _local_identity: request.to,
        _remote_identity: request.from,
        _localMediaStream: stream
      });
      session._createDialog(request, 'UAS');
      // Higher than any number of before: seconds since 1970.
      session._dialog.local_seqnum = Math.floor(Date.now() / 1000);
      session._createRTCConnection({ iceServers: [] });
      stream.getTracks().forEach((track) => session.connection.addTrack(track, stream));
      this._phone.newRTCSession(session, { originator: 'local', session, request });
      session._sendReinvite({
        eventHandlers: {
          succeeded: () => this._keep(id, { invite, tag }),
          failed: () => this._ended(id, call)
        }
      });
    } catch {
      this._calls.delete(id);
      this._listener.onCalls();
    }
  }

  _add(id, call) {
    const { session } = call;
    this._calls.set(id, call);
    session.on('peerconnection', ({ peerconnection }) => this._hears(id, call, peerconnection));
    session.on('sdp', (description) => {
      if (description.originator === 'local') {
        description.sdp = withoutOtherAddresses(description.sdp, addressInUse(session.connection));
      }
    });
    session.on('ended', () => this._ended(id, call));
    session.on('failed', () => this._ended(id, call));
    const usual = session.terminate.bind(session);
    // Also what JsSIP does by itself when the path to the switch breaks.
    session.terminate = (options) => {
      if (session.isEstablished()) {
        this._mend(session);
      } else {
        usual(options);
      }
    };
    this._listener.onCalls();
  }

  _hears(id, call, connection) {
    connection.addEventListener('track', ({ track, streams }) => {
      this._listener.onSound(streams[0] || new MediaStream([track]), id);
    });
  }

  /** Another path: ICE anew, in the same call. Without a WebSocket it waits for that. */
  _mend(session) {
    if (this.state === 'REGISTERED') {
      session._sendReinvite({ rtcOfferConstraints: { iceRestart: true }, eventHandlers: {} });
    }
  }

  _ended(id, call) {
    if (this._calls.get(id) === call) {
      this._calls.delete(id);
      this._forget(id);
      if (call.session.connection) {
        call.session.connection.close();
      }
      this._listener.onSound(null, id);
      this._listener.onCalls();
    }
  }

  async _microphone() {
    const live = this._stream && this._stream.getAudioTracks().some(({ readyState }) => readyState === 'live');
    if (!live) {
      this._stream = await this._listener.microphone();
    }
    return this._stream;
  }

  _kept() {
    return this._memory.read(KEPT, {});
  }

  _keep(id, dialog) {
    this._memory.write(KEPT, { ...this._kept(), [id]: { ...dialog, at: Date.now() } });
  }

  _forget(id) {
    const kept = this._kept();
    delete kept[id];
    this._memory.write(KEPT, kept);
  }

  _become(state, code = 0) {
    this.state = state;
    this._listener.onState(state, code);
  }
}
