import SoftphoneKeys from 'c/softphoneKeys';
import { shown } from '../../../../../../test/softphone';

it('sends what is pressed, by mouse and by keyboard', async () => {
  const element = await shown('c-softphone-keys', SoftphoneKeys, { typed: true });
  element.querySelector('[data-key="5"]').click();
  const press = (key, more) => element.querySelector('button').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  press('#');
  press('a');
  press('1', { altKey: true });
  expect(element.told).toEqual([{ key: '5' }, { key: '#' }]);
  element.focus();
  expect(document.activeElement.dataset.key).toBe('1');
  await expect(element).toBeAccessible();
});
