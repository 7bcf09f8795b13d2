import { sentenceOf } from 'c/patchcordAdminProblems';
import { ApiProblem, NoAnswer } from 'c/patchcordApi';

const problem = (code, detail, errors) => new ApiProblem({ status: 409, code, title: 'T', detail, errors }, 0);

describe('sentenceOf', () => {
  afterEach(() => {
    document.documentElement.lang = '';
  });

  it('is the precise sentence of the API in its own language', () => {
    document.documentElement.lang = 'en';
    const taken = problem('line-taken', 'x', [{ field: 'line', message: 'Line 1 is Ada’s.' }]);
    expect(sentenceOf(taken)).toBe('Line 1 is Ada’s.');
    expect(sentenceOf(problem('record-changed', 'Its ETag is "4" now.'))).toBe(
      'Somebody else has changed it meanwhile. You see it as it is now.'
    );
  });

  it('says first what the code means on a page in another language', () => {
    document.documentElement.lang = 'de';
    expect(sentenceOf(problem('line-taken', 'Line 1 is Ada’s.'))).toBe(
      'This line belongs to another agent. Line 1 is Ada’s.'
    );
    expect(sentenceOf(problem('never-heard-of', 'Something.'))).toBe('Something.');
  });

  it('tells no answer apart, and throws what is a fault of the page', () => {
    expect(sentenceOf(new NoAnswer('x'), 'Nothing came.')).toBe('Nothing came.');
    expect(() => sentenceOf(new TypeError('oops'))).toThrow('oops');
  });
});
