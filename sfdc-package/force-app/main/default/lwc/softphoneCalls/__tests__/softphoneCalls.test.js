import { actionsOf, consultationOf, isMissed, nameOf, shownNumber, sorted } from 'c/softphoneCalls';
import { aCall, anEnd } from '../../../../../../test/softphone';

it('groups numbers so that they can be read out, and leaves extensions alone', () => {
  expect(shownNumber('+14155551212')).toBe('+1 415 555 1212');
  expect(shownNumber('+4930123456')).toBe('+49 301 234 56');
  expect(shownNumber('+3531234567')).toBe('+353 123 4567');
  expect(shownNumber('1002')).toBe('1002');
  expect(shownNumber(null)).toBe('');
});

it('takes only what the gateway offers the agent now', () => {
  expect(actionsOf(aCall({}, ['hangup']))).toEqual(['hangup']);
  expect(actionsOf({})).toEqual([]);
});

it('puts what rings first, and what is over last', () => {
  const of = (state, id) => aCall({ state, id });
  expect(sorted([of('ENDED', '1'), of('HELD', '2'), of('RINGING', '3'), of('ACTIVE', '4')]).map(({ id }) => id)).toEqual(['3', '4', '2', '1']);
});

it('takes no number for a name', () => {
  expect(nameOf(aCall({ otherParty: { number: '+14155551212', name: '+14155551212' } }))).toBe('');
  expect(nameOf(aCall({ subject: { name: 'Ada' } }))).toBe('Ada');
});

it('knows a missed call from one that was refused', () => {
  const missed = anEnd('CALLER_GAVE_UP', { direction: 'INBOUND', connectedAt: null });
  expect(isMissed(missed)).toBe(true);
  expect(isMissed({ ...missed, cause: { code: 'AGENT_REJECTED' } })).toBe(false);
});

it('shows a consultation while it runs', () => {
  expect(consultationOf(aCall({ transfer: { state: 'CONSULTING' } }))).toEqual({ state: 'CONSULTING' });
  expect(consultationOf(aCall({ transfer: { state: 'CANCELLED' } }))).toBeNull();
});
