import { counted, day, fill, moment } from 'c/patchcordFormat';

describe('fill', () => {
  it('puts values where the label says, and leaves other braces', () => {
    expect(fill('{1} of {0} {2}', 'a', 3)).toBe('3 of a {2}');
  });

  it('does not read what was put in', () => {
    expect(fill('{0} {1}', '{1}', 'x')).toBe('{1} x');
  });
});

describe('counted', () => {
  it('has a word for one', () => {
    expect(counted(1, '1 agent', '{0} agents')).toBe('1 agent');
    expect(counted(5000, '1 agent', '{0} agents')).toBe('5,000 agents');
  });
});

describe('moment', () => {
  const now = new Date(2026, 4, 3, 12, 0);

  it('is a time alone for today', () => {
    expect(moment(new Date(2026, 4, 3, 9, 5).toISOString(), now)).toMatch(/^9:05.AM$/);
  });

  it('has the day for any other', () => {
    expect(moment(new Date(2026, 4, 2, 9, 5).toISOString(), now)).toMatch(/^May 2, 2026, 9:05.AM$/);
  });

  it('is nothing for nothing', () => {
    expect(moment(null)).toBe('');
  });
});

describe('day', () => {
  it('has no time', () => {
    expect(day(new Date(2026, 4, 2, 23, 59).toISOString())).toBe('May 2, 2026');
  });
});
