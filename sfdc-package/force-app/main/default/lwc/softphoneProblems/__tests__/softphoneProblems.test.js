import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { HostProblem } from 'c/softphoneHost';
import { causeOf, failureOf, sentenceOf, transferCauseOf } from 'c/softphoneProblems';

const refusal = (code, detail) => new ApiProblem({ status: 409, code, detail }, 0);

it('says in the reader’s words what it knows, and in the gateway’s what it does not', () => {
  expect(sentenceOf(new NoAnswer('x'))).toBe('The gateway did not answer. Try again.');
  expect(sentenceOf(refusal('action-not-possible', 'No.'))).toBe('That is not possible now: the call has changed.');
  expect(sentenceOf(refusal('number-invalid', 'The area code is missing.'))).toBe('The area code is missing.');
  expect(sentenceOf(refusal('never-heard-of', 'Its own words.'))).toBe('Its own words.');
  expect(sentenceOf(new HostProblem('REFUSED', 'A rule'))).toContain('A rule');
  expect(causeOf({ code: 'CUSTOMER_BUSY' })).toBe('The number is busy.');
  expect(causeOf({ code: 'NEW_ONE', message: 'New.' })).toBe('New.');
  expect(failureOf({ code: 'COMMAND_TIMEOUT' })).toContain('did not confirm');
  expect(transferCauseOf({ code: 'TARGET_BUSY' })).toBe('The one you asked is busy.');
});

it('has a precise word of the gateway in German only by its label', () => {
  document.documentElement.lang = 'de';
  expect(sentenceOf(refusal('number-invalid', 'The area code is missing.'))).toBe('This cannot be dialled. Check the number.');
  document.documentElement.lang = 'en';
});
