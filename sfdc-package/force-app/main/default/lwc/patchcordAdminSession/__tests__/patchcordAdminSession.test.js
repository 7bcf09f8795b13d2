import { Session } from 'c/patchcordAdminSession';
import { answer, problem, settle } from '../../../../../../test/gateway';

function backend(answers) {
  global.fetch = async (url, init) => {
    const at = `${init.method || 'GET'} ${new URL(url, 'http://x.test').pathname.replace('/api/v1', '')}`;
    if (!answers[at]) {
      throw new TypeError(`nothing at ${at}`);
    }
    return answers[at]();
  };
}

const CENTERS = { items: [{ internalName: 'Help' }, { internalName: 'Sales' }], next: null };

function session() {
  const states = [];
  return { one: new Session((state) => states.push(state)), states };
}

describe('Session', () => {
  it('reads the call centers of whoever signs in, and goes on with the one chosen last', async () => {
    sessionStorage.setItem('patchcord.admin.callCenter', 'Sales');
    backend({ 'GET /call-centers': () => answer(200, CENTERS) });
    const { one } = session();
    one.signIn('pck_key');
    await settle();
    expect(one.state).toMatchObject({ phase: 'IN', ready: true, callCenter: 'Sales', problem: '' });
    one.choose('Help');
    expect(sessionStorage.getItem('patchcord.admin.callCenter')).toBe('Help');
    one.close();
  });

  it('leaves nothing of whoever signed out', async () => {
    backend({ 'GET /call-centers': () => answer(200, CENTERS) });
    const { one } = session();
    one.signIn('pck_key');
    await settle();
    one.countDrift(5);
    one.expire();
    expect(one.client).toBeNull();
    expect(one.state).toMatchObject({ phase: 'OUT', callCenters: [], driftCount: null });
    expect(one.state.reason).toContain('not valid any more');
    expect(sessionStorage.getItem('patchcord.admin.key')).toBeNull();
  });

  it('says why the call centers cannot be read', async () => {
    backend({ 'GET /call-centers': () => problem(503, 'database-unavailable', 'The database is away.') });
    const { one } = session();
    one.signIn('pck_key');
    await settle();
    expect(one.state).toMatchObject({ ready: false, problem: 'The database is away.' });
    one.close();
  });
});
