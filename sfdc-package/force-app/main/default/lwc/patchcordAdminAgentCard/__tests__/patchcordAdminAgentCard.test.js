import { createElement } from 'lwc';
import PatchcordAdminAgentCard from 'c/patchcordAdminAgentCard';
import { agent, answer, gateway, settle } from '../../../../../../test/gateway';

const HISTORY = [
  { id: '2', line: '1002', from: '2026-05-03T10:00:00Z', to: null },
  { id: '1', line: '1001', from: '2026-05-02T10:00:00Z', to: '2026-05-03T10:00:00Z' }
];

async function shown(whom, history = HISTORY, free = [{ number: '1104' }]) {
  const { api, asked } = gateway({
    'GET /assignments': () => answer(200, { items: history }),
    'GET /lines': () => answer(200, { items: free })
  });
  const element = createElement('c-patchcord-admin-agent-card', { is: PatchcordAdminAgentCard });
  Object.assign(element, { client: api, callCenter: 'Help', revision: 0, agent: whom });
  element.asked = asked;
  element.heard = [];
  ['assign', 'end', 'leave', 'history', 'close'].forEach((name) =>
    element.addEventListener(name, (event) => element.heard.push([name, event.detail]))
  );
  document.body.append(element);
  await settle();
  return element;
}

const button = (element, action) => element.querySelector(`[data-action="${action}"]`);

describe('c-patchcord-admin-agent-card', () => {
  it('shows one with a line, and what can be done', async () => {
    const element = await shown(agent('adam', '1002', { email: 'adam@x.test' }));
    expect(element.textContent).toContain('adam@x.test');
    expect([...element.querySelectorAll('li')].slice(-2).map((li) => li.textContent)).toEqual([
      expect.stringMatching(/^1002since /),
      expect.stringMatching(/^1001.* – /)
    ]);
    expect(button(element, 'next')).toBeNull();
    button(element, 'end').click();
    button(element, 'leave').click();
    button(element, 'history').click();
    button(element, 'close').click();
    expect(element.heard.map(([name]) => name)).toEqual(['end', 'leave', 'history', 'close']);
    expect(element.heard[0][1]).toEqual({ username: 'adam' });
    await expect(element).toBeAccessible();
  });

  it('gives one without a line the next free one', async () => {
    const element = await shown(agent('adam'), []);
    expect(element.textContent).toContain('No line so far.');
    expect(button(element, 'end')).toBeNull();
    button(element, 'next').click();
    expect(element.heard).toEqual([['assign', { username: 'adam', line: '1104' }]]);
  });

  it('gives the line that was picked', async () => {
    const element = await shown(agent('adam'));
    element
      .querySelector('c-patchcord-admin-line-picker')
      .dispatchEvent(new CustomEvent('pick', { detail: { line: '1105' } }));
    expect(element.heard).toEqual([['assign', { username: 'adam', line: '1105' }]]);
  });

  it('looks again when lines changed hands, and for another agent', async () => {
    const element = await shown(agent('adam'));
    const before = element.asked.length;
    element.revision = 1;
    await settle();
    expect(element.asked.length).toBe(before + 2);
    element.agent = { ...agent('bea') };
    await settle();
    expect(element.asked.at(-2).search).toContain('agent=bea');
    // The same agent, drawn anew, costs nothing.
    element.agent = { ...agent('bea') };
    await settle();
    expect(element.asked.length).toBe(before + 4);
  });

  it('says the line in another call center too', async () => {
    const adam = agent('adam', '1002');
    adam.assignments.push({ ...adam.assignments[0], id: 'x', line: '77', callCenter: 'Sales' });
    const element = await shown(adam);
    expect(element.textContent).toContain('Also 77 in Sales');
  });

  it('closes on Escape', async () => {
    const element = await shown(agent('adam'));
    button(element, 'leave').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    );
    expect(element.heard.map(([name]) => name)).toEqual(['close']);
  });

  it('leads to the forms for the agent and for the line', async () => {
    const element = await shown(agent('adam', '1002'));
    const told = [];
    element.addEventListener('record', (event) => told.push(event.detail));
    button(element, 'edit').click();
    button(element, 'edit-line').click();
    expect(told).toEqual([
      { type: 'agent', name: 'adam' },
      { type: 'line', name: '1002' }
    ]);
  });
});
