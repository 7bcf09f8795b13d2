import { ApiProblem } from 'c/patchcordApi';
import { BrowserPhone } from 'c/softphoneBrowserPhone';

const LINE = { number: '1001', phone: 'BROWSER', device: { state: 'NOT_REGISTERED' } };
const DESK = { agent: { username: 'ada' }, line: LINE, connection: 'OPEN', calls: [] };
const ACCESS = { url: 'wss://pbx.test:7443', username: '1001', domain: 'pbx.test', password: 'x' };

function track() {
  return { readyState: 'live', addEventListener: () => {}, removeEventListener: () => {}, stop() { this.readyState = 'ended'; } };
}

/** The browser's devices: `refusal` is the name of the error that it gives instead of sound. */
function media() {
  const listeners = new Set();
  return {
    refusal: '',
    opened: 0,
    devices: [{ kind: 'audioinput', deviceId: 'm1', label: 'Headset' }],
    addEventListener: (type, listener) => listeners.add(listener),
    removeEventListener: (type, listener) => listeners.delete(listener),
    enumerateDevices() { return Promise.resolve(this.devices); },
    getUserMedia() {
      this.opened++;
      const stream = [track()];
      return this.refusal
        ? Promise.reject(Object.assign(new Error(), { name: this.refusal }))
        : Promise.resolve({ getTracks: () => stream, getAudioTracks: () => stream });
    },
    plug() { listeners.forEach((listener) => listener()); }
  };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

function world({ answer = () => ({ ...ACCESS, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }) } = {}) {
  const made = { asked: [], phones: [], loaded: 0, media: media(), states: [] };
  made.phone = new BrowserPhone(
    async (method, address) => {
      made.asked.push(`${method} ${address}`);
      return answer();
    },
    (state) => made.states.push(state),
    {
      load: async () => { made.loaded++; return {}; },
      make: (library, memory, listener) => {
        const sip = {
          listener, busy: false, ringing: false, renewed: [], over: 0,
          start(access) { this.access = access; }, close() { this.closed = true; },
          renew(access, now) { this.renewed.push(now); }, allOver() { this.over++; }
        };
        made.phones.push(sip);
        return sip;
      },
      media: made.media
    }
  );
  made.follow = async (change = {}, leads = true) => {
    made.phone.follow({ ...DESK, ...change }, leads);
    await settled();
  };
  return made;
}

let made;
afterEach(() => {
  made.phone.close();
  localStorage.clear();
});

it('loads nothing and asks for nothing where the line has a desk phone', async () => {
  made = world();
  await made.follow({ line: { ...LINE, phone: 'SIP_PHONE' } });
  expect([made.loaded, made.asked, made.media.opened]).toEqual([0, [], 0]);
  expect(made.phone.state.phase).toBe('OFF');
});

it('registers with what the gateway gives, and lets the microphone go', async () => {
  made = world();
  await made.follow();
  expect(made.phones[0].access).toMatchObject(ACCESS);
  made.phones[0].listener.onState('REGISTERED', 0);
  expect(made.phone.state).toMatchObject({ phase: 'READY', problem: '' });
  expect(made.phone._microphone._stream).toBeNull();
});

it('asks for the microphone only after the agent has read why', async () => {
  made = world();
  made.media.devices = [{ kind: 'audioinput', deviceId: '', label: '' }];
  await made.follow();
  expect(made.phone.state.phase).toBe('ASK');
  expect(made.media.opened).toBe(0);
  await made.phone.allow();
  await settled();
  expect(made.media.opened).toBe(1);
  expect(made.phones).toHaveLength(1);
});

it.each([['NotAllowedError', 'BLOCKED'], ['NotFoundError', 'NO_MICROPHONE'], ['NotReadableError', 'MICROPHONE_BUSY']])(
  'says why there is no sound after %s, and registers nothing that could not speak',
  async (refusal, problem) => {
    made = world();
    made.media.refusal = refusal;
    await made.follow();
    expect(made.phone.state).toMatchObject({ phase: 'ASK', problem });
    expect(made.phones).toHaveLength(0);
  }
);

it('goes on by itself when a headset is plugged in', async () => {
  made = world();
  made.media.refusal = 'NotFoundError';
  await made.follow();
  made.media.refusal = '';
  made.media.plug();
  await settled();
  await settled();
  expect(made.phones).toHaveLength(1);
});

it('is the phone in the tab that leads alone', async () => {
  made = world();
  await made.follow({}, false);
  expect(made.phone.state.phase).toBe('ELSEWHERE');
  expect(made.asked).toEqual([]);
  await made.follow({}, true);
  expect(made.asked).toEqual(['POST /me/browser-phone']);
});

it('takes a new password when the gateway was away', async () => {
  made = world();
  await made.follow();
  await made.follow({ connection: 'WAITING' });
  await made.follow();
  expect(made.asked).toHaveLength(2);
  expect(made.phones[0].renewed).toEqual([false]);
});

it('says when nobody has set the phone system up for it', async () => {
  made = world({ answer: () => { throw new ApiProblem({ status: 409, code: 'no-browser-phone' }, 0); } });
  await made.follow();
  expect(made.phone.state).toMatchObject({ phase: 'AWAY', problem: 'NOT_SET_UP' });
});

it('lets go of what the gateway says is over', async () => {
  made = world();
  await made.follow({ calls: [{ id: 'c', state: 'ACTIVE' }] });
  await made.follow({ calls: [{ id: 'c', state: 'ACTIVE' }] });
  expect(made.phones[0].over).toBe(0);
  await made.follow({ calls: [] });
  expect(made.phones[0].over).toBe(1);
});
