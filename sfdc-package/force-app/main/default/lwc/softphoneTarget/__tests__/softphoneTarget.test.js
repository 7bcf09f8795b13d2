import SoftphoneTarget from 'c/softphoneTarget';
import { later, me, shown } from '../../../../../../test/softphone';

const BOB = { kind: 'AGENT', number: '1002', name: 'Bob Brown', username: 'bob', presence: me().presence, phone: 'REGISTERED' };
const CAROL = { ...BOB, number: '1003', name: 'Carol Clark', username: 'carol', phone: 'NOT_REGISTERED' };
const SUPPORT = { kind: 'QUEUE', number: '18005550100', name: 'support', presence: null, phone: null };
const ALL = [BOB, CAROL, SUPPORT];

const search = async (text) => ({
  items: ALL.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
  number: /\d/.test(text) ? { dialled: '+1', shown: '+1 415-555-1212', code: null, refusal: null } : null
});

async function field(find = search) {
  const element = await shown('c-softphone-target', SoftphoneTarget, { name: 'dial', label: 'Whom', search: find });
  const input = element.querySelector('input');
  return {
    element,
    input,
    type: async (text) => {
      input.value = text;
      input.dispatchEvent(new CustomEvent('input'));
      await later(200);
    },
    press: (key) => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true }))
  };
}

it('finds by a name, and takes by arrow and Enter', async () => {
  const { element, type, press } = await field();
  element.open();
  await later(10);
  expect(element.querySelectorAll('[role="option"]')).toHaveLength(3);
  expect(element.textContent).toContain('1003 · Phone not connected');
  await expect(element).toBeAccessible();
  await type('bo');
  press('ArrowDown');
  press('Enter');
  expect(element.told).toEqual([expect.objectContaining({ number: '1002', kind: 'AGENT' })]);
});

it('never takes one that does not fit what was typed, however fast Enter comes', async () => {
  const { element, input, press } = await field();
  element.open();
  await later(10);
  input.value = 'supp';
  input.dispatchEvent(new CustomEvent('input'));
  press('Enter');
  await later(200);
  expect(element.told).toEqual([expect.objectContaining({ number: '18005550100' })]);
});

it('drops the answer to what was asked before, however late it comes', async () => {
  let all;
  const late = (text) => (text ? search(text) : new Promise((resolve) => {
    all = resolve;
  }));
  const { element, input, press } = await field(late);
  element.open();
  await later(10);
  input.value = 'carol';
  input.dispatchEvent(new CustomEvent('input'));
  press('Enter');
  all({ items: ALL, number: null });
  await later(200);
  expect(element.told).toEqual([expect.objectContaining({ number: '1003' })]);
});

it('waits for the answer when nothing was found before', async () => {
  const { element, input, press } = await field();
  input.value = 'carol';
  input.dispatchEvent(new CustomEvent('input'));
  press('Enter');
  expect(element.told).toEqual([]);
  await later(200);
  expect(element.told).toEqual([expect.objectContaining({ number: '1003' })]);
});

it('takes a number as it stands, and says how it will be dialled', async () => {
  const { element, type, press } = await field();
  await type('(415) 555-1212');
  expect(element.querySelector('#dial-hint').textContent).toBe('+1 415-555-1212');
  press('Enter');
  expect(element.told).toEqual([expect.objectContaining({ number: '(415) 555-1212', kind: 'NUMBER' })]);
});

it('takes the number out of what is pasted', async () => {
  const { element, input } = await field();
  const paste = new CustomEvent('paste', { cancelable: true });
  paste.clipboardData = { getData: () => 'tel:+1 415 555 1212\nAda' };
  input.dispatchEvent(paste);
  expect(element.value).toBe('+1 415 555 1212');
  expect(paste.defaultPrevented).toBe(true);
});

it('says what cannot be dialled, and that the directory is away', async () => {
  const { element, type } = await field(async () => ({ items: [], number: { dialled: null, shown: null, code: 'number-invalid', refusal: 'The number is too short.' } }));
  await type('1234567');
  expect(element.querySelector('#dial-hint').textContent).toBe('The number is too short.');
  const away = await field(async () => Promise.reject(new Error('x')));
  await away.type('b');
  expect(away.element.querySelector('.patchcord-error').textContent).toContain('x');
});

it('clears by Escape', async () => {
  const { element, type, press } = await field();
  await type('bob');
  press('Escape');
  await later(10);
  expect(element.value).toBe('');
  expect(element.querySelectorAll('[role="option"]')).toHaveLength(0);
});
