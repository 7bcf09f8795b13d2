import { ApiProblem, NoAnswer } from 'c/patchcordApi';
import { Memory } from 'c/softphoneMemory';
import { Notes } from 'c/softphoneNotes';

let memory;

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  memory = new Memory('alice');
});

afterEach(() => jest.useRealTimers());

it('keeps each key at once, and sends with the pause, all that was typed in one request', async () => {
  const request = jest.fn(async () => ({}));
  const notes = new Notes(memory, request, () => {});
  notes.edit('c', { notes: 'W' });
  notes.edit('c', { notes: 'Wants' });
  notes.edit('c', { disposition: 'Call back' });
  expect(new Notes(new Memory('alice'), request, () => {}).pending('c')).toEqual({ notes: 'Wants', disposition: 'Call back' });
  await jest.advanceTimersByTimeAsync(700);
  expect(request.mock.calls).toEqual([['PATCH', '/calls/c', { body: { notes: 'Wants', disposition: 'Call back' } }]]);
  expect(notes.pending('c')).toBeUndefined();
  expect(notes.onto({ id: 'c', notes: 'Wants' }).notes).toBe('Wants');
});

it('tries again until the gateway has it, also after a crash', async () => {
  const request = jest.fn().mockRejectedValueOnce(new NoAnswer('away')).mockResolvedValue({});
  const notes = new Notes(memory, request, () => {});
  notes.edit('c', { notes: 'Kept.' });
  await jest.advanceTimersByTimeAsync(700);
  expect(notes.pending('c')).toEqual({ notes: 'Kept.' });
  notes.close();
  const after = new Notes(new Memory('alice'), request, () => {});
  after.sendAll();
  await jest.advanceTimersByTimeAsync(100);
  expect(after.pending('c')).toBeUndefined();
});

it('keeps what was typed while it was being sent', async () => {
  let answer;
  const request = jest.fn(() => new Promise((resolve) => {
    answer = resolve;
  }));
  const notes = new Notes(memory, request, () => {});
  notes.edit('c', { notes: 'One' });
  await jest.advanceTimersByTimeAsync(700);
  notes.edit('c', { notes: 'One, two' });
  answer({});
  await jest.advanceTimersByTimeAsync(0);
  expect(notes.pending('c')).toEqual({ notes: 'One, two' });
});

it('gives up what will never be taken, and says so', async () => {
  const onChange = jest.fn();
  const refusal = new ApiProblem({ status: 404, code: 'call-not-found' }, 0);
  const notes = new Notes(memory, async () => Promise.reject(refusal), onChange);
  notes.edit('c', { notes: 'x' });
  await jest.advanceTimersByTimeAsync(700);
  expect(onChange).toHaveBeenLastCalledWith('c', refusal);
  expect(notes.pending('c')).toBeUndefined();
});
