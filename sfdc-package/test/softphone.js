import { createElement } from 'lwc';
import { settle } from './gateway.js';

/** A call as the gateway gives it. */
export function aCall(more = {}, actions = ['hangup', 'hold', 'mute', 'dtmf', 'transfer', 'consultation', 'participants', 'park', 'record-start']) {
  return {
    id: 'de1a82bf-dd1c-43d5-8efe-dd8c5cf7f2b9',
    version: 1,
    direction: 'OUTBOUND',
    state: 'ACTIVE',
    agent: 'alice',
    line: '1001',
    callCenter: 'Help',
    otherParty: { number: '+14155551212', name: 'Ada Lovelace' },
    subject: null,
    muted: false,
    recording: null,
    dialledNumber: null,
    queue: null,
    variables: {},
    disposition: null,
    notes: null,
    transfer: null,
    parkedAt: null,
    links: [],
    monitoredBy: [],
    participants: [
      { id: null, role: 'AGENT', number: '1001', connected: true, actions },
      { id: null, role: 'OTHER', number: '+14155551212', connected: true, actions: [] }
    ],
    createdAt: '2026-05-03T10:00:00Z',
    answeredAt: '2026-05-03T10:00:02Z',
    ringingAt: '2026-05-03T10:00:03Z',
    connectedAt: '2026-05-03T10:00:05Z',
    endedAt: null,
    cause: null,
    ...more
  };
}

/** The same, over. */
export function anEnd(code, more = {}) {
  return aCall({ version: 2, state: 'ENDED', endedAt: '2026-05-03T10:01:05Z', cause: { code, message: code }, ...more }, []);
}

/** Its record in the history. */
export function aRecord(more = {}) {
  return {
    ...anEnd('AGENT_HUNG_UP'),
    queue: null,
    waitedSeconds: null,
    durations: { active: 50_000, held: 10_000 },
    recordings: [],
    ...more
  };
}

export const SETTINGS = {
  country: 'US',
  recording: 'ON_DEMAND',
  features: ['HOLD', 'MUTE', 'KEYPAD', 'TRANSFER', 'CONSULTATION', 'CONFERENCE', 'PARK'],
  wrapUpSeconds: 30,
  wrapUpExtensionSeconds: 30,
  wrapUpExtensions: 2
};

/** What `GET /me` and the snapshot say. */
export function me(more = {}) {
  return {
    role: 'AGENT',
    agent: { username: 'alice', displayName: 'Alice Arnold' },
    line: { number: '1001', device: { state: 'REGISTERED', since: null, lostInCall: false } },
    callCenter: 'Help',
    presence: { state: 'AVAILABLE', reason: null, since: '2026-05-03T10:00:00Z', pending: null, wrapUpCall: null, wrapUpEndsAt: null, extensionsLeft: null },
    awayReasons: [{ code: 'LUNCH', label: 'Lunch' }],
    settings: SETTINGS,
    queues: [],
    monitorings: [],
    calls: [],
    phoneSystem: { name: 'main', connected: true },
    at: new Date().toISOString(),
    eventCursor: 'x-1',
    ...more
  };
}

/** How the desk shows it. */
export function deskState(more = {}) {
  return { ...me(), phase: 'IN', connection: 'OPEN', problem: null, awaySince: '', phoneSystem: 'UP', unlogged: [], clockAhead: 0, ...more };
}

/** Shows a component, and collects what it asks for. */
export async function shown(name, is, properties) {
  const element = createElement(name, { is });
  Object.assign(element, properties);
  const told = [];
  element.told = told;
  ['ask', 'floor', 'target', 'digit'].forEach((type) =>
    element.addEventListener(type, ({ detail }) => told.push(detail))
  );
  document.body.append(element);
  await settle();
  return element;
}

/** An event stream that tells what it is told to. */
export function aStream() {
  let controller;
  const body = new ReadableStream({
    start(made) {
      controller = made;
    }
  });
  let id = 0;
  return {
    answer: { status: 200, ok: true, headers: { get: () => null }, body },
    async send(type, data) {
      id += 1;
      controller.enqueue(new TextEncoder().encode(`id: x-${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
      await later();
    },
    end() {
      controller.close();
    }
  };
}

/** Waits for what must come. */
export async function until(condition) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = condition();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`it did not come: ${condition}`);
    }
    await later(5);
  }
}

/** Lets timers and streams go on, too. */
export async function later(millis = 0) {
  await new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
  await settle();
}
