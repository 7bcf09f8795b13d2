import SoftphoneCall from 'c/softphoneCall';
import { settle } from '../../../../../../test/gateway';
import { SETTINGS, aCall, anEnd, later, shown, until } from '../../../../../../test/softphone';

const card = (call, more) => shown('c-softphone-call', SoftphoneCall, { call, open: true, settings: SETTINGS, search: async () => ({ items: [{ kind: 'QUEUE', name: 'support', number: '1800' }], number: null }), ...more });

const names = (element) => [...element.querySelectorAll('.softphone-tool')].map((tool) => `${tool.dataset.action}${tool.getAttribute('aria-disabled') === 'true' ? ' off' : ''}`);

it('offers what is allowed now, and in the same places what is not', async () => {
  const element = await card(aCall({}, ['hangup', 'mute', 'record-start']));
  expect(names(element)).toEqual(['hold off', 'mute', 'dtmf off', 'transfer off', 'participants off', 'record-start', 'park off']);
  element.querySelector('[data-action="hold"]').click();
  element.querySelector('[data-action="mute"]').click();
  element.querySelector('[data-action="hangup"]').click();
  expect(element.told.map(({ args }) => args[1])).toEqual(['mute', 'hangup']);
  await expect(element).toBeAccessible();
});

it('hides what the call center has off', async () => {
  const element = await card(aCall({}, ['hangup']), { settings: { ...SETTINGS, recording: 'OFF', features: ['HOLD'] } });
  expect(names(element)).toEqual(['hold off']);
});

it('shows hold, mute and recording as they stand, with the way back', async () => {
  const element = await card(aCall({ state: 'HELD', muted: true, recording: { paused: true } }, ['retrieve', 'unmute', 'record-stop', 'record-resume']));
  expect(element.querySelector('[data-recording]').textContent).toBe('Recording paused');
  expect(element.querySelector('.softphone-mark_muted').textContent).toBe('Muted');
  expect([...element.querySelectorAll('[aria-pressed="true"]')].map(({ dataset }) => dataset.action)).toEqual(['retrieve', 'unmute', 'record-stop', 'record-resume']);
  await expect(element).toBeAccessible();
});

it('does not ask twice for what is under way', async () => {
  const element = await card(aCall(), { asked: { [`${aCall().id}/hold`]: true } });
  element.querySelector('[data-action="hold"]').click();
  expect(element.told).toEqual([]);
});

it('sends keys, and gives the focus back when they are closed', async () => {
  const element = await card(aCall());
  element.querySelector('[data-action="dtmf"]').click();
  await later(10);
  element.querySelector('[data-key="7"]').click();
  await settle();
  expect(element.querySelector('.softphone-sent').textContent).toBe('7');
  expect(element.told.find(({ what }) => what === 'digits').args).toEqual([aCall().id, '7']);
  element.querySelector('[data-key="7"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  await later(10);
  expect(document.activeElement.dataset.action).toBe('dtmf');
});

it('asks a colleague, transfers at once, or takes one more in', async () => {
  const element = await card(aCall());
  const go = async (action, way) => {
    element.querySelector(`[data-action="${action}"]`).click();
    (await until(() => element.querySelector('[role="option"]'))).click();
    await until(() => element.querySelector('[data-way]'));
    await expect(element).toBeAccessible();
    element.querySelector(`[data-way="${way}"]`).click();
    await settle();
  };
  await go('transfer', 'consultation');
  await go('transfer', 'transfer');
  await go('participants', 'participants');
  expect(element.told.filter(({ what }) => ['consult', 'transfer', 'add'].includes(what))).toEqual(
    ['consult', 'transfer', 'add'].map((what) => ({ what, args: [aCall().id, '1800'] }))
  );
});

it('says in a consultation whom the agent hears, and offers what is possible', async () => {
  const transfer = { id: 't', state: 'CONSULTING', phase: 'ANSWERED', talkingTo: 'CONSULTED', target: { number: '1002', name: 'Bob' }, actions: ['complete', 'cancel', 'swap'] };
  const element = await card(aCall({ state: 'HELD', transfer }, ['hangup']));
  expect(element.querySelector('[data-talking]').textContent).toBe('You talk to Bob; Ada Lovelace waits.');
  element.querySelector('.softphone-consultation [data-action="conference"]').click();
  element.querySelector('.softphone-consultation [data-action="swap"]').click();
  expect(element.told).toEqual([{ what: 'transferAct', args: [aCall().id, 't', 'swap'] }]);
  await expect(element).toBeAccessible();
});

it('lets one of a conference go, and names who listens', async () => {
  const call = aCall({ monitoredBy: [{ line: '1003', name: 'Sue', mode: 'WHISPER' }] });
  call.participants.push({ id: 'p1', role: 'GUEST', number: '1002', connected: true, actions: [] });
  const element = await card(call);
  expect(element.querySelector('[data-shown-state]').textContent).toBe('Conference');
  expect(element.querySelector('.softphone-heard').textContent).toBe('Sue talks to you alone.');
  element.querySelector('[data-id="p1"]').click();
  expect(element.told).toEqual([{ what: 'drop', args: [call.id, 'p1'] }]);
  await expect(element).toBeAccessible();
});

it('says why nobody was reached, and calls again with the record', async () => {
  const subject = { recordId: '003A', objectType: 'Contact', name: 'Ada' };
  const element = await card(anEnd('CUSTOMER_BUSY', { connectedAt: null, subject }));
  expect(element.querySelector('[data-cause]').textContent).toBe('The number is busy.');
  element.querySelector('[data-ask="redial"]').click();
  element.querySelector('[data-ask="dismiss"]').click();
  expect(element.told).toEqual([{ what: 'dial', args: [{ number: '+14155551212', ...subject }] }, { what: 'dismiss', args: [aCall().id] }]);
  await expect(element).toBeAccessible();
});

it('is one line with a button when another call is open', async () => {
  const element = await card(aCall({ state: 'HELD' }), { open: false });
  expect(element.querySelector('.softphone-tool')).toBeNull();
  element.querySelector('[data-ask="open"]').click();
  expect(element.told).toEqual([{ what: 'choose', args: [aCall().id] }]);
  await expect(element).toBeAccessible();
});
