import SoftphoneHeader from 'c/softphoneHeader';
import { settle } from '../../../../../../test/gateway';
import { deskState, me, shown } from '../../../../../../test/softphone';

const header = (more) => shown('c-softphone-header', SoftphoneHeader, { state: deskState(more) });

const choose = (element, value) => {
  const select = element.querySelector('select');
  select.value = value;
  select.dispatchEvent(new CustomEvent('change'));
};

it('shows who it is, the line and its phone, and how the agent stands', async () => {
  const element = await header();
  expect(element.querySelector('.softphone-who__name').textContent).toBe('Alice Arnold');
  expect(element.querySelector('[data-line]').textContent).toBe('Line 1001 · connected');
  expect(element.querySelector('select').value).toBe('AVAILABLE');
  await expect(element).toBeAccessible();
});

it('asks for a state with its reason', async () => {
  const element = await header();
  choose(element, 'AWAY:LUNCH');
  choose(element, 'OFFLINE');
  expect(element.told).toEqual([
    { what: 'presence', args: ['AWAY', 'LUNCH'] },
    { what: 'presence', args: ['OFFLINE', undefined] }
  ]);
});

it('keeps what was chosen while that is asked for, and asks once', async () => {
  const element = await header();
  const select = element.querySelector('select');
  choose(element, 'AWAY:LUNCH');
  element.state = deskState({ asked: { presence: true } });
  await settle();
  expect(select.value).toBe('AWAY:LUNCH');
  choose(element, 'AWAY:LUNCH');
  expect(element.told).toHaveLength(1);
  // It was refused.
  element.state = deskState({ asked: {} });
  await settle();
  expect(select.value).toBe('AVAILABLE');
  choose(element, 'AWAY:LUNCH');
  expect(element.told).toHaveLength(2);
});

it('offers during a call what follows it', async () => {
  const pending = { state: 'AWAY', reason: { code: 'LUNCH', label: 'Lunch' } };
  const element = await header({ presence: { ...me().presence, state: 'BUSY', pending } });
  const [chosen] = element.querySelector('select').selectedOptions;
  expect(chosen.textContent).toBe('Lunch after this call');
  const other = await header({ presence: { ...me().presence, state: 'BUSY' } });
  expect(other.querySelector('select').selectedOptions[0].textContent).toBe('On a call');
});

it('shows a reason that nobody can choose', async () => {
  const reason = { code: 'MISSED_CALLS', label: 'Missed calls' };
  const element = await header({ presence: { ...me().presence, state: 'AWAY', reason } });
  expect(element.querySelector('select').selectedOptions[0].textContent).toBe('Missed calls');
});

it('runs the wrap-up down, and extends and ends it', async () => {
  const presence = { ...me().presence, state: 'WRAP_UP', wrapUpEndsAt: new Date(Date.now() + 20_000).toISOString(), extensionsLeft: 1 };
  const element = await header({ presence });
  expect(element.querySelector('.softphone-wrap-up [role="timer"]').textContent).toMatch(/^0:(20|19)$/);
  element.querySelector('[data-ask="extend"]').click();
  element.querySelector('[data-ask="done"]').click();
  expect(element.told.map(({ what }) => what)).toEqual(['extendWrapUp', 'endWrapUp']);
  await expect(element).toBeAccessible();
  const last = await header({ presence: { ...presence, extensionsLeft: 0 } });
  expect(last.querySelector('[data-ask="extend"]')).toBeNull();
});
