import { Tabs } from 'c/softphoneTabs';
import { settle } from '../../../../../../test/gateway';

/** What a BroadcastChannel is, within one window. */
function wire() {
  const ends = [];
  return () => {
    const end = {
      onmessage: null,
      postMessage: (data) =>
        ends.filter((other) => other !== end && other.onmessage).forEach((other) => other.onmessage({ data })),
      close: () => ends.splice(ends.indexOf(end), 1)
    };
    ends.push(end);
    return end;
  };
}

/** One lock, as browsers have it. */
function lock() {
  const waiting = [];
  let held = false;
  const next = () => {
    const work = held ? null : waiting.shift();
    if (work) {
      held = true;
      Promise.resolve(work()).then(() => {
        held = false;
        next();
      });
    }
  };
  return {
    request: (name, work) =>
      new Promise((resolve) => {
        waiting.push(() => Promise.resolve(work()).then(resolve));
        next();
      })
  };
}

const listener = () => ({ onLead: jest.fn(), onMessage: jest.fn() });

afterEach(() => jest.useRealTimers());

it('has one leader, and another when that one goes', async () => {
  const channel = wire();
  const locks = lock();
  const one = listener();
  const other = listener();
  const first = new Tabs('alice', one, { locks, channel: channel() }).start();
  const second = new Tabs('alice', other, { locks, channel: channel() }).start();
  await settle();
  expect([first.leads, second.leads]).toEqual([true, false]);
  first.close();
  await settle();
  expect(second.leads).toBe(true);
  expect(other.onLead).toHaveBeenCalledTimes(1);
  second.close();
});

it('elects the oldest where the frame has no locks, and the next when that one falls silent', async () => {
  jest.useFakeTimers();
  const channel = wire();
  const locks = {
    request: () => {
      throw new DOMException('not here', 'SecurityError');
    }
  };
  const ends = [channel(), channel()];
  const first = new Tabs('alice', listener(), { locks, channel: ends[0], id: '1' }).start();
  const second = new Tabs('alice', listener(), { locks, channel: ends[1], id: '2' }).start();
  await settle();
  jest.advanceTimersByTime(1_500);
  expect([first.leads, second.leads]).toEqual([true, false]);
  // It crashes, and says no goodbye.
  ends[0].postMessage = () => {};
  jest.advanceTimersByTime(8_000);
  expect(second.leads).toBe(true);
  first.close();
  second.close();
});

it('knows where the agent looks, and tells the others', async () => {
  const channel = wire();
  const heard = listener();
  const first = new Tabs('alice', heard, { locks: lock(), channel: channel(), id: '1' }).start();
  const second = new Tabs('alice', listener(), { locks: lock(), channel: channel(), id: '2' }).start();
  await settle();
  jest.spyOn(Date, 'now').mockReturnValue(9e12);
  second._look();
  expect([first.looksHere, second.looksHere]).toEqual([false, true]);
  Date.now.mockRestore();
  second.say('found', { callId: 'c' });
  expect(heard.onMessage).toHaveBeenCalledWith('found', { callId: 'c' });
  second.close();
  expect(first.looksHere).toBe(true);
  first.close();
});
