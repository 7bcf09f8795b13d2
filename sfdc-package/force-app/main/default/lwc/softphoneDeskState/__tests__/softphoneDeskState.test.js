import { DeskState } from 'c/softphoneDeskState';

it('tells each change as a new whole', () => {
  const told = [];
  const state = new DeskState((now) => told.push(now));
  const before = state.now;
  state.become({ chosen: '1' });
  expect(told).toEqual([{ ...before, chosen: '1' }]);
  expect(before.chosen).toBe('');
  expect(Object.isFrozen(state.now)).toBe(true);
});

it('knows what is under way until it is done, and why it was refused', async () => {
  const state = new DeskState(() => {});
  let refuse;
  const asked = state.asking('hold', () => new Promise((_, reject) => {
    refuse = reject;
  }), 'call');
  expect(state.now.asked).toEqual({ hold: true });
  refuse(new Error('no'));
  await expect(asked).rejects.toThrow('no');
  expect(state.now).toMatchObject({ asked: {}, refusal: { callId: 'call', failure: { message: 'no' } } });
});
