import { Api, ApiProblem, NoAnswer, path } from 'c/patchcordApi';
import { answer, gateway, problem } from '../../../../../../test/gateway';

describe('Api', () => {
  it('sends the key in a header and the rest as JSON', async () => {
    const { api, asked } = gateway({ 'POST /assignments': { id: 'a' } });
    await expect(
      api.request('POST', '/assignments', { body: { line: '1' }, query: { dryRun: true, q: '' } })
    ).resolves.toEqual({ id: 'a' });
    expect(asked[0].search).toBe('?dryRun=true');
    expect(asked[0].body).toEqual({ line: '1' });
    expect(asked[0].init.headers.Authorization).toBe('Bearer pck_key');
    expect(asked[0].search).not.toContain('pck_key');
  });

  it('encodes what stands in a path', () => {
    expect(path`/agents/${'a b/c'}/x`).toBe('/agents/a%20b%2Fc/x');
  });

  it('makes a problem of a refusal', async () => {
    const { api } = gateway({
      'GET /lines': () => problem(409, 'line-taken', 'no', [{ field: 'line', message: 'It is taken.' }])
    });
    const failure = await api.request('GET', '/lines').catch((e) => e);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure.code).toBe('line-taken');
    expect(failure.sentence).toBe('It is taken.');
  });

  it('makes a problem of a refusal by something in between', async () => {
    const api = new Api('k', {
      fetch: async () => ({ ...answer(502), json: async () => JSON.parse('<html>') })
    });
    const failure = await api.request('GET', '/lines').catch((e) => e);
    expect(failure.status).toBe(502);
    expect(failure.sentence).toBe('HTTP 502');
  });

  it('tells that no answer came', async () => {
    const { api } = gateway({});
    await expect(api.request('GET', '/lines')).rejects.toBeInstanceOf(NoAnswer);
  });

  it('takes an answer without a body', async () => {
    const { api } = gateway({ 'DELETE /agents/a': () => answer(204) });
    await expect(api.request('DELETE', '/agents/a')).resolves.toBeNull();
  });

  it('gives a file as it is, with its name and its ETag', async () => {
    const { api } = gateway({
      'GET /file': () =>
        answer(200, 'x', { ETag: '"3"', 'Content-Disposition': 'attachment; filename="a b.xml"' })
    });
    await expect(api.text('GET', '/file')).resolves.toMatchObject({ text: '"x"', tag: '"3"', name: 'a b.xml' });
    await expect(api.tagged('GET', '/file')).resolves.toEqual({ body: 'x', tag: '"3"' });
  });
});
