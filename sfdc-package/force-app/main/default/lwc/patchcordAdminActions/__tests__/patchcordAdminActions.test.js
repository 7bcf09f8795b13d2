import { Actions } from 'c/patchcordAdminActions';
import { RECORDS } from 'c/patchcordAdminRecords';
import { agent, answer, gateway } from '../../../../../../test/gateway';

describe('Actions', () => {
  it('gives a first line, and takes it away again', async () => {
    const { api, asked } = gateway({
      'POST /assignments': { id: 'new' },
      'GET /agents/dora': agent('dora', '1104'),
      'DELETE /assignments/id-dora': () => answer(200, {})
    });
    const done = await new Actions(api).assign(agent('dora'), '1104', 'Help');
    expect(done.text).toBe('Dora has line 1104 now.');
    expect(asked[0].body).toEqual({ agent: 'dora', line: '1104', callCenter: 'Help', move: true });
    await done.undo();
    // The one that is held now: it may have been taken and given again since.
    expect(asked.at(-1).at).toBe('DELETE /assignments/id-dora');
  });

  it('does not take back what somebody else has changed since', async () => {
    const { api, asked } = gateway({
      'POST /assignments': { id: 'new' },
      'GET /agents/dora': agent('dora', '1200')
    });
    const done = await new Actions(api).assign(agent('dora', '1001'), '1104', 'Help');
    await expect(done.undo()).rejects.toThrow('Somebody else has changed it meanwhile.');
    expect(asked.filter(({ at }) => at === 'POST /assignments')).toHaveLength(1);
  });

  it('changes a line, and gives the former one back', async () => {
    const { api, asked } = gateway({
      'POST /assignments': { id: 'new' },
      'GET /agents/dora': agent('dora', '1104')
    });
    const done = await new Actions(api).assign(agent('dora', '1001'), '1104', 'Help');
    expect(done.text).toBe('Dora has line 1104 now; line 1001 is free.');
    await done.undo();
    expect(asked.at(-1).body.line).toBe('1001');
  });

  it('ends an assignment, and begins it again', async () => {
    const { api, asked } = gateway({
      'DELETE /assignments/id-dora': () => answer(200, {}),
      'POST /assignments': { id: 'again' }
    });
    const done = await new Actions(api).end(agent('dora', '1001'), 'Help');
    expect(done.text).toBe('Line 1001 is free; Dora has it no more.');
    await done.undo();
    expect(asked[1].body).toEqual({ agent: 'dora', line: '1001', callCenter: 'Help', move: false });
  });

  it('lets an agent leave, and brings the agent back with all lines', async () => {
    const { api, asked } = gateway({
      'DELETE /agents/dora': () => answer(204),
      'POST /agents': {},
      'POST /assignments': {}
    });
    const dora = agent('dora', '1001', { email: 'd@x.test' });
    dora.assignments.push({ ...dora.assignments[0], line: '7', callCenter: 'Other' });
    const done = await new Actions(api).leave(dora);
    expect(asked[0].init.headers['If-Match']).toBe('*');
    expect(await done.undo()).toContain('Keys stay withdrawn');
    expect(asked[1].body).toEqual({ username: 'dora', displayName: 'Dora', email: 'd@x.test' });
    expect(asked.slice(2).map(({ body }) => [body.line, body.callCenter])).toEqual([
      ['1001', 'Help'],
      ['7', 'Other']
    ]);
  });

  it('imports, and undoes the import as a whole', async () => {
    const { api, asked } = gateway({
      'POST /assignments/import': { id: 'i', counts: { created: 2, changed: 1, ended: 0 } },
      'DELETE /assignments/imports/i': {}
    });
    const done = await new Actions(api).import('a,b', 'Help', true);
    expect(asked[0].search).toBe('?callCenter=Help&skipRefused=true');
    expect(asked[0].init.headers['Content-Type']).toBe('text/csv');
    expect(done.text).toBe('The import is done: 2 created, 1 changed, 0 ended.');
    await done.undo();
    expect(asked[1].at).toBe('DELETE /assignments/imports/i');
  });

  it('takes back two changes of one agent, though the first one was taken back under another ETag', async () => {
    const tags = ['"1"', '"2"', '"3"'];
    const { api, asked } = gateway({
      'POST /agents': () => answer(201, agent('dora'), { ETag: tags.shift() }),
      'PATCH /agents/dora': () => answer(200, agent('dora'), { ETag: tags.shift() }),
      'DELETE /agents/dora': () => answer(204)
    });
    const actions = () => new Actions(api);
    const added = await actions().add(RECORDS.agent, { username: 'dora' });
    const read = { body: agent('dora'), tag: '"1"' };
    const edited = await actions().edit(RECORDS.agent, { email: 'd@x.test' }, read);
    await edited.undo();
    await added.undo();
    expect(asked.slice(1).map(({ init }) => init.headers['If-Match'])).toEqual(['"1"', '"2"', '"3"']);
    expect(asked[2].body).toEqual({ email: null });
  });
});
