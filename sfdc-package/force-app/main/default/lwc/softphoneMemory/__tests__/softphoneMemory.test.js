import { Memory } from 'c/softphoneMemory';

afterEach(() => localStorage.clear());

it('keeps for one agent, over reloads', () => {
  new Memory('alice').write('notes', { c: 1 });
  expect(new Memory('alice').read('notes', {})).toEqual({ c: 1 });
  expect(new Memory('bob').read('notes', {})).toEqual({});
});

it('remembers for itself where the browser keeps nothing, and takes nothing that is broken', () => {
  const refuses = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const memory = new Memory('alice', { getItem: () => null, setItem: refuses });
  memory.write('recent', [1]);
  expect(memory.read('recent', [])).toEqual([1]);
  expect(new Memory('alice', { getItem: () => '{', setItem: refuses }).read('recent', 'none')).toBe('none');
});
