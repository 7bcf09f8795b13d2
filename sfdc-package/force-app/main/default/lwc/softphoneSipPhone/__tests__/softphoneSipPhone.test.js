import Parser from 'jssip/lib/Parser.js';
import RTCSession from 'jssip/lib/RTCSession.js';
import UA from 'jssip/lib/UA.js';
import WebSocketInterface from 'jssip/lib/WebSocketInterface.js';
import { Memory } from 'c/softphoneMemory';
import { SipPhone, withoutOtherAddresses } from 'c/softphoneSipPhone';

const LIBRARY = { Parser, RTCSession, UA, WebSocketInterface };
const ACCESS = { url: 'wss://pbx.test:7443', username: '1001', domain: 'pbx.test', password: 'x' };
const SDP = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 't=0 0', 'm=audio 4000 UDP/TLS/RTP/SAVPF 0', 'c=IN IP4 192.0.2.1', ''].join('\r\n');

/** The switch's side of the WebSocket: registers whoever asks, and keeps what it is told. */
class Peer {
  heard = [];

  constructor() {
    const peer = this;
    globalThis.WebSocket = class {
      OPEN = 1;
      CONNECTING = 0;
      readyState = 0;
      constructor() {
        peer.socket = this;
        setTimeout(() => { this.readyState = 1; this.onopen(); }, 0);
      }
      send(text) { peer.hears(text); }
      close() { this.readyState = 3; }
    };

  }

  hears(text) {
    this.heard.push(text);
    if (text.startsWith('REGISTER')) {
      this.answer(text, `Contact: ${/^Contact: (.*)$/im.exec(text)[1]};expires=120`);
    } else if (/^INVITE|^BYE/.test(text)) {
      this.answer(text, 'Contact: <sip:switch@192.0.2.1>', SDP);
    }
  }

  answer(request, more, body = '') {
    const same = request.split('\r\n').filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
    const lines = same.map((line) => (/^to:/i.test(line) && !line.includes('tag=') ? `${line};tag=s` : line));
    this.says(['SIP/2.0 200 OK', ...lines, more, ...(body ? ['Content-Type: application/sdp'] : [])], body);
  }

  says(lines, body = '') {
    setTimeout(() => this.socket.onmessage({ data: `${lines.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body}` }), 0);
  }

  asks(method, cseq, { to = '', more = [], body = '' } = {}) {
    const contact = /^Contact: <([^>;]+)/im.exec(this.heard.find((text) => text.startsWith('REGISTER')))[1];
    this.says([
      `${method} ${contact} SIP/2.0`, `Via: SIP/2.0/WSS 192.0.2.1;branch=z9hG4bK${method}${cseq}`, 'From: <sip:ann@pbx.test>;tag=f',
      `To: <sip:1001@pbx.test>${to}`, 'Call-ID: call-1', `CSeq: ${cseq} ${method}`, 'Max-Forwards: 70',
      'Contact: <sip:switch@192.0.2.1>', ...(body ? ['Content-Type: application/sdp'] : []), ...more
    ], body);
  }

  invites(more = []) { this.asks('INVITE', 1, { more, body: SDP }); }

  get tag() { return /;tag=(\w+)/.exec(/^To: .*$/im.exec(this.heard.find((text) => /^SIP\/2.0 180/.test(text)))[0])[0]; }
}

class Connection {
  iceGatheringState = 'complete';
  iceConnectionState = 'connected';
  signalingState = 'stable';
  addEventListener() {}
  removeEventListener() {}
  addTrack() {}
  getSenders() { return []; }
  close() { this.signalingState = 'closed'; }
  setRemoteDescription() { return Promise.resolve(); }
  setLocalDescription(description) { this.localDescription = description; return Promise.resolve(); }
  createAnswer() { return Promise.resolve({ type: 'answer', sdp: SDP }); }
  createOffer() { return Promise.resolve({ type: 'offer', sdp: SDP }); }
}

async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error('it did not come to that');
    }
    // eslint-disable-next-line no-await-in-loop
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

let peer;
let phone;
const said = (pattern) => peer.heard.filter((text) => pattern.test(text));

function begin() {
  const stream = { getTracks: () => [{}], getAudioTracks: () => [{ readyState: 'live' }] };
  phone = new SipPhone(LIBRARY, new Memory('ada'), {
    onState: () => {}, onCalls: () => {}, onSound: () => {}, microphone: () => Promise.resolve(stream)
  }).start(ACCESS);
  return until(() => phone.state === 'REGISTERED');
}

beforeEach(() => {
  globalThis.RTCPeerConnection = Connection;
  globalThis.RTCSessionDescription = class { constructor(init) { Object.assign(this, init); } };
  localStorage.clear();
  peer = new Peer();
});

afterEach(() => phone.close());

it('rings until it is told to answer', async () => {
  await begin();
  peer.invites();
  await until(() => said(/^SIP\/2.0 180/).length > 0);
  expect(phone.ringing).toBe(true);
  expect(said(/^SIP\/2.0 200 OK[^]*CSeq: 1 INVITE/)).toHaveLength(0);
  peer.asks('NOTIFY', 2, { to: peer.tag, more: ['Event: talk'] });
  await until(() => said(/^SIP\/2.0 200 OK[^]*CSeq: 1 INVITE/).length > 0);
  expect(said(/^SIP\/2.0 200 OK[^]*CSeq: 2 NOTIFY/)).toHaveLength(1);
  expect(phone.ringing).toBe(false);
});

it('answers by itself what the agent has asked for', async () => {
  await begin();
  peer.invites(['Call-Info: <sip:pbx.test>;answer-after=0']);
  await until(() => said(/^SIP\/2.0 200 OK[^]*CSeq: 1 INVITE/).length > 0);
  expect(phone.ringing).toBe(false);
});

it('goes on with a call after a reload, in the same dialog, and ends none', async () => {
  await begin();
  peer.invites(['Call-Info: <sip:pbx.test>;answer-after=0']);
  await until(() => said(/^SIP\/2.0 200 OK[^]*CSeq: 1 INVITE/).length > 0);
  const { tag } = peer;
  peer.asks('ACK', 1, { to: tag });
  await until(() => localStorage.length > 0);
  phone.close();
  const before = peer.heard.length;
  await begin();
  await until(() => peer.heard.slice(before).some((text) => text.startsWith('INVITE sip:switch@192.0.2.1')));
  const again = peer.heard.slice(before).find((text) => text.startsWith('INVITE'));
  expect(again).toContain('Call-ID: call-1');
  expect(again).toMatch(new RegExp(`^From: .*${tag}`, 'm'));
  expect(again).toMatch(/^To: .*;tag=f/m);
  await until(() => peer.heard.slice(before).some((text) => text.startsWith('ACK')));
  expect(said(/^BYE/)).toHaveLength(0);
});

describe('of two networks', () => {
  const offer = [
    'm=audio 4000 UDP/TLS/RTP/SAVPF 0',
    'a=candidate:1 1 udp 2122194687 127.0.0.1 50269 typ host generation 0',
    'a=candidate:2 1 udp 2122063615 192.0.2.2 40249 typ host generation 0',
    'a=candidate:3 1 tcp 1518083839 192.0.2.2 9 typ host tcptype active',
    'a=sendrecv',
    ''
  ].join('\r\n');

  it('tells the switch the one in use alone', () => {
    expect(withoutOtherAddresses(offer, '192.0.2.2 40249').match(/a=candidate:.*/g)).toEqual([
      'a=candidate:2 1 udp 2122063615 192.0.2.2 40249 typ host generation 0'
    ]);
    expect(withoutOtherAddresses(offer, '192.0.2.2 40249').split('\r\n')).toHaveLength(4);
  });

  it.each([null, '192.0.2.2 1', '203.0.113.9 40249'])('tells both while %s is in use', (inUse) => {
    expect(withoutOtherAddresses(offer, inUse)).toBe(offer);
  });
});
