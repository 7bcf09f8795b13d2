import { ApiProblem, NoAnswer, path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { assignmentIn } from 'c/patchcordAdminModel';
import { fill } from 'c/patchcordFormat';

/** An import of 20,000 rows may take this long. */
const IMPORT_DEADLINE_MILLIS = 120_000;

/**
 * What admins do on the page. Each tells what was done in a sentence, and how to take it back; each
 * throws what the API throws.
 */
export class Actions {
  /** @param api an `Api` */
  constructor(api) {
    this._api = api;
  }

  /** Gives an agent a line; one that the agent had in the call center is free then. */
  async assign(agent, line, callCenter) {
    const before = assignmentIn(agent, callCenter);
    await this._assign(agent.username, line, callCenter, true);
    return {
      agents: [agent.username],
      text: before
        ? fill(labels.doneMove, agent.displayName, line, before.line)
        : fill(labels.doneAssign, agent.displayName, line),
      undo: async () => {
        const now = await this._stillHeld(agent.username, line, callCenter);
        if (before) {
          await this._assign(agent.username, before.line, callCenter, true);
        } else {
          await this._api.request('DELETE', path`/assignments/${now.id}`);
        }
        return null;
      }
    };
  }

  /** Takes the agent's line in the call center away. */
  async end(agent, callCenter) {
    const { id, line } = assignmentIn(agent, callCenter);
    await this._api.request('DELETE', path`/assignments/${id}`);
    return {
      agents: [agent.username],
      text: fill(labels.doneEnd, agent.displayName, line),
      undo: async () => {
        await this._assign(agent.username, line, callCenter, false);
        return null;
      }
    };
  }

  /** An agent leaves: lines and keys end. */
  async leave(agent) {
    const { username, displayName, email, salesforceUserId, assignments } = agent;
    await this._api.request('DELETE', path`/agents/${username}`, { headers: { 'If-Match': '*' } });
    return {
      agents: [username],
      text: fill(labels.doneLeave, displayName),
      undo: async () => {
        const body = { username, displayName };
        if (email) {
          body.email = email;
        }
        if (salesforceUserId) {
          body.salesforceUserId = salesforceUserId;
        }
        await this._api.request('POST', '/agents', { body });
        for (const held of assignments) {
          // Each is a change of its own.
          // eslint-disable-next-line no-await-in-loop
          await this._assign(username, held.line, held.callCenter, false);
        }
        return fill(labels.doneUndoLeave, displayName);
      }
    };
  }

  /** What a file would change. */
  preview(file, callCenter) {
    return this._import(file, { dryRun: true, callCenter });
  }

  /** Does what a file says. */
  async import(file, callCenter, skipRefused) {
    const report = await this._import(file, { callCenter, skipRefused: skipRefused || undefined });
    const { created, changed, ended } = report.counts;
    return {
      agents: null,
      report,
      text: fill(labels.doneImport, created, changed, ended),
      undo: () => this.undoImport(report.id)
    };
  }

  /** Takes an import back as a whole. */
  async undoImport(id) {
    await this._api.request('DELETE', path`/assignments/imports/${id}`, {
      deadline: IMPORT_DEADLINE_MILLIS
    });
    return labels.doneUndoImport;
  }

  /** What was given here, unless somebody has changed it since. */
  async _stillHeld(username, line, callCenter) {
    const agent = await this._api.request('GET', path`/agents/${username}`);
    const held = assignmentIn(agent, callCenter);
    if (!held || held.line !== line) {
      throw new ApiProblem({ status: 409, code: 'record-changed', detail: labels.codeChanged }, 0);
    }
    return held;
  }

  _assign(agent, line, callCenter, move) {
    return this._api.request('POST', '/assignments', { body: { agent, line, callCenter, move } });
  }

  _import(file, query) {
    return this._api.request('POST', '/assignments/import', {
      query,
      body: file,
      type: 'text/csv',
      deadline: IMPORT_DEADLINE_MILLIS
    });
  }
}

/** What went wrong, for a person. */
export function sentenceOf(failure, noAnswer = labels.noAnswer) {
  if (failure instanceof NoAnswer) {
    return noAnswer;
  }
  if (failure instanceof ApiProblem) {
    const known = { 'line-taken': labels.codeLineTaken, 'record-changed': labels.codeChanged }[
      failure.code
    ];
    return failure.sentence || known;
  }
  throw failure;
}
