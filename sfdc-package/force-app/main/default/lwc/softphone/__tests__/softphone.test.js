import Softphone, { spoken } from 'c/softphone';
import { SoftphoneHost } from 'c/softphoneHost';
import { gateway } from '../../../../../../test/gateway';
import { aCall, aRecord, aStream, anEnd, later, me, shown } from '../../../../../../test/softphone';

class TestHost extends SoftphoneHost {
  labels = [];

  constructor(supervises = false) {
    super();
    this._supervises = supervises;
  }

  get supervises() {
    return this._supervises;
  }

  async credentials() {
    return { base: 'http://gateway.test', key: 'pck' };
  }

  label(text) {
    this.labels.push(text);
  }

  async log() {
    return '00T1';
  }
}

let stream;

async function phone(host = new TestHost(), snapshot = me(), answers = {}) {
  stream = aStream();
  global.fetch = gateway({ 'GET /events': () => stream.answer, 'GET /history': { items: [], next: null }, ...answers }).fetch;
  const element = await shown('c-softphone', Softphone, { host });
  await later();
  await stream.send('snapshot', snapshot);
  await later();
  return element;
}

afterEach(() => {
  delete global.fetch;
  localStorage.clear();
});

it('waits visibly, then is there', async () => {
  global.fetch = () => new Promise(() => {});
  const waiting = await shown('c-softphone', Softphone, { host: new TestHost() });
  expect(waiting.querySelector('.softphone-skeletons')).not.toBeNull();
  waiting.remove();
  const element = await phone();
  expect(element.querySelector('#dial-input')).not.toBeNull();
  await expect(element).toBeAccessible();
});

it('tells of a call that rings, wherever the agent was, and leaves the focus', async () => {
  const host = new TestHost();
  const element = await phone(host);
  element.querySelector('#tab-history').click();
  await later();
  element.querySelector('#tab-history').focus();
  await stream.send('call', aCall({ state: 'RINGING', direction: 'INBOUND', connectedAt: null, queue: { name: 'support@d', waitedSeconds: 5 } }, ['answer', 'reject']));
  expect(element.querySelector('[data-alarm]').textContent).toBe('Ada Lovelace: Ringing. Queue support · waited 0:05');
  expect(element.querySelector('[data-state="RINGING"]')).not.toBeNull();
  expect(element.querySelector('#tab-phone').getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement.id).toBe('tab-history');
  expect(host.labels.at(-1)).toBe('Ringing: Ada Lovelace');
  await expect(element).toBeAccessible();
});

it('shows one of two calls open, and the other in a line', async () => {
  const element = await phone(new TestHost(), me({ calls: [aCall(), aCall({ id: 'other', state: 'HELD', otherParty: { number: '1002', name: 'Bob' } })] }));
  expect([...element.querySelectorAll('[data-call] h2')].map(({ textContent }) => textContent)).toEqual(['Ada Lovelace', 'Bob']);
  expect(element.querySelectorAll('[data-action="hangup"]')).toHaveLength(1);
  element.querySelector('[data-ask="open"]').click();
  await later();
  expect(element.querySelector('[data-action="hangup"]').closest('[data-call]').dataset.call).toBe('other');
  await expect(element).toBeAccessible();
});

it('does by keys what its buttons do', async () => {
  const element = await phone(new TestHost(), me({ calls: [aCall()] }));
  const asked = [];
  element.querySelector('c-softphone-call').addEventListener('ask', ({ detail }) => asked.push(detail.args[1]));
  const press = (code) => document.body.dispatchEvent(new KeyboardEvent('keydown', { code, altKey: true, shiftKey: true, bubbles: true, cancelable: true }));
  press('KeyH');
  press('KeyE');
  press('KeyN');
  await later(10);
  expect(asked).toEqual(['hold', 'hangup']);
  expect(document.activeElement.matches('[data-notes]')).toBe(true);
  press('KeyD');
  await later(10);
  expect(document.activeElement.id).toBe('dial-input');
});

it('counts missed calls until the agent has looked', async () => {
  const missed = aRecord({ endedAt: new Date().toISOString(), direction: 'INBOUND', connectedAt: null, cause: { code: 'CALLER_GAVE_UP' } });
  const element = await phone(new TestHost(), me(), { 'GET /history': { items: [missed], next: null } });
  expect(element.querySelector('#tab-history').textContent).toContain('1 missed');
  element.querySelector('#tab-history').click();
  await later();
  const tab = element.querySelector('#tab-history');
  tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', cancelable: true }));
  await later();
  expect(element.querySelector('#tab-history').textContent).not.toContain('missed');
  expect(document.activeElement.id).toBe('tab-phone');
});

it('has the team for supervisors alone', async () => {
  expect((await phone()).querySelector('#tab-team')).toBeNull();
  document.body.replaceChildren();
  const element = await phone(new TestHost(true), me(), { 'GET /agents': { items: [], next: null } });
  element.querySelector('#tab-team').click();
  await later();
  expect(element.querySelector('c-softphone-team')).not.toBeNull();
});

it('says a change once, and nothing for what did not change', () => {
  const call = aCall();
  expect(spoken(undefined, call)).toBe('Ada Lovelace: Talking');
  expect(spoken(call, { ...call, version: 2 })).toBe('');
  expect(spoken(call, { ...call, muted: true })).toBe('Muted');
  expect(spoken(call, { ...call, recording: { paused: false } })).toBe('Recording');
  expect(spoken({ ...call, recording: { paused: false } }, { ...call, recording: { paused: true } })).toBe('Recording paused');
  expect(spoken({ ...call, recording: { paused: true } }, call)).toBe('Recording stopped');
  expect(spoken(call, anEnd('OTHER_HUNG_UP'))).toBe('Ada Lovelace: call ended. The other party hung up.');
});
