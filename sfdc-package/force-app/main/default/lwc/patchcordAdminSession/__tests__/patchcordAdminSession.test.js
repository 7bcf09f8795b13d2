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

  it('signs in with what the org signs, at the gateway that it names, and keeps no token', async () => {
    const asked = [];
    global.fetch = async (url, init) => {
      asked.push([url, init]);
      return url.endsWith('/sessions') ? answer(201, { token: 'pcs_token' }) : answer(200, CENTERS);
    };
    const { one } = session();
    one.org = { gateway: 'https://cti.test', signToken: async () => 'header.claims.signature' };
    await one.resume();
    await settle();
    expect(asked[0][0]).toBe('https://cti.test/api/v1/sessions');
    expect(JSON.parse(asked[0][1].body)).toEqual({ token: 'header.claims.signature', role: 'ADMIN' });
    expect(asked[0][1].headers.Authorization).toBeUndefined();
    const centers = asked.find(([url]) => url.includes('/call-centers'));
    expect(centers[0]).toContain('https://cti.test/');
    expect(centers[1].headers.Authorization).toBe('Bearer pcs_token');
    expect(one.state).toMatchObject({ phase: 'IN', ready: true });
    expect(sessionStorage.getItem('patchcord.admin.key')).toBeNull();
    one.close();
  });

  it('says why the org or the gateway did not sign in', async () => {
    const { one } = session();
    one.org = { gateway: 'https://cti.test', signToken: async () => Promise.reject(new Error('No permission set.')) };
    await one.resume();
    expect(one.state).toMatchObject({ phase: 'OUT', reason: 'Salesforce could not sign you in. No permission set.' });
    global.fetch = async () => problem(403, 'sign-in-not-allowed', 'ada is no admin here.');
    one.org.signToken = async () => 'header.claims.signature';
    await one.signInByOrg();
    expect(one.state.phase).toBe('OUT');
    expect(one.state.reason).toBeTruthy();
  });
});
