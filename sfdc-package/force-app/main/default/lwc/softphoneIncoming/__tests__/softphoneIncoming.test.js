import SoftphoneIncoming from 'c/softphoneIncoming';
import { aCall, shown } from '../../../../../../test/softphone';

const ringing = (more, actions = ['answer', 'reject']) => aCall({ state: 'RINGING', direction: 'INBOUND', connectedAt: null, ...more }, actions);

it('says who, from where and how long, and takes or refuses', async () => {
  const element = await shown('c-softphone-incoming', SoftphoneIncoming, {
    call: ringing({ queue: { name: 'support@default', waitedSeconds: 100 }, dialledNumber: '+18005550100', variables: { tier: 'gold' } })
  });
  expect(element.querySelector('h2').textContent).toBe('Ada Lovelace');
  expect(element.querySelector('[data-origin]').textContent).toBe('Queue support · waited 1:40');
  expect(element.querySelector('[data-dialled]').textContent).toBe('Dialled +1 800 555 0100');
  expect(element.textContent).toContain('tier: gold');
  element.querySelector('[data-action="answer"]').click();
  element.querySelector('[data-action="reject"]').click();
  expect(element.told.map(({ args }) => args[1])).toEqual(['answer', 'reject']);
  await expect(element).toBeAccessible();
});

it('sends to the phone where it cannot be taken from here, and names who has no number', async () => {
  const element = await shown('c-softphone-incoming', SoftphoneIncoming, {
    call: ringing({ otherParty: { number: null, name: null }, dialledNumber: '1001' }, ['reject'])
  });
  expect(element.querySelector('[data-action="answer"]')).toBeNull();
  expect(element.textContent).toContain('Pick up your phone');
  expect(element.querySelector('h2').textContent).toBe('Unknown number');
  await expect(element).toBeAccessible();
});
