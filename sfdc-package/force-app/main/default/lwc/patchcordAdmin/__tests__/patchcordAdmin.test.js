import { createElement } from 'lwc';
import PatchcordAdmin from 'c/patchcordAdmin';
import { agent, answer, problem, settle } from '../../../../../../test/gateway';

const CENTERS = {
  items: [
    { internalName: 'Help', displayName: 'Help Desk' },
    { internalName: 'Sales', displayName: 'Sales Team' }
  ],
  next: null
};

/** What the gateway of a test answers, and the stream that it holds open. */
function backend(more = {}) {
  const asked = [];
  const state = { agents: [agent('adam', '1001'), agent('bea')], streams: [] };
  const answers = {
    'GET /me': () => answer(200, { role: 'ADMIN' }),
    'GET /call-centers': () => answer(200, CENTERS),
    'GET /agents': () => answer(200, { items: state.agents, next: null }),
    'GET /agents/adam': () => answer(200, state.agents[0]),
    'GET /agents/bea': () => answer(200, state.agents[1]),
    'GET /lines': () => answer(200, { items: [{ number: '1104', assignments: [] }], next: null }),
    'GET /assignments': () => answer(200, { items: [], next: null }),
    'GET /assignments/imports': () => answer(200, { items: [], next: null }),
    'GET /events': () => ({
      ok: true,
      status: 200,
      headers: { get: () => null },
      body: new ReadableStream({ start: (controller) => state.streams.push(controller) })
    }),
    ...more
  };
  global.fetch = async (url, init) => {
    const at = `${init.method || 'GET'} ${new URL(url, 'http://x.test').pathname.replace('/api/v1', '')}`;
    asked.push({ at, body: init.body });
    if (!answers[at]) {
      throw new TypeError(`nothing at ${at}`);
    }
    return answers[at](init);
  };
  state.tell = (type, data) =>
    state.streams
      .at(-1)
      .enqueue(new TextEncoder().encode(`id: r-1\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
  return { asked, state };
}

/** Longer than a burst of events is waited for. */
async function pass() {
  await new Promise((resolve) => {
    setTimeout(resolve, 80);
  });
  await settle();
}

async function shown() {
  const element = createElement('c-patchcord-admin', { is: PatchcordAdmin });
  document.body.append(element);
  await settle();
  return element;
}

async function signedIn(more) {
  sessionStorage.setItem('patchcord.admin.key', 'pck_key');
  const { asked, state } = backend(more);
  const element = await shown();
  await pass();
  state.tell('snapshot', {});
  await pass();
  return { element, asked, state };
}

const row = (element, username) => element.querySelector(`[data-username="${username}"]`);
const outcome = (element, role = 'status') =>
  element.querySelector(`c-patchcord-admin-outcome [role="${role}"]`).textContent;

async function fire(element, tag, name, detail) {
  element.querySelector(tag).dispatchEvent(new CustomEvent(name, { detail }));
  await pass();
}

describe('c-patchcord-admin', () => {
  it('asks for a key, and keeps it for this tab', async () => {
    const { state } = backend();
    const element = await shown();
    await fire(element, 'c-patchcord-admin-sign-in', 'signin', { key: 'pck_key' });
    expect(sessionStorage.getItem('patchcord.admin.key')).toBe('pck_key');
    state.tell('snapshot', {});
    await pass();
    expect(row(element, 'adam').textContent).toContain('1001');
    await expect(element).toBeAccessible();
    element.querySelector('[data-action="sign-out"]').click();
    await settle();
    expect(sessionStorage.getItem('patchcord.admin.key')).toBeNull();
    expect(element.querySelector('c-patchcord-admin-sign-in')).not.toBeNull();
  });

  it('says why a key that it kept is of no use any more', async () => {
    sessionStorage.setItem('patchcord.admin.key', 'pck_key');
    backend({ 'GET /me': () => problem(401, 'unauthenticated', '') });
    const element = await shown();
    expect(element.textContent).toContain('This key is not valid');
    expect(sessionStorage.getItem('patchcord.admin.key')).toBeNull();
  });

  it('follows events', async () => {
    const { element, state } = await signedIn();
    state.tell('presence', { agent: 'adam', presence: { state: 'BUSY', reason: null, since: '2026-05-03T10:00:00Z' } });
    await pass();
    expect(row(element, 'adam').textContent).toContain('In a call');
  });

  it('gives a line and takes it back', async () => {
    const { element, asked, state } = await signedIn({
      'POST /assignments': () => {
        state.agents[1] = agent('bea', '1104');
        return answer(201, { id: 'new' });
      },
      'DELETE /assignments/id-bea': () => {
        state.agents[1] = agent('bea');
        return answer(200, {});
      }
    });
    await fire(element, 'c-patchcord-admin-agents', 'assign', { username: 'bea', line: '1104' });
    expect(outcome(element)).toBe('Bea has line 1104 now.');
    expect(row(element, 'bea').textContent).toContain('1104');
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true })
    );
    await pass();
    expect(outcome(element)).toBe('Taken back: Bea has line 1104 now.');
    expect(row(element, 'bea').textContent).toContain('No line');
    expect(element.querySelector('[data-action="undo-last"]')).toBeNull();
    expect(asked.filter(({ at }) => at.startsWith('DELETE'))).toHaveLength(1);
  });

  it('says why a line is refused, and has nothing to take back', async () => {
    const { element } = await signedIn({
      'POST /assignments': () =>
        problem(409, 'line-taken', 'x', [{ field: 'line', message: 'Line 1104 belongs to eve.' }])
    });
    await fire(element, 'c-patchcord-admin-agents', 'assign', { username: 'bea', line: '1104' });
    expect(outcome(element, 'alert')).toBe('Line 1104 belongs to eve.');
    expect(element.querySelector('[data-action="undo-last"]')).toBeNull();
  });

  it('says that the gateway is away, and that it is back', async () => {
    const { element, state } = await signedIn();
    state.streams[0].close();
    await pass();
    expect(element.querySelector('.patchcord-away').textContent).toContain('No connection to the gateway');
    window.dispatchEvent(new CustomEvent('online'));
    await pass();
    expect(element.querySelector('.patchcord-away').textContent).toBe('');
    expect(state.streams).toHaveLength(2);
  });

  it('shows the lines of the call center that is chosen', async () => {
    const { element } = await signedIn();
    const select = element.querySelector('#call-center');
    select.value = 'Sales';
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
    expect(row(element, 'adam').textContent).toContain('No line');
  });

  it('moves between its parts by arrow keys', async () => {
    const { element } = await signedIn();
    const press = async (key) => {
      element
        .querySelector('[role="tab"][aria-selected="true"]')
        .dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await settle();
    };
    await press('ArrowLeft');
    expect(document.activeElement.id).toBe('tab-history');
    expect(element.querySelector('c-patchcord-admin-history')).not.toBeNull();
    await press('ArrowRight');
    await press('ArrowRight');
    expect(document.activeElement.id).toBe('tab-import');
    await press('End');
    await press('Home');
    expect(document.activeElement.id).toBe('tab-agents');
  });

  it('opens the card of the one who is chosen, with the focus if that was by a key', async () => {
    const { element } = await signedIn();
    await fire(element, 'c-patchcord-admin-agents', 'choose', { username: 'bea', byKey: true });
    expect(element.querySelector('#agent-title').textContent).toBe('Bea');
    expect(document.activeElement.id).toBe('line-picker');
    await fire(element, 'c-patchcord-admin-agent-card', 'close');
    expect(element.querySelector('#agent-title')).toBeNull();
    expect(document.activeElement.getAttribute('role')).toBe('grid');
  });

  it('says what to do when there is no call center', async () => {
    sessionStorage.setItem('patchcord.admin.key', 'pck_key');
    backend({ 'GET /call-centers': () => answer(200, { items: [], next: null }) });
    const element = await shown();
    expect(element.textContent).toContain('There is no call center yet.');
  });
});
