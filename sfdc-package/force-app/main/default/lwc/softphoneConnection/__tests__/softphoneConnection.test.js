import { Connection } from 'c/softphoneConnection';
import { HostProblem } from 'c/softphoneHost';
import { answer, gateway, problem } from '../../../../../../test/gateway';
import { aStream, later, me } from '../../../../../../test/softphone';

let connection;

afterEach(() => connection.close());

function connected(host, answers, role = 'AGENT') {
  const events = [];
  const { fetch, asked } = gateway(answers);
  connection = new Connection(host, role, { onEvent: (type, data) => events.push([type, data]), onState: () => {} }, fetch).start();
  return { events, asked };
}

it('signs in with what the org has signed, and follows', async () => {
  const stream = aStream();
  const { events, asked } = connected(
    { credentials: async () => ({ base: 'http://gateway.test', token: 'signed' }) },
    { 'POST /sessions': { token: 'pcs_1' }, 'GET /events': () => stream.answer },
    'SUPERVISOR'
  );
  await later();
  await stream.send('snapshot', me());
  expect(asked[0].body).toEqual({ token: 'signed', role: 'SUPERVISOR' });
  expect(asked[1].init.headers.Authorization).toBe('Bearer pcs_1');
  expect(connection.state).toBe('OPEN');
  expect(events[0][0]).toBe('snapshot');
});

it('renews a session that has run out, and asks again', async () => {
  let sessions = 0;
  let refused = false;
  connected(
    { credentials: async () => ({ base: '', token: 'signed' }) },
    {
      'POST /sessions': () => {
        sessions += 1;
        return answer(201, { token: `pcs_${sessions}` });
      },
      'GET /events': () => aStream().answer,
      'GET /me': (address, init) => {
        if (init.headers.Authorization === 'Bearer pcs_1') {
          refused = true;
          return problem(401, 'unauthenticated', '');
        }
        return answer(200, me());
      }
    }
  );
  await later();
  expect((await connection.request('GET', '/me')).role).toBe('AGENT');
  expect([refused, sessions]).toEqual([true, 2]);
});

it('says why the gateway does not let anybody in, and tries when it is asked to', async () => {
  let entered = false;
  connected(
    { credentials: async () => ({ base: '', token: 'signed' }) },
    {
      'POST /sessions': () => (entered ? answer(201, { token: 'pcs' }) : problem(403, 'sign-in-not-allowed', 'Nobody here.')),
      'GET /events': () => aStream().answer
    }
  );
  await later();
  expect(connection.state).toBe('REFUSED');
  expect(connection.problem.code).toBe('sign-in-not-allowed');
  entered = true;
  connection.retryNow();
  await later();
  expect(connection.state).toBe('OPEN');
});

it('tells a host that cannot sign from a gateway that does not answer', async () => {
  connected({ credentials: async () => Promise.reject(new HostProblem('NO_CREDENTIALS', 'No certificate')) }, {});
  await later();
  expect([connection.state, connection.problem.detail]).toEqual(['REFUSED', 'No certificate']);
  connection.close();
  connected({ credentials: async () => ({ base: '', token: 'signed' }) }, {});
  await later();
  expect([connection.state, connection.problem]).toEqual(['WAITING', null]);
});

it('signs in anew when the session is ended from elsewhere', async () => {
  let sessions = 0;
  const stream = aStream();
  connected(
    { credentials: async () => ({ base: '', token: 'signed' }) },
    {
      'POST /sessions': () => {
        sessions += 1;
        return answer(201, { token: 'pcs' });
      },
      'GET /events': () => (sessions === 1 ? stream.answer : aStream().answer)
    }
  );
  await later();
  await stream.send('signed-out', { reason: 'SESSION_EXPIRED' });
  await later();
  expect(sessions).toBe(2);
});
