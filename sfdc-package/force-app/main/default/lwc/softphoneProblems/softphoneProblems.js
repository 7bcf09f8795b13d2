import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { HostProblem } from 'c/softphoneHost';
import { labels } from 'c/softphoneLabels';
import { fill, language } from 'c/patchcordFormat';

function inWords(code) {
  return code.replace(/(^|[-_])([a-z])/g, (all, mark, letter) => letter.toUpperCase());
}

/** The gateway says of these more precisely what is wrong than any label can, and says it in English. */
const PRECISE = ['number-invalid', 'number-not-allowed', 'field-invalid', 'sign-in-refused'];

/** The sentence for a code, in the reader's language, else the gateway's own. */
export function textOf(code, own) {
  if (own && PRECISE.includes(code) && language().startsWith('en')) {
    return own;
  }
  return labels[`problem${inWords(code)}`] || own;
}

/** Why the gateway did not do it, in the reader's language where it is known, else in its own words. */
export function sentenceOf(failure) {
  if (failure instanceof NoAnswer) {
    return labels.problemNoAnswer;
  }
  if (failure instanceof HostProblem) {
    return fill(labels.problemSalesforce, failure.detail || failure.code);
  }
  if (failure instanceof ApiProblem) {
    return textOf(failure.code, failure.sentence);
  }
  return fill(labels.problemUnknown, failure.message);
}

/** Why a command that was accepted was not done. */
export function failureOf({ code, message }) {
  return labels[`failed${code}`] || message;
}

/** Why a call is over. */
export function causeOf(cause) {
  return cause ? labels[`cause${cause.code}`] || cause.message : '';
}

/** Why a consultation came to nothing. */
export function transferCauseOf(cause) {
  return cause ? labels[`asked${cause.code}`] || cause.message : '';
}
