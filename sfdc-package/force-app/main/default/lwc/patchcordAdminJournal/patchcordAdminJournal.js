import { ApiProblem } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

/** How many changes can be taken back, one after the other. */
const MAX_CHANGES = 20;

/**
 * What is done on the page: one thing at a time, told in a sentence, and kept so that it can be taken
 * back, the last one first.
 *
 * What is done is `{text, agents, undo}`: the sentence, the usernames to read again (null for all),
 * and how to take it back, which gives a sentence of its own or null; no undo where there is no way.
 */
export class Journal {
  _done = [];
  _busy = false;
  _turn = Promise.resolve();
  _ended = false;

  /**
   * @param {{onOutcome: Function, onChanged: Function, onRefused: Function}} tell
   *     onOutcome: {kind: 'done' or 'error', text, undo: whether it can be taken back}; onChanged:
   *     the usernames to read again, undefined when it is not known what came of it; onRefused: the
   *     key opens nothing any more
   */
  constructor(tell) {
    this._tell = tell;
  }

  /** The sentence of the last thing that can be taken back, empty for none. */
  get last() {
    return this._done.length ? this._done[this._done.length - 1].text : '';
  }

  /** Whatever still runs is of no interest any more. */
  close() {
    this._ended = true;
  }

  /** Does one thing, unless another one is being done. */
  run(work) {
    if (!this._busy) {
      this._turn = this._attempt(async () => {
        const done = await work();
        this._keep(done);
        return { text: done.text, agents: done.agents, undo: Boolean(done.undo) };
      });
    }
    return this._turn;
  }

  /** Notes what was done elsewhere. */
  note(done) {
    this._keep(done);
    this._tell.onOutcome({ kind: 'done', text: done.text, undo: Boolean(done.undo) });
    this._tell.onChanged(done.agents);
  }

  /** Takes the last change back; who asks twice, takes back two, one after the other. */
  undo() {
    this._turn = this._turn.catch(() => {}).then(() => this._undoLast());
    return this._turn;
  }

  _keep(done) {
    if (done.undo) {
      this._done.push(done);
      this._done.splice(0, this._done.length - MAX_CHANGES);
    }
  }

  async _undoLast() {
    const change = this._done[this._done.length - 1];
    if (!change || this._ended) {
      return;
    }
    await this._attempt(async () => {
      const told = await this._takeBack(change);
      return { text: told || fill(labels.doneUndo, change.text), agents: change.agents };
    });
  }

  async _takeBack(change) {
    try {
      const told = await change.undo();
      this._forget(change);
      return told;
    } catch (failure) {
      // What is refused now is refused the next time too; no answer may be one then.
      if (failure instanceof ApiProblem && failure.status < 500) {
        this._forget(change);
      }
      throw failure;
    }
  }

  _forget(change) {
    this._done = this._done.filter((other) => other !== change);
  }

  async _attempt(work) {
    this._busy = true;
    try {
      const { text, agents, undo } = await work();
      if (!this._ended) {
        // Read again before it is told: who has been told acts at once, and on what is true by then.
        await this._tell.onChanged(agents);
        this._busy = false;
        this._tell.onOutcome({ kind: 'done', text, undo });
      }
    } catch (failure) {
      this._busy = false;
      if (this._ended) {
        return;
      }
      if (failure instanceof ApiProblem && failure.status === 401) {
        this._tell.onRefused();
        return;
      }
      this._tell.onOutcome({ kind: 'error', text: sentenceOf(failure, labels.noAnswerChange) });
      this._tell.onChanged(undefined);
    }
  }
}
