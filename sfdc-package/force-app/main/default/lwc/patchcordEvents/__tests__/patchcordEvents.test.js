import { EventParser, EventStream, waitBefore } from 'c/patchcordEvents';
import { Api } from 'c/patchcordApi';

const WIRE = ': hello\n\nid: r-1\nevent: device\ndata: {"a":"ü"}\n\nid: r-2\r\ndata: {\r\ndata: }\r\n\r\n';

function read(pieces) {
  const events = [];
  const parser = new EventParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

function stream(...texts) {
  return {
    ok: true,
    status: 200,
    headers: { get: () => null },
    body: new ReadableStream({
      start(controller) {
        texts.forEach((text) => controller.enqueue(new TextEncoder().encode(text)));
        controller.close();
      }
    })
  };
}

describe('EventParser', () => {
  it('reads the same however the text is cut', () => {
    const whole = read([WIRE]);
    expect(whole).toEqual([
      { id: 'r-1', type: 'device', data: '{"a":"ü"}' },
      { id: 'r-2', type: 'message', data: '{\n}' }
    ]);
    for (let cut = 0; cut <= WIRE.length; cut += 1) {
      expect(read([WIRE.slice(0, cut), WIRE.slice(cut)])).toEqual(whole);
    }
    expect(read([...WIRE])).toEqual(whole);
  });
});

describe('waitBefore', () => {
  it('waits longer each time, and not for ever', () => {
    expect(waitBefore(1, () => 0)).toBe(250);
    expect(waitBefore(1, () => 1)).toBe(500);
    expect(waitBefore(4, () => 1)).toBe(4000);
    expect(waitBefore(60, () => 1)).toBe(20_000);
  });
});

describe('EventStream', () => {
  it('comes back from where it was, until the key is refused', async () => {
    const asked = [];
    const answers = [
      () => stream('id: r-7\nevent: device\ndata: {"n":1}\n\n'),
      () => {
        throw new TypeError('away');
      },
      () => ({ ok: false, status: 503, headers: { get: () => null } }),
      () => stream('id: r-8\nevent: device\ndata: {"n":2}\n\n'),
      () => ({ ok: false, status: 401, headers: { get: () => null } })
    ];
    const api = new Api('key', {
      fetch: async (url, init) => {
        asked.push(init.headers['Last-Event-ID']);
        return answers[asked.length - 1]();
      }
    });
    const events = [];
    const states = [];
    let following;
    await new Promise((resolve) => {
      following = new EventStream(api, {
        onEvent: (type, data) => events.push([type, data.n]),
        onState: (state) => {
          states.push(state);
          if (state === 'WAITING') {
            Promise.resolve().then(() => setTimeout(() => following.retryNow(), 0));
          }
          if (state === 'REFUSED') {
            resolve();
          }
        },
        random: () => 0
      }).start();
    });
    expect(events).toEqual([
      ['device', 1],
      ['device', 2]
    ]);
    expect(asked).toEqual([undefined, 'r-7', 'r-7', 'r-7', 'r-8']);
    expect(states[0]).toBe('CONNECTING');
    expect(states.filter((state) => state === 'OPEN')).toHaveLength(2);
    expect(states.at(-1)).toBe('REFUSED');
  });

  it('tells nothing after it is closed', async () => {
    const told = [];
    const api = new Api('key', {
      fetch: (url, { signal }) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        })
    });
    const following = new EventStream(api, {
      onEvent: () => told.push('event'),
      onState: (state) => told.push(state)
    }).start();
    following.close();
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    expect(told).toEqual(['CONNECTING']);
  });
});
