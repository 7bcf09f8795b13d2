import SoftphoneDial from 'c/softphoneDial';
import { settle } from '../../../../../../test/gateway';
import { shown } from '../../../../../../test/softphone';

const search = async () => ({ items: [], number: null });

it('makes a number of keys, and calls it', async () => {
  const element = await shown('c-softphone-dial', SoftphoneDial, { search, ready: true });
  ['4', '1', '5'].forEach((key) => element.querySelector(`[data-key="${key}"]`).click());
  await settle();
  element.querySelector('[aria-label="Delete the last character"]').click();
  await settle();
  element.querySelector('[data-ask="call"]').click();
  expect(element.told.filter(({ what }) => what === 'dial')).toEqual([{ what: 'dial', args: [expect.objectContaining({ number: '41' })] }]);
  await expect(element).toBeAccessible();
});

it('dials the last one again, or one of those before', async () => {
  const recent = [{ number: '1002', name: 'Bob' }, { number: '+14155551212', name: '' }];
  const element = await shown('c-softphone-dial', SoftphoneDial, { search, ready: true, recent });
  expect(element.querySelector('[data-ask="call"]').textContent).toBe('Redial');
  element.querySelector('[data-ask="call"]').click();
  element.querySelector('[data-number="+14155551212"]').click();
  expect(element.told.map(({ args }) => args[0].number)).toEqual(['1002', '+14155551212']);
  await expect(element).toBeAccessible();
});

it('calls nobody while no call can be placed', async () => {
  const element = await shown('c-softphone-dial', SoftphoneDial, { search, ready: false, recent: [{ number: '1002', name: 'Bob' }] });
  element.querySelector('[data-ask="call"]').click();
  expect(element.told).toEqual([]);
});
