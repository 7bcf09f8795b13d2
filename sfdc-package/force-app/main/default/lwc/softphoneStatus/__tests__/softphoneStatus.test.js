import { ApiProblem } from 'c/patchcordApi';
import { HostProblem } from 'c/softphoneHost';
import SoftphoneStatus, { statusOf } from 'c/softphoneStatus';
import { aCall, deskState, me, shown } from '../../../../../../test/softphone';

const layer = (more) => statusOf(deskState(more)).layer;

it('is empty when all is well', async () => {
  const element = await shown('c-softphone-status', SoftphoneStatus, { state: deskState() });
  expect(element.textContent).toBe('');
  await expect(element).toBeAccessible();
});

it('names the layer that matters most, and no other', () => {
  const unplugged = { ...me().line, device: { state: 'NOT_REGISTERED', since: '2026-05-03T10:00:00Z' } };
  const unlogged = [{ attempts: 3 }];
  expect(layer({ unlogged })).toBe('SALESFORCE');
  expect(layer({ unlogged, line: unplugged })).toBe('PHONE');
  expect(layer({ unlogged, line: { ...unplugged, phone: 'BROWSER' } })).toBe('SALESFORCE');
  expect(layer({ line: unplugged, phoneSystem: 'AWAY' })).toBe('PHONE_SYSTEM');
  expect(layer({ phoneSystem: 'AWAY', connection: 'WAITING', awaySince: '2026-05-03T10:00:00Z' })).toBe('GATEWAY');
  expect(layer({ connection: 'REFUSED', problem: new HostProblem('NO_CREDENTIALS', 'x') })).toBe('SALESFORCE');
  expect(layer({ connection: 'REFUSED', problem: new ApiProblem({ status: 403, code: 'sign-in-not-allowed' }, 0) })).toBe('GATEWAY');
  expect(layer({ phase: 'NO_HOST', problem: new HostProblem('NO_ANSWER', 'x') })).toBe('SALESFORCE');
  expect(layer({ line: null })).toBe('GATEWAY');
  expect(layer({ unlogged: [{ attempts: 1 }] })).toBe('');
});

it('says in a call that it goes on, and lets somebody try at once', async () => {
  const element = await shown('c-softphone-status', SoftphoneStatus, {
    state: deskState({ connection: 'WAITING', awaySince: '2026-05-03T10:00:00Z', calls: [aCall()] })
  });
  expect(element.textContent).toContain('your call goes on');
  element.querySelector('[data-ask="retry"]').click();
  expect(element.told).toEqual([{ what: 'retryNow', args: [] }]);
  await expect(element).toBeAccessible();
});
