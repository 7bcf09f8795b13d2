/** What can be done with a call now, as the gateway says: for the agent's own side. */
export function actionsOf(call) {
  const own = (call.participants || []).find(({ role }) => role === 'AGENT');
  return own ? own.actions : [];
}

export function isOver(call) {
  return call.state === 'ENDED';
}

/** Whether nobody has taken it yet. */
export function isRinging(call) {
  return call.state === 'RINGING';
}

/** Those who were taken in beside agent and other party. */
export function guestsOf(call) {
  return (call.participants || []).filter(({ id, connected }) => id && connected);
}

/** The consultation that runs, or null. */
export function consultationOf(call) {
  return call.transfer && call.transfer.state === 'CONSULTING' && !isOver(call) ? call.transfer : null;
}

/** Rang here and was not taken: by nobody, or the caller gave up. */
export function isMissed(call) {
  return (
    call.direction === 'INBOUND' &&
    !call.connectedAt &&
    ['AGENT_NO_ANSWER', 'CALLER_GAVE_UP', 'LINE_NOT_REGISTERED'].includes(call.cause?.code)
  );
}

/** Tried and not reached: worth another try. */
export function isUnanswered(call) {
  return isOver(call) && call.direction === 'OUTBOUND' && !call.connectedAt && call.cause?.code !== 'CANCELLED';
}

/** Whom the call is with, as a person reads it: a name if there is one, which the number is not. */
export function nameOf(call) {
  const { number, name } = call.otherParty || {};
  return call.subject?.name || (name === number ? '' : name) || '';
}

/** In the order in which they are shown: what rings, what is talked on, what waits. */
const ORDER = ['RINGING', 'ACTIVE', 'CONNECTING', 'DIALING', 'HELD', 'PARKED', 'ENDED'];

export function sorted(calls) {
  return [...calls].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      (one.createdAt < other.createdAt ? -1 : 1)
  );
}

/**
 * Since when a call is as it is, for the clock that is shown: of a conversation since both heard each
 * other, also while it is held.
 */
export function since(call) {
  if (call.state === 'PARKED') {
    return call.parkedAt;
  }
  return call.connectedAt || call.createdAt;
}

/** ITU-T E.164: zones 1 and 7 are one digit, these are two, all others three. */
const TWO_DIGITS =
  /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function countryLength(digits) {
  if (/^[17]/.test(digits)) {
    return 1;
  }
  return TWO_DIGITS.test(digits) ? 2 : 3;
}

/**
 * A number with spaces, easier to read out: what begins with + and the country's code in groups.
 * Extensions and whatever is no number stay as they are.
 */
export function shownNumber(number) {
  if (!number || !/^\+\d{8,15}$/.test(number)) {
    return number || '';
  }
  if (number.startsWith('+1') && number.length === 12) {
    return `+1 ${number.slice(2, 5)} ${number.slice(5, 8)} ${number.slice(8)}`;
  }
  const country = number.slice(0, 1 + countryLength(number.slice(1)));
  return `${country} ${number.slice(country.length).replace(/(\d{3})(?=\d{2})/g, '$1 ')}`;
}
