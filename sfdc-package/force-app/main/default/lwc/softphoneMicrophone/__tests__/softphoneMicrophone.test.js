import { Memory } from 'c/softphoneMemory';
import { Microphone } from 'c/softphoneMicrophone';

const HEADSET = { kind: 'audioinput', deviceId: 'm2', label: 'Headset' };
const BUILT_IN = { kind: 'audioinput', deviceId: 'm1', label: 'Built-in' };
const SPEAKER = { kind: 'audiooutput', deviceId: 's1', label: 'Speaker' };

function failure(name) {
  return Object.assign(new Error(name), { name });
}

/** Devices as Chromium has them: an `ideal` one is not looked at. */
function devices() {
  const listeners = new Set();
  return {
    all: [BUILT_IN, HEADSET, SPEAKER],
    refusal: '',
    tracks: [],
    addEventListener: (type, listener) => listeners.add(listener),
    removeEventListener: (type, listener) => listeners.delete(listener),
    enumerateDevices() {
      return Promise.resolve(this.all);
    },
    getUserMedia({ audio }) {
      const wanted = audio.deviceId ? audio.deviceId.exact : 'm1';
      const found = this.all.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === wanted);
      if (this.refusal || !found) {
        return Promise.reject(failure(this.refusal || (audio.deviceId ? 'OverconstrainedError' : 'NotFoundError')));
      }
      const ends = new Set();
      const track = {
        label: found.label,
        readyState: 'live',
        addEventListener: (type, listener) => ends.add(listener),
        removeEventListener: (type, listener) => ends.delete(listener),
        stop() {
          this.readyState = 'ended';
        },
        unplug() {
          this.readyState = 'ended';
          ends.forEach((listener) => listener());
        }
      };
      this.tracks.push(track);
      return Promise.resolve({ getTracks: () => [track], getAudioTracks: () => [track] });
    },
    get listeners() {
      return listeners.size;
    }
  };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

let media;
let changes;
let microphone;

beforeEach(() => {
  media = devices();
  changes = [];
  microphone = new Microphone(new Memory('ada'), (lost) => changes.push(lost), media);
});

afterEach(() => {
  microphone.close();
  localStorage.clear();
});

it('speaks into the one that was chosen, also the next time', async () => {
  microphone.choose({ microphone: 'm2' });
  await microphone.open();
  const next = new Microphone(new Memory('ada'), () => {}, media);
  await next.open();
  next.close();
  expect(media.tracks.map(({ label }) => label)).toEqual(['Headset', 'Headset']);
});

it('speaks into another when the chosen one is gone', async () => {
  microphone.choose({ microphone: 'm2' });
  media.all = [BUILT_IN];
  await microphone.open();
  expect(media.tracks[0].label).toBe('Built-in');
  expect(microphone.microphones).toEqual([{ id: 'm1', label: 'Built-in' }]);
});

it.each([
  ['NotAllowedError', 'BLOCKED'],
  ['NotFoundError', 'NO_MICROPHONE'],
  ['NotReadableError', 'MICROPHONE_BUSY'],
  ['AnythingElse', 'MICROPHONE_BUSY']
])('says of %s what the agent can do about it', async (refusal, code) => {
  microphone.choose({ microphone: 'm2' });
  media.refusal = refusal;
  await expect(microphone.open()).rejects.toMatchObject({ code });
});

it('listens to one at a time, and to none once it is released', async () => {
  await microphone.open();
  await microphone.open();
  expect(media.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
  microphone.release();
  expect(media.tracks[1].readyState).toBe('ended');
  expect(changes).toEqual([]);
});

it('tells when the one in use is unplugged', async () => {
  await microphone.open();
  media.tracks[0].unplug();
  await settled();
  expect(changes).toEqual([true]);
});

it('has the names of what there is to choose, and follows no more once it is closed', async () => {
  await microphone.list();
  expect(microphone.speakers).toEqual([{ id: 's1', label: 'Speaker' }]);
  microphone.close();
  expect(media.listeners).toBe(0);
});

it('knows by the names of devices whether it may listen, where the browser cannot be asked', async () => {
  await expect(microphone.permission()).resolves.toBe('granted');
  media.all = [{ kind: 'audioinput', deviceId: '', label: '' }];
  await expect(microphone.permission()).resolves.toBe('prompt');
});

it('is blocked in a page that has no devices at all', async () => {
  const none = new Microphone(new Memory('ada'), () => {}, null);
  await expect(none.permission()).resolves.toBe('denied');
  await expect(none.open()).rejects.toMatchObject({ code: 'BLOCKED' });
});
