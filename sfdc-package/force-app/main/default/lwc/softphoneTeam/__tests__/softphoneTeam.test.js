import { ApiProblem } from 'c/patchcordApi';
import SoftphoneTeam from 'c/softphoneTeam';
import { aCall, me, shown } from '../../../../../../test/softphone';

const LINE = { number: '1002', device: { state: 'REGISTERED' } };
const floor = (more) => ({
  state: 'OPEN',
  problem: null,
  awayReasons: [{ code: 'LUNCH', label: 'Lunch' }],
  agents: [{ username: 'alice', displayName: 'Alice', line: LINE, presence: { ...me().presence, state: 'BUSY' } }],
  queues: [{ name: 'support@default', waiting: 2, oldestJoinedAt: '2026-05-03T10:00:00Z', serviceLevel: { percent: 66.7 } }],
  calls: [aCall()],
  monitorings: [],
  ...more
});

it('shows queues and agents, listens, and changes a state', async () => {
  const element = await shown('c-softphone-team', SoftphoneTeam, { floor: floor(), line: '1001' });
  expect(element.querySelector('[data-queue]').textContent).toContain('67 %');
  element.querySelector('[data-mode="WHISPER"]').click();
  const select = element.querySelector('select');
  select.value = 'AWAY:LUNCH';
  select.dispatchEvent(new CustomEvent('change'));
  expect(element.told).toEqual([
    { what: 'monitor', args: [aCall().id, 'WHISPER', '1001'] },
    { what: 'presence', args: ['alice', 'AWAY', 'LUNCH'] }
  ]);
  await expect(element).toBeAccessible();
});

it('changes how it is heard, and stops', async () => {
  const element = await shown('c-softphone-team', SoftphoneTeam, {
    floor: floor({ monitorings: [{ id: 'm', callId: aCall().id, line: '1001', state: 'LISTENING' }] }),
    line: '1001'
  });
  expect(element.querySelector('[data-mode="LISTEN"]').getAttribute('aria-pressed')).toBe('true');
  element.querySelector('[data-mode="BARGE"]').click();
  element.querySelector('[data-mode="STOP"]').click();
  expect(element.told).toEqual([{ what: 'change', args: ['m', 'barge'] }, { what: 'stop', args: ['m'] }]);
  await expect(element).toBeAccessible();
});

it('says why it is not there', async () => {
  const element = await shown('c-softphone-team', SoftphoneTeam, {
    floor: floor({ state: 'REFUSED', problem: new ApiProblem({ status: 403, code: 'sign-in-not-allowed' }, 0), agents: [], queues: [] })
  });
  expect(element.querySelector('[role="alert"]').textContent).toContain('You are not an agent here yet.');
});
