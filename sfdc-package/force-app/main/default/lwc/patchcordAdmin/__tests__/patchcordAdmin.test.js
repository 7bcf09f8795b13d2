import { createElement } from 'lwc';
import PatchcordAdmin from 'c/patchcordAdmin';
import { agent, answer, drag, problem, settle } from '../../../../../../test/gateway';

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
    'GET /drift': () => answer(200, { items: [], next: null, summary: null }),
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
  // What was asked is answered first: the wait begins then.
  await settle();
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
    expect(document.activeElement.id).toBe('tab-drift');
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

  it('imports the definition of the first call center, and goes on with it', async () => {
    sessionStorage.setItem('patchcord.admin.key', 'pck_key');
    let centers = [];
    backend({
      'GET /call-centers': () => answer(200, { items: centers, next: null }),
      'POST /call-centers/import': () => {
        centers = CENTERS.items;
        return answer(200, { dryRun: false, callCenter: 'Help', created: true, revision: 1, changes: [] });
      }
    });
    const element = await shown();
    const section = element.querySelector('c-patchcord-admin-definition section');
    section.dispatchEvent(drag('drop', {}, [{ name: 'Help.xml', size: 20 }]));
    await settle();
    element.querySelector('[data-action="definition-apply"]').click();
    await settle();
    expect(element.querySelector('[role="tablist"]')).not.toBeNull();
  });

  it('counts the differences on their tab, as events tell', async () => {
    const { element, state } = await signedIn();
    const tab = () => element.querySelector('#tab-drift').textContent;
    expect(tab()).toBe('Drift');
    state.tell('drift', { checkedAt: '2026-05-03T10:00:00Z', phonesKnown: true, queuesKnown: true, counts: {}, total: 2 });
    await pass();
    expect(tab()).toContain('2 differences');
  });

  it('goes from a difference to its agent', async () => {
    const { element } = await signedIn();
    element.querySelector('#tab-drift').click();
    await settle();
    await fire(element, 'c-patchcord-admin-drift', 'agent', { username: 'bea' });
    expect(element.querySelector('#agent-title').textContent).toBe('Bea');
    expect(document.activeElement.id).toBe('line-picker');
  });

  it('shows an import that goes on until it is over', async () => {
    const { element, state } = await signedIn();
    state.tell('import', { id: 'i', by: 'x', phase: 'UNDOING', done: 500, total: 2000 });
    await pass();
    expect(element.querySelector('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('25');
    state.tell('import', { id: 'i', by: 'x', phase: 'UNDONE', done: 2000, total: 2000 });
    await pass();
    expect(element.querySelector('[role="progressbar"]')).toBeNull();
  });

  it('adds an agent beside the list, opens the card, and takes it back', async () => {
    const { element, asked, state } = await signedIn({
      'POST /agents': () => {
        state.agents.push(agent('dora'));
        return answer(201, agent('dora'), { ETag: '"1"' });
      },
      'GET /agents/dora': () => answer(200, agent('dora')),
      'DELETE /agents/dora': () => answer(204)
    });
    element.querySelector('[data-action="new-agent"]').click();
    await settle();
    const name = element.querySelector('#record-username');
    expect(document.activeElement).toBe(name);
    name.value = 'Dora';
    name.dispatchEvent(new CustomEvent('input'));
    element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await pass();
    expect(outcome(element)).toBe('Dora is added.');
    expect(element.querySelector('#agent-title').textContent).toBe('Dora');
    element.querySelector('[data-action="undo"]').click();
    await pass();
    expect(asked.some(({ at }) => at === 'DELETE /agents/dora')).toBe(true);
  });

  it('signs in by the org as the tab of Salesforce, and again when asked to', async () => {
    let allowed = false;
    const { state } = backend({
      'POST /sessions': () => (allowed ? answer(201, { token: 'pcs_token' }) : problem(403, 'sign-in-not-allowed', 'No admin.'))
    });
    const element = createElement('c-patchcord-admin', { is: PatchcordAdmin });
    element.org = { gateway: 'https://cti.test', signToken: async () => 'header.claims.signature', readUsers: async () => [] };
    document.body.append(element);
    await pass();
    expect(element.querySelector('c-patchcord-admin-sign-in')).toBeNull();
    expect(element.querySelector('[role="alert"]').textContent).toBeTruthy();
    await expect(element).toBeAccessible();
    allowed = true;
    element.querySelector('[data-action="org"]').click();
    await pass();
    state.tell('snapshot', {});
    await pass();
    expect(row(element, 'adam').textContent).toContain('1001');
    expect(element.querySelector('[data-action="sync"]')).not.toBeNull();
    element.querySelector('[data-action="sign-out"]').click();
    await settle();
    expect(element.querySelector('[data-action="org"]')).not.toBeNull();
  });
});
