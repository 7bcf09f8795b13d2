import { Api } from 'c/patchcordApi';

/** An answer as fetch gives it. */
export function answer(status, body, headers = {}) {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    status,
    ok: status < 400,
    headers: { get: (name) => headers[name] ?? null },
    json: async () => JSON.parse(text),
    text: async () => text
  };
}

/** A refusal as the gateway gives it. */
export function problem(status, code, detail, errors) {
  return answer(status, { status, code, title: code, detail, errors });
}

/**
 * A gateway that answers what it was told to, and notes what it was asked.
 *
 * @param {Record<string, any>} answers by 'GET /lines'; a value is the body of a 200, a function
 *     gets (address, init) and gives an answer
 */
export function gateway(answers) {
  const asked = [];
  const fetch = async (url, init) => {
    const { pathname, search } = new URL(url, 'http://gateway.test');
    const at = `${init.method || 'GET'} ${pathname.replace('/api/v1', '')}`;
    asked.push({ at, search, init, body: init.body && init.headers['Content-Type'] === 'application/json' ? JSON.parse(init.body) : init.body });
    const found = answers[at];
    if (found === undefined) {
      throw new TypeError(`nothing at ${at}`);
    }
    return typeof found === 'function' ? found(`${pathname}${search}`, init) : answer(200, found);
  };
  return { api: new Api('pck_key', { fetch }), fetch, asked };
}

/** Lets everything that is under way come to its end. */
export async function settle() {
  for (let i = 0; i < 100; i += 1) {
     
    await Promise.resolve();
  }
}

export function agent(username, line, more = {}) {
  const assignments = line
    ? [{ id: `id-${username}`, agent: username, agentName: username, line, callCenter: 'Help', from: '2026-05-03T10:00:00Z', to: null }]
    : [];
  return {
    username,
    displayName: username[0].toUpperCase() + username.slice(1),
    email: null,
    salesforceUserId: null,
    endedAt: null,
    assignments,
    lines: assignments.map((held) => ({ number: held.line, device: { state: 'REGISTERED', since: null } })),
    presence: line ? { state: 'AVAILABLE', reason: null, since: '2026-05-03T10:00:00Z' } : null,
    ...more
  };
}

/** Something dragged, as jsdom does not have it. */
export function drag(type, data = {}, files = []) {
  const event = new CustomEvent(type, { bubbles: true, cancelable: true });
  const types = Object.keys(data).concat(files.length ? ['Files'] : []);
  event.dataTransfer = {
    types,
    files,
    getData: (name) => data[name] || '',
    setData: (name, value) => {
      data[name] = value;
    }
  };
  return event;
}
