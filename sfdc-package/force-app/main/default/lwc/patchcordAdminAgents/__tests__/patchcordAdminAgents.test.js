import { createElement } from 'lwc';
import PatchcordAdminAgents from 'c/patchcordAdminAgents';
import { HELD_TYPE, LINE_TYPE } from 'c/patchcordAdminFreeLines';
import { AgentMap } from 'c/patchcordAdminModel';
import { agent, drag, settle } from '../../../../../../test/gateway';

async function shown(agents, more = {}) {
  const element = createElement('c-patchcord-admin-agents', { is: PatchcordAdminAgents });
  const model = new AgentMap();
  agents.forEach((one) => model.put(one));
  Object.assign(element, { model, callCenter: 'Help', ...more });
  element.heard = [];
  ['choose', 'assign', 'import', 'retry'].forEach((name) =>
    element.addEventListener(name, (event) => element.heard.push([name, event.detail]))
  );
  document.body.append(element);
  await settle();
  return element;
}

const rows = (element) =>
  [...element.querySelectorAll('[role="row"][data-username]')].map((row) => row.dataset.username);

const grid = (element) => element.querySelector('[role="grid"]');

async function press(element, key) {
  grid(element).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await settle();
}

describe('c-patchcord-admin-agents', () => {
  it('shows line, phone and presence', async () => {
    const away = agent('bea', '1002', {
      presence: { state: 'AWAY', reason: { label: 'Lunch' }, since: '2026-05-03T10:00:00Z' }
    });
    const element = await shown([agent('adam'), away]);
    expect(rows(element)).toEqual(['adam', 'bea']);
    expect(element.querySelector('[data-username="adam"]').textContent).toContain('No line');
    expect(element.querySelector('[data-username="bea"]').textContent).toBe(
      'Beabea1002ConnectedAway · Lunch'
    );
    expect(element.querySelector('[role="status"]').textContent).toBe('2 agents');
    await expect(element).toBeAccessible();
  });

  it('has few of 5,000 rows in the page, and tells how many there are', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => agent(`agent${i}`, String(10_000 + i)));
    const element = await shown(many);
    expect(rows(element).length).toBeLessThan(40);
    expect(grid(element).getAttribute('aria-rowcount')).toBe('5001');
    await press(element, 'End');
    expect(rows(element).at(-1)).toBe('agent4999');
    expect(grid(element).getAttribute('aria-activedescendant')).toBe('agent-row-agent4999');
  });

  it('is used by the keyboard', async () => {
    const element = await shown([agent('adam'), agent('bea'), agent('cleo')]);
    grid(element).dispatchEvent(new CustomEvent('focus'));
    await press(element, 'ArrowDown');
    await press(element, 'Enter');
    expect(element.heard).toEqual([['choose', { username: 'bea', byKey: true }]]);
    await press(element, 'ArrowUp');
    await press(element, 'ArrowUp');
    expect(grid(element).getAttribute('aria-activedescendant')).toBe('agent-row-adam');
  });

  it('is used by the mouse', async () => {
    const element = await shown([agent('adam')]);
    element.querySelector('[data-username="adam"]').click();
    expect(element.heard).toEqual([['choose', { username: 'adam', byKey: false }]]);
  });

  it('searches and narrows', async () => {
    const element = await shown([agent('adam', '1001'), agent('bea')]);
    const input = element.querySelector('input');
    input.value = '1001';
    input.dispatchEvent(new CustomEvent('input'));
    await settle();
    expect(rows(element)).toEqual(['adam']);
    element.querySelector('[data-filter="noLine"]').click();
    await settle();
    expect(element.querySelector('[data-state="none"]')).not.toBeNull();
    element.querySelector('[data-state="none"] button').click();
    await settle();
    expect(rows(element)).toEqual(['adam', 'bea']);
    expect(input.value).toBe('');
  });

  it('shows what an event changed', async () => {
    const element = await shown([agent('adam', '1001')]);
    element.model.apply('device', {
      agent: 'adam',
      line: '1001',
      device: { state: 'NOT_REGISTERED', since: null }
    });
    element.revision = 1;
    await settle();
    expect(element.querySelector('[data-username="adam"]').textContent).toContain('Not connected');
    expect(element.querySelector('[data-filter="noPhone"]').textContent).toContain('1');
  });

  it('takes a free line that is dropped on an agent', async () => {
    const element = await shown([agent('adam')]);
    const row = element.querySelector('[data-username="adam"]');
    const over = drag('dragover', { [LINE_TYPE]: '1104' });
    row.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    row.dispatchEvent(drag('drop', { [LINE_TYPE]: '1104' }));
    row.dispatchEvent(drag('drop', { 'text/plain': 'x' }));
    expect(element.heard).toEqual([['assign', { username: 'adam', line: '1104' }]]);
  });

  it('lets the line of an agent be dragged', async () => {
    const element = await shown([agent('adam', '1001')]);
    const event = drag('dragstart');
    element.querySelector('[draggable="true"]').dispatchEvent(event);
    expect(event.dataTransfer.getData(HELD_TYPE)).toBe('adam');
  });

  it('says what to do when there is nobody', async () => {
    const element = await shown([]);
    await expect(element).toBeAccessible();
    element.querySelector('[data-state="empty"] button').click();
    expect(element.heard[0][0]).toBe('import');
  });

  it('says that it loads, and how far it is', async () => {
    const element = await shown([], { loading: true });
    expect(element.querySelector('[data-state="loading"]')).not.toBeNull();
    element.model.put(agent('adam'));
    element.revision = 1;
    await settle();
    expect(element.querySelector('[role="status"]').textContent).toBe('Loading agents: 1 so far');
  });

  it('says that they could not be loaded, beside those that it has', async () => {
    const element = await shown([agent('adam')], { error: 'Later.' });
    expect(element.querySelector('[role="alert"]').textContent).toContain('Later.');
    expect(rows(element)).toEqual(['adam']);
    element.querySelector('[role="alert"] button').click();
    expect(element.heard[0][0]).toBe('retry');
    await expect(element).toBeAccessible();
  });
});
