/**
 * SIP over WebSocket, for the softphone of a line whose phone is the browser. No other loads it. What
 * is made of it is in `softphoneSipPhone`.
 */
import UA from 'jssip/lib/UA.js';
import RTCSession from 'jssip/lib/RTCSession.js';
import Parser from 'jssip/lib/Parser.js';
import WebSocketInterface from 'jssip/lib/WebSocketInterface.js';

globalThis.patchcordSip = { UA, RTCSession, Parser, WebSocketInterface };
