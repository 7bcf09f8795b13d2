import { createElement } from 'lwc';
import SoftphoneTimer, { shownTime } from 'c/softphoneTimer';
import { shown } from '../../../../../../test/softphone';

afterEach(() => jest.useRealTimers());

it('reads as a clock', () => {
  expect([0, 7, 760, 3723, -5].map(shownTime)).toEqual(['0:00', '0:07', '12:40', '1:02:03', '0:00']);
});

it('runs up and down by the gateway’s clock', async () => {
  const now = Date.parse('2026-05-03T10:00:00Z');
  const up = await shown('c-softphone-timer', SoftphoneTimer, { since: '2026-05-03T09:59:50Z', ahead: now - Date.now() });
  expect(up.textContent).toMatch(/^0:1\d$/);
  const down = await shown('c-softphone-timer', SoftphoneTimer, { until: '2026-05-03T10:00:30Z', ahead: now - Date.now() });
  expect(down.textContent).toMatch(/^0:(30|29|28)$/);
  await expect(up).toBeAccessible();
});

it('moves on each second, and stops with its page', async () => {
  jest.useFakeTimers({ now: Date.parse('2026-05-03T10:00:00Z') });
  const element = document.createElement('div');
  document.body.append(element);
  const timer = createElement('c-softphone-timer', { is: SoftphoneTimer });
  timer.since = '2026-05-03T10:00:00Z';
  element.append(timer);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(timer.textContent).toBe('0:03');
  timer.remove();
  expect(jest.getTimerCount()).toBe(0);
});
