import { ApiProblem, path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { assignmentIn } from 'c/patchcordAdminModel';
import { day, fill } from 'c/patchcordFormat';

/** An import of 20,000 rows may take this long. */
const IMPORT_DEADLINE_MILLIS = 120_000;

/**
 * By client, the ETags that stand for others: what was changed and changed back is as it was, under
 * another ETag. So the change before can be taken back too.
 */
const RETURNED = new WeakMap();

/** The users of a call center in Salesforce. */
class OrgUsers {
  constructor(users, callCenter, gone) {
    this.users = users;
    this.callCenter = callCenter;
    this.items = [
      ...users.map(({ extension, ...user }) => ({ ...user, callCenter, ...(extension ? { line: extension } : {}) })),
      ...gone.map(({ username }) => ({ username, callCenter, line: '' }))
    ];
  }
}

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

  /**
   * What the users of an org say of a call center, as `preview` and `import` take it. Whoever came from
   * the org, and is no active user of that call center any more, loses the line.
   *
   * @param {{username: string, displayName: string, email: string, salesforceUserId: string,
   *     extension?: string}[]} users all of the call center
   */
  async orgUsers(users, callCenter) {
    const { items: held } = await this._api.request('GET', '/assignments/export', {
      deadline: IMPORT_DEADLINE_MILLIS
    });
    const ids = new Set(users.map(({ salesforceUserId }) => salesforceUserId.slice(0, 15)));
    const names = new Set(users.map(({ username }) => username.toLowerCase()));
    const gone = held.filter(
      (one) =>
        one.callCenter === callCenter &&
        one.salesforceUserId &&
        !ids.has(one.salesforceUserId.slice(0, 15)) &&
        !names.has(one.username)
    );
    return new OrgUsers(users, callCenter, gone);
  }

  /** What a file, or the users of an org, would change. */
  preview(file, callCenter) {
    return this._import(file, { dryRun: true, callCenter });
  }

  /** Does what a file says, or the users of an org. */
  async import(file, callCenter, skipRefused) {
    if (file instanceof OrgUsers) {
      // For the drift. First, because it is so whatever becomes of the lines.
      const users = file.users.map(({ username, displayName, salesforceUserId, extension }) => ({
        username,
        displayName,
        salesforceUserId,
        extension
      }));
      await this._api.request('POST', path`/call-centers/${file.callCenter}/users`, { body: { users } });
    }
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

  /** Adds an agent or a line; see `RECORDS`. */
  async add(record, body) {
    const { body: added, tag } = await this._api.tagged('POST', record.collection, { body });
    // As the gateway writes it: usernames are in lower case.
    const key = added[record.key];
    return {
      agents: record.agents(key),
      name: key,
      text: fill(record.added, record.nameOf(added)),
      undo: async () => {
        const at = record.path(key);
        await this._api.request('DELETE', at, { headers: { 'If-Match': this._tagNow(at, tag) } });
        return null;
      }
    };
  }

  /**
   * Changes an agent or a line.
   *
   * @param {object} patch what becomes of which field
   * @param {{body: object, tag: string}} before as it was read
   */
  async edit(record, patch, before) {
    const at = record.path(before.body[record.key]);
    const send = (body, tag) =>
      this._api.tagged('PATCH', at, { body, headers: { 'If-Match': tag } });
    const { body, tag } = await send(patch, before.tag);
    const former = Object.fromEntries(Object.keys(patch).map((name) => [name, before.body[name]]));
    return {
      agents: record.agents(body[record.key]),
      name: body[record.key],
      text: fill(record.changed, record.nameOf(body)),
      undo: async () => {
        const back = await send(former, this._tagNow(at, tag));
        this._returns(at, before.tag, back.tag);
        return null;
      }
    };
  }

  /** Says that a difference is meant so, until some time. */
  async waive(finding, reason, until) {
    const at = path`/drift/${finding.id}/waiver`;
    const waived = await this._api.request('POST', at, { body: { reason, until } });
    return {
      agents: [],
      finding: waived,
      text: fill(labels.doneWaive, finding.subject, day(waived.waiver.until)),
      undo: async () => {
        await this._api.request('DELETE', at);
        return null;
      }
    };
  }

  /** Takes a waiver back. */
  async unwaive(finding) {
    const at = path`/drift/${finding.id}/waiver`;
    const { reason, until } = finding.waiver;
    const told = await this._api.request('DELETE', at);
    return {
      agents: [],
      finding: told,
      text: fill(labels.doneUnwaive, finding.subject),
      undo: async () => {
        await this._api.request('POST', at, { body: { reason, until } });
        return null;
      }
    };
  }

  /** What a definition would change; with it what can be put back, if there is something. */
  async previewDefinition(file, name) {
    const report = await this._importDefinition(file, { dryRun: true, name });
    return { report, before: report.created ? null : await this._definition(report.callCenter) };
  }

  /** Imports a definition over what was there at the preview. */
  async importDefinition(file, name, { report, before }) {
    const done = await this._importDefinition(file, { name }, before && before.tag);
    return {
      agents: [],
      report: done,
      text: fill(report.created ? labels.doneCenter : labels.doneDefinition, done.callCenter),
      undo: before
        ? async () => {
            await this._importDefinition(before.text, {}, `"${done.revision}"`);
            return null;
          }
        : null
    };
  }

  /** As Setup imports it, with its ETag; null where none was imported yet. */
  async _definition(callCenter) {
    try {
      return await this._api.text('GET', path`/call-centers/${callCenter}/export`, {
        query: { form: 'definition' },
        headers: { Accept: 'application/xml, application/problem+json' }
      });
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'definition-not-found') {
        return null;
      }
      throw failure;
    }
  }

  _importDefinition(file, query, tag) {
    return this._api.request('POST', '/call-centers/import', {
      query,
      body: file,
      type: 'application/xml',
      headers: tag ? { 'If-Match': tag } : {},
      deadline: IMPORT_DEADLINE_MILLIS
    });
  }

  _returns(at, former, now) {
    RETURNED.set(this._api, new Map(RETURNED.get(this._api)).set(`${at} ${former}`, now));
  }

  _tagNow(at, tag) {
    const later = (RETURNED.get(this._api) || new Map()).get(`${at} ${tag}`);
    return later ? this._tagNow(at, later) : tag;
  }

  /** What was given here, unless somebody has changed it since. */
  async _stillHeld(username, line, callCenter) {
    const agent = await this._api.request('GET', path`/agents/${username}`);
    const held = assignmentIn(agent, callCenter);
    if (!held || held.line !== line) {
      throw new ApiProblem({ status: 409, code: 'record-changed', detail: labels.codeRecordChanged }, 0);
    }
    return held;
  }

  _assign(agent, line, callCenter, move) {
    return this._api.request('POST', '/assignments', { body: { agent, line, callCenter, move } });
  }

  _import(file, query) {
    return this._api.request('POST', '/assignments/import', {
      query,
      ...(file instanceof OrgUsers ? { body: { items: file.items } } : { body: file, type: 'text/csv' }),
      deadline: IMPORT_DEADLINE_MILLIS
    });
  }
}
