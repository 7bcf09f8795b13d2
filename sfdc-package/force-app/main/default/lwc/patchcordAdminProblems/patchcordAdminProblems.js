import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { language } from 'c/patchcordFormat';

/** 'line-taken' as the name of its label: LineTaken. */
function labelOf(code) {
  const name = String(code).replace(/(^|-)(\w)/g, (all, dash, letter) => letter.toUpperCase());
  return labels[`code${name}`] || '';
}

/**
 * What went wrong, for a person. The gateway speaks English: its sentence is the most precise there
 * is. On a page in another language, what the code means is said first, in that language.
 */
export function sentenceOf(failure, noAnswer = labels.noAnswer) {
  if (failure instanceof NoAnswer) {
    return noAnswer;
  }
  if (!(failure instanceof ApiProblem)) {
    throw failure;
  }
  const meaning = labelOf(failure.code);
  if (language().startsWith('en')) {
    return failure.code === 'record-changed' ? meaning : failure.sentence || meaning;
  }
  return [meaning, failure.sentence].filter(Boolean).join(' ');
}
