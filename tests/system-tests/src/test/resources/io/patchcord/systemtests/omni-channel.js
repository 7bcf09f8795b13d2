/*
 * Stands for Omni-Channel: has the vendor's page in a frame, hands it a port as Salesforce does, and
 * sends and takes the messages of Salesforce's library, whose names it has from the library's source.
 * What the page told is in `omni.told`, what Salesforce does not know in `omni.faults`.
 */
import library from '/library/constants.js';

const { EVENT_TYPE, MESSAGE_TYPE } = library;
const { port1, port2 } = new MessageChannel();

globalThis.omni = {
  told: [],
  faults: [],
  ready: null,

  /** Sends what the agent does. */
  say(type, rest = {}) {
    if (MESSAGE_TYPE[type] !== type) {
      throw new Error(`Salesforce sends no ${type}`);
    }
    port1.postMessage({ type, ...rest });
  },

  /** Takes what was told of that and all before it; null as long as nothing was. */
  take(type) {
    const at = this.told.findIndex((one) => one.type === type);
    return at < 0 ? null : this.told.splice(0, at + 1)[at];
  }
};

port1.onmessage = ({ data: { type, payload } }) => {
  const { omni } = globalThis;
  if (type === MESSAGE_TYPE.CONNECTOR_READY) {
    omni.ready = payload;
  } else if (type === MESSAGE_TYPE.TELEPHONY_EVENT_DISPATCHED) {
    const { telephonyEventType, telephonyEventPayload } = payload;
    if (EVENT_TYPE[telephonyEventType] !== telephonyEventType) {
      omni.faults.push(`no event ${telephonyEventType}`);
    }
    omni.told.push({ type: telephonyEventType, payload: telephonyEventPayload });
  } else if (type !== MESSAGE_TYPE.LOG) {
    omni.faults.push(`no message ${type}`);
  }
};

const query = new URLSearchParams(location.search);
const frame = document.querySelector('iframe');
frame.addEventListener('load', () => {
  const connectorConfig = { '/PatchcordGateway/address': query.get('gateway') };
  frame.contentWindow.postMessage({ type: MESSAGE_TYPE.SETUP_CONNECTOR, connectorConfig }, '*', [port2]);
}, { once: true });
frame.src = query.get('page');
