import SoftphoneUnlogged from 'c/softphoneUnlogged';
import { shown } from '../../../../../../test/softphone';

it('lists what is not in Salesforce, why, and tries again', async () => {
  const element = await shown('c-softphone-unlogged', SoftphoneUnlogged, {
    waiting: [{ callId: 'c', name: '', number: '+14155551212', endedAt: '2026-05-03T10:00:00Z', attempts: 2, problem: 'Result is missing' }]
  });
  expect(element.querySelector('[data-problem]').textContent).toBe('Result is missing');
  element.querySelector('button').click();
  expect(element.told).toEqual([{ what: 'retryLog', args: ['c'] }]);
  await expect(element).toBeAccessible();
  expect((await shown('c-softphone-unlogged', SoftphoneUnlogged, {})).textContent).toBe('');
});
