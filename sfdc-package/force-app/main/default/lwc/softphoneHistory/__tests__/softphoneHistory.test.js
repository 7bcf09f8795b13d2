import { NoAnswer } from 'c/patchcordApi';
import SoftphoneHistory from 'c/softphoneHistory';
import { aRecord, shown } from '../../../../../../test/softphone';

it('lists calls with what became of them, and calls back with the record', async () => {
  const subject = { recordId: '003A', objectType: 'Contact', name: 'Ada' };
  const missed = aRecord({ id: 'm', direction: 'INBOUND', connectedAt: null, cause: { code: 'CALLER_GAVE_UP' } });
  const element = await shown('c-softphone-history', SoftphoneHistory, { ready: true, history: { items: [missed, aRecord({ subject })], next: 'x' } });
  const [first, second] = element.querySelectorAll('li');
  expect(first.textContent).toContain('Missed');
  expect(second.textContent).toContain('1:00');
  first.querySelector('[data-ask="back"]').click();
  second.querySelector('[data-ask="back"]').click();
  second.querySelector('[data-record]').click();
  element.querySelector('[data-ask="more"]').click();
  expect(element.told).toEqual([
    { what: 'dial', args: [{ number: '+14155551212', name: 'Ada Lovelace' }] },
    { what: 'dial', args: [{ number: '+14155551212', ...subject }] },
    { what: 'showRecord', args: ['003A'] },
    { what: 'readHistory', args: [true] }
  ]);
  await expect(element).toBeAccessible();
});

it('says that it loads, that there is nothing, and that it could not be read', async () => {
  const loading = await shown('c-softphone-history', SoftphoneHistory, {});
  const empty = await shown('c-softphone-history', SoftphoneHistory, { history: { items: [], next: null } });
  const broken = await shown('c-softphone-history', SoftphoneHistory, { problem: new NoAnswer('x') });
  expect(loading.textContent).toContain('Loading');
  expect(empty.textContent).toContain('No calls yet');
  broken.querySelector('button').click();
  expect(broken.told).toEqual([{ what: 'readHistory', args: [] }]);
  await expect(broken).toBeAccessible();
});
