import { createElement } from 'lwc';
import PatchcordAdminLinePicker from 'c/patchcordAdminLinePicker';
import { answer, gateway, problem, settle } from '../../../../../../test/gateway';

const line = (number, owner, shared = false) => ({
  number,
  description: `Desk ${number}`,
  shared,
  assignments: owner ? [{ agentName: owner, from: '2026-05-03T10:00:00Z' }] : []
});

function shown(answers) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-line-picker', { is: PatchcordAdminLinePicker });
  element.client = api;
  element.label = 'Give a line';
  element.picked = [];
  element.asked = asked;
  element.addEventListener('pick', (event) => element.picked.push(event.detail.line));
  document.body.append(element);
  return element;
}

const input = (element) => element.querySelector('input');
const options = (element) => [...element.querySelectorAll('[role="option"]')];

async function type(element, text) {
  input(element).value = text;
  input(element).dispatchEvent(new CustomEvent('input'));
  await settle();
}

async function press(element, ...keys) {
  for (const key of keys) {
    input(element).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    // eslint-disable-next-line no-await-in-loop
    await settle();
  }
}

describe('c-patchcord-admin-line-picker', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('offers the free lines, and gives the one that is chosen by the keyboard', async () => {
    const element = shown({ 'GET /lines': { items: [line('1104'), line('1105'), line('1106')] } });
    await press(element, 'ArrowDown');
    expect(element.asked[0].search).toBe('?free=true&limit=30');
    expect(options(element).map((one) => one.textContent)).toContain('1105Desk 1105');
    expect(input(element).getAttribute('aria-expanded')).toBe('true');
    expect(input(element).getAttribute('aria-activedescendant')).toBe('line-option-0');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
    await press(element, 'ArrowDown', 'Enter');
    expect(element.picked).toEqual(['1105']);
    expect(input(element).getAttribute('aria-expanded')).toBe('false');
  });

  it('goes round at both ends, and closes on Escape', async () => {
    const element = shown({ 'GET /lines': { items: [line('1'), line('2')] } });
    await press(element, 'ArrowDown', 'ArrowUp');
    expect(input(element).getAttribute('aria-activedescendant')).toBe('line-option-1');
    await press(element, 'ArrowDown');
    expect(input(element).getAttribute('aria-activedescendant')).toBe('line-option-0');
    await press(element, 'Escape');
    expect(options(element)).toEqual([]);
    expect(element.picked).toEqual([]);
  });

  it('gives by the mouse', async () => {
    const element = shown({ 'GET /lines': { items: [line('1104')] } });
    input(element).click();
    await settle();
    options(element)[0].dispatchEvent(new CustomEvent('mousedown', { cancelable: true }));
    expect(element.picked).toEqual(['1104']);
  });

  it('shows who has a line, after the free ones, and does not give it', async () => {
    const element = shown({
      'GET /lines': { items: [line('1001', 'Alice'), line('1002', 'Bob', true), line('1104')] }
    });
    await type(element, '1');
    jest.advanceTimersByTime(200);
    await settle();
    expect(element.asked[0].search).toBe('?q=1&limit=30');
    expect(options(element).map((one) => one.getAttribute('aria-disabled'))).toEqual([
      'false',
      'false',
      'true'
    ]);
    expect(options(element)[2].textContent).toContain('Alice has it since');
    await press(element, 'ArrowUp', 'Enter');
    expect(element.picked).toEqual([]);
    expect(element.querySelector('[role="alert"]').textContent).toContain('Alice has it');
  });

  it('means the line that was typed, however fast Enter follows', async () => {
    const element = shown({
      'GET /lines': (at) =>
        answer(200, {
          items: at.includes('q=1104') ? [line('11040'), line('1104')] : [line('1001')]
        })
    });
    await press(element, 'ArrowDown');
    await type(element, '1104');
    await press(element, 'Enter');
    expect(element.picked).toEqual(['1104']);
  });

  it('gives nothing when what was typed fast is no line', async () => {
    const element = shown({ 'GET /lines': { items: [line('1104')] } });
    await type(element, '110');
    await press(element, 'Enter');
    expect(element.picked).toEqual([]);
  });

  it('does not take another line for one that is taken', async () => {
    const element = shown({ 'GET /lines': { items: [line('1001', 'Alice'), line('11001')] } });
    await type(element, '1001');
    jest.advanceTimersByTime(200);
    await settle();
    await press(element, 'Enter');
    expect(element.picked).toEqual([]);
  });

  it('says what went wrong', async () => {
    const element = shown({ 'GET /lines': () => problem(503, 'database-unavailable', 'Later.') });
    await press(element, 'ArrowDown');
    expect(element.querySelector('[role="alert"]').textContent).toBe('Later.');
  });
});
