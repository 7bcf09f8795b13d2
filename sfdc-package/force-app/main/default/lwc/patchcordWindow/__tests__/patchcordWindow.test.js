import { scrolledTo, windowOf } from 'c/patchcordWindow';

describe('windowOf', () => {
  it('draws few of many rows, and keeps the height of all, wherever one is', () => {
    for (let top = 0; top <= 250_000; top += 777) {
      const view = windowOf({ count: 5000, rowHeight: 50, top, height: 600 });
      const drawn = view.end - view.first;
      expect(drawn).toBeLessThanOrEqual(24);
      expect(view.before + drawn * 50 + view.after).toBe(250_000);
      const last = Math.min(5000, Math.ceil((Math.min(top, 249_400) + 600) / 50));
      expect(view.first).toBeLessThanOrEqual(Math.floor(Math.min(top, 249_400) / 50));
      expect(view.end).toBeGreaterThanOrEqual(last);
    }
  });

  it('draws all of few', () => {
    expect(windowOf({ count: 3, rowHeight: 50, top: 0, height: 600 })).toEqual({
      first: 0,
      end: 3,
      before: 0,
      after: 0
    });
  });
});

describe('scrolledTo', () => {
  it('moves no further than it must', () => {
    const view = { rowHeight: 50, top: 500, height: 200 };
    expect(scrolledTo(9, view)).toBe(450);
    expect(scrolledTo(10, view)).toBe(500);
    expect(scrolledTo(13, view)).toBe(500);
    expect(scrolledTo(14, view)).toBe(550);
  });
});
