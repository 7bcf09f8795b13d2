/** The language of the page: labels and times go by it. */
export function language() {
  return document.documentElement.lang || 'en';
}

/** Puts values into a label: fill('{0} of {1}', 3, 5). */
export function fill(label, ...values) {
  return label.replace(/\{(\d)\}/g, (place, i) => (i < values.length ? String(values[i]) : place));
}

/** A count with its word: the one label for 1, the other with {0} for all else. */
export function counted(count, one, many) {
  return fill(count === 1 ? one : many, number(count));
}

export function number(value) {
  return new Intl.NumberFormat(language()).format(value);
}

/** A moment in the time zone of whoever looks; today's as a time alone. */
export function moment(iso, now = new Date()) {
  if (!iso) {
    return '';
  }
  const at = new Date(iso);
  const today = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(
    language(),
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }
  ).format(at);
}

/** The day of a moment, in the time zone of whoever looks. */
export function day(iso) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(iso));
}
