import { Journal } from 'c/patchcordAdminJournal';
import { ApiProblem, NoAnswer } from 'c/patchcordApi';

function kept(more = {}) {
  const told = [];
  const journal = new Journal({
    onOutcome: ({ kind, text }) => told.push(`${kind}: ${text}`),
    onChanged: (agents) => told.push(agents),
    onRefused: () => told.push('refused'),
    ...more
  });
  return { journal, told };
}

const thing = (text, undo = async () => null) => ({ text, agents: ['ada'], undo });

describe('Journal', () => {
  it('takes back the last thing first, each once', async () => {
    const { journal, told } = kept();
    await journal.run(async () => thing('One.'));
    await journal.run(async () => thing('Two.', async () => 'Two is gone.'));
    expect(journal.last).toBe('Two.');
    await Promise.all([journal.undo(), journal.undo(), journal.undo()]);
    expect(journal.last).toBe('');
    expect(told.filter((one) => typeof one === 'string')).toEqual([
      'done: One.',
      'done: Two.',
      'done: Two is gone.',
      'done: Taken back: One.'
    ]);
  });

  it('keeps twenty, and nothing that cannot be taken back', () => {
    const { journal } = kept();
    for (let i = 0; i < 30; i += 1) {
      journal.note(thing(`Thing ${i}.`));
    }
    journal.note(thing('For good.', null));
    expect(journal.last).toBe('Thing 29.');
    expect(journal._done).toHaveLength(20);
  });

  it('forgets what is refused to be taken back, but not what got no answer', async () => {
    const { journal, told } = kept();
    const failures = [new NoAnswer('cut'), new ApiProblem({ status: 409, code: 'x', detail: 'No.' }, 0)];
    journal.note(
      thing('One.', async () => {
        throw failures.shift();
      })
    );
    await journal.undo();
    expect(journal.last).toBe('One.');
    await journal.undo();
    expect(journal.last).toBe('');
    expect(told.at(-2)).toBe('error: No.');
    // What came of it is not known: it is read again.
    expect(told.at(-1)).toBeUndefined();
  });

  it('takes the next thing as soon as the last one is told', async () => {
    let then;
    const texts = [];
    const { journal } = kept({
      onOutcome: ({ text }) => {
        texts.push(text);
        then = then || journal.run(async () => thing('Two.'));
      }
    });
    await journal.run(async () => thing('One.'));
    await then;
    expect(texts).toEqual(['One.', 'Two.']);
  });

  it('does one thing at a time', async () => {
    const { journal, told } = kept();
    await Promise.all([journal.run(async () => thing('One.')), journal.run(async () => thing('Two.'))]);
    expect(told).toEqual([['ada'], 'done: One.']);
  });

  it('tells of a key that opens nothing any more, and nothing once it is closed', async () => {
    const { journal, told } = kept();
    const refused = async () => {
      throw new ApiProblem({ status: 401, code: 'unauthenticated' }, 0);
    };
    await journal.run(refused);
    expect(told).toEqual(['refused']);
    journal.close();
    await journal.run(refused);
    expect(told).toHaveLength(1);
  });
});
