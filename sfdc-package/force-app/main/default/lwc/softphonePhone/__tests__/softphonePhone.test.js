import SoftphonePhone from 'c/softphonePhone';
import { shown } from '../../../../../../test/softphone';

const browser = (more) => ({ phase: 'READY', problem: '', microphones: [], speakers: [], chosen: {}, ...more });

async function asking(state) {
  const element = await shown('c-softphone-phone', SoftphonePhone, { browser: browser(state) });
  element.asks = [];
  element.addEventListener('browser', ({ detail }) => element.asks.push(detail));
  return element;
}

it('is nothing where the line has a desk phone', async () => {
  const element = await asking({ phase: 'OFF' });
  expect(element.textContent).toBe('');
  await expect(element).toBeAccessible();
});

it('says what the microphone is for before the browser asks', async () => {
  const element = await asking({ phase: 'ASK' });
  expect(element.textContent).toContain('It listens only during calls');
  element.querySelector('button').click();
  expect(element.asks).toEqual([{ what: 'allow', args: [] }]);
  await expect(element).toBeAccessible();
});

it.each(['BLOCKED', 'NO_MICROPHONE', 'MICROPHONE_BUSY'])('says what to do about %s, and lets the agent try', async (problem) => {
  const element = await asking({ phase: 'ASK', problem });
  expect(element.querySelector('[data-browser-phone-text]').textContent.length).toBeGreaterThan(20);
  element.querySelector('[data-ask="allow"]').click();
  expect(element.asks).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it.each(['FRAME', 'NO_PHONE_SYSTEM', 'REFUSED', 'NOT_SET_UP'])('offers no button against %s, which the agent cannot mend', async (problem) => {
  const element = await asking({ phase: problem === 'FRAME' ? 'ASK' : 'AWAY', problem });
  expect(element.querySelector('button')).toBeNull();
  expect(element.querySelector('[data-browser-phone-text]').textContent.length).toBeGreaterThan(20);
});

it('turns the sound on that the browser held back', async () => {
  const element = await asking({ problem: 'SILENCED' });
  element.querySelector('[data-ask="hear"]').click();
  expect(element.asks).toEqual([{ what: 'hear', args: [] }]);
});

it('lets the agent choose among the devices', async () => {
  const element = await asking({
    microphones: [{ id: 'm1', label: 'Headset' }, { id: 'm2', label: 'Webcam' }],
    speakers: [{ id: 's1', label: 'Headset' }],
    chosen: { microphone: 'm2', speaker: '' }
  });
  const [microphone, speaker] = element.querySelectorAll('select');
  expect([...microphone.options].map(({ text }) => text)).toEqual(['As the browser chooses', 'Headset', 'Webcam']);
  expect(microphone.value).toBe('m2');
  speaker.value = 's1';
  speaker.dispatchEvent(new CustomEvent('change', { bubbles: true }));
  expect(element.asks).toEqual([{ what: 'choose', args: [{ speaker: 's1' }] }]);
  await expect(element).toBeAccessible();
});
