/** Rows drawn above and below what is seen, so that a fast scroll does not show white. */
const SPARE = 6;

/**
 * Which rows of a long list to draw.
 *
 * @param {{count: number, rowHeight: number, top: number, height: number}} view in pixels
 * @returns {{first: number, end: number, before: number, after: number}} the rows from first to
 *     before end, and the height of what is not drawn before and after them
 */
export function windowOf({ count, rowHeight, top, height }) {
  const seen = Math.ceil(height / rowHeight) + 2 * SPARE;
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - SPARE, count - seen));
  const end = Math.min(count, first + seen);
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight };
}

/** How far to scroll so that a row is seen whole; the position as it is when it is. */
export function scrolledTo(index, { rowHeight, top, height }) {
  const from = index * rowHeight;
  if (from < top) {
    return from;
  }
  return from + rowHeight > top + height ? from + rowHeight - height : top;
}
