import { Speaker } from 'c/softphoneSpeaker';

/** What plays sound in a browser. */
class Player {
  static made = [];
  static refusal = '';
  static gone = '';
  sink = '';

  constructor() {
    Player.made.push(this);
  }

  play() {
    return Player.refusal ? Promise.reject(Object.assign(new Error(), { name: Player.refusal })) : Promise.resolve();
  }

  setSinkId(id) {
    if (id && id === Player.gone) {
      return Promise.reject(new Error('NotFoundError'));
    }
    this.sink = id;
    return Promise.resolve();
  }
}

/** What makes tones in a browser. */
class Tones {
  static begun = 0;
  static closed = 0;
  currentTime = 0;
  destination = {};

  createGain() {
    return { gain: {}, connect: () => {} };
  }

  createOscillator() {
    return { frequency: {}, connect: () => {}, start: () => { Tones.begun++; }, stop: () => {} };
  }

  close() {
    Tones.closed++;
  }
}

const STREAM = { id: 'customer' };
const before = { Audio: globalThis.Audio, AudioContext: globalThis.AudioContext };
let speaker;

beforeEach(() => {
  Object.assign(Player, { made: [], refusal: '', gone: '' });
  Object.assign(Tones, { begun: 0, closed: 0 });
  Object.assign(globalThis, { Audio: Player, AudioContext: Tones });
  speaker = new Speaker('s1');
});

afterEach(() => {
  speaker.close();
  Object.assign(globalThis, before);
  jest.useRealTimers();
});

it('plays each call on the chosen device, and is silent when it is over', async () => {
  await expect(speaker.sound(STREAM, 'a')).resolves.toBe(true);
  await speaker.sound(STREAM, 'b');
  expect(Player.made.map(({ sink }) => sink)).toEqual(['s1', 's1']);
  await speaker.sound(null, 'a');
  expect(Player.made.map(({ srcObject }) => srcObject)).toEqual([null, STREAM]);
});

it('goes on with the same player when a call sounds anew', async () => {
  await speaker.sound(STREAM, 'a');
  await speaker.sound({ id: 'after a reload' }, 'a');
  expect(Player.made).toHaveLength(1);
});

it('changes the device in a call, and does without one that is gone', async () => {
  await speaker.sound(STREAM, 'a');
  await speaker.use('s2');
  expect(Player.made[0].sink).toBe('s2');
  Player.gone = 's3';
  await speaker.use('s3');
  expect(Player.made[0].sink).toBe('');
});

it('says when the browser holds the sound back, and plays it once somebody has touched the page', async () => {
  Player.refusal = 'NotAllowedError';
  await expect(speaker.sound(STREAM, 'a')).resolves.toBe(false);
  await expect(speaker.play()).resolves.toBe(false);
  Player.refusal = '';
  await expect(speaker.play()).resolves.toBe(true);
});

it('is heard although another sound has taken the place of one that was about to begin', async () => {
  Player.refusal = 'AbortError';
  await expect(speaker.sound(STREAM, 'a')).resolves.toBe(true);
});

it('rings a second in five, until it is told to stop', () => {
  jest.useFakeTimers();
  speaker.ring(true);
  speaker.ring(true);
  expect(Tones.begun).toBe(2);
  jest.advanceTimersByTime(5_000);
  expect(Tones.begun).toBe(4);
  speaker.ring(false);
  jest.advanceTimersByTime(20_000);
  expect(Tones.begun).toBe(4);
  speaker.close();
  expect(Tones.closed).toBe(1);
});

it('does not ring where the browser makes no tones', () => {
  globalThis.AudioContext = undefined;
  expect(() => speaker.ring(true)).not.toThrow();
});
