import { createElement } from 'lwc';
import PatchcordAdminFreeLines, { HELD_TYPE, LINE_TYPE } from 'c/patchcordAdminFreeLines';
import { answer, drag, gateway, problem, settle } from '../../../../../../test/gateway';

async function shown(answers) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-free-lines', { is: PatchcordAdminFreeLines });
  element.asked = asked;
  element.revision = 0;
  element.client = api;
  document.body.append(element);
  await settle();
  return element;
}

const lines = (element) => [...element.querySelectorAll('[data-line]')].map((li) => li.dataset.line);

describe('c-patchcord-admin-free-lines', () => {
  it('lists the free lines, and again when some changed hands', async () => {
    let items = [{ number: '1104', description: 'Door' }];
    const element = await shown({ 'GET /lines': () => answer(200, { items, next: 'x' }) });
    expect(lines(element)).toEqual(['1104']);
    expect(element.textContent).toContain('There are more');
    await expect(element).toBeAccessible();
    items = [];
    element.revision = 1;
    await settle();
    expect(lines(element)).toEqual([]);
    expect(element.querySelector('[data-state="none"]').textContent).toBe('No free line.');
  });

  it('searches', async () => {
    jest.useFakeTimers();
    const element = await shown({ 'GET /lines': { items: [], next: null } });
    element.querySelector('input').value = '11';
    element.querySelector('input').dispatchEvent(new CustomEvent('input'));
    jest.advanceTimersByTime(200);
    await settle();
    expect(element.asked.at(-1).search).toBe('?free=true&q=11&limit=50');
    expect(element.querySelector('[data-state="none"]').textContent).toBe('No free line fits.');
    jest.useRealTimers();
  });

  it('lets a line be dragged', async () => {
    const element = await shown({ 'GET /lines': { items: [{ number: '1104' }], next: null } });
    const event = drag('dragstart');
    element.querySelector('[data-line]').dispatchEvent(event);
    expect(event.dataTransfer.getData(LINE_TYPE)).toBe('1104');
  });

  it('takes the line of an agent back, and nothing else', async () => {
    const element = await shown({ 'GET /lines': { items: [], next: null } });
    const released = [];
    element.addEventListener('release', (event) => released.push(event.detail.username));
    const panel = element.querySelector('section');
    const over = drag('dragover', { [HELD_TYPE]: 'alice' });
    panel.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    panel.dispatchEvent(drag('drop', { [HELD_TYPE]: 'alice' }));
    const foreign = drag('dragover', { 'text/plain': 'x' });
    panel.dispatchEvent(foreign);
    expect(foreign.defaultPrevented).toBe(false);
    panel.dispatchEvent(drag('drop', { 'text/plain': 'x' }));
    expect(released).toEqual(['alice']);
  });

  it('says what went wrong', async () => {
    const element = await shown({ 'GET /lines': () => problem(503, 'x', 'Later.') });
    expect(element.querySelector('[role="alert"]').textContent).toBe('Later.');
  });

  it('leads to the form for a line, and for a new one', async () => {
    const element = await shown({ 'GET /lines': { items: [{ number: '1104' }], next: null } });
    const told = [];
    element.addEventListener('record', (event) => told.push(event.detail.name));
    element.querySelector('[data-action="edit-line"]').click();
    element.querySelector('[data-action="new-line"]').click();
    expect(told).toEqual(['1104', '']);
  });
});
