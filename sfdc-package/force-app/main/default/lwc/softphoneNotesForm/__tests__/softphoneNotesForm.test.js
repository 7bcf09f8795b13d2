import SoftphoneNotesForm from 'c/softphoneNotesForm';
import { settle } from '../../../../../../test/gateway';
import { aCall, shown } from '../../../../../../test/softphone';

it('tells each key, and shows what comes from elsewhere unless somebody types', async () => {
  const element = await shown('c-softphone-notes-form', SoftphoneNotesForm, { call: aCall({ notes: 'Old.' }) });
  const text = element.querySelector('textarea');
  expect(text.value).toBe('Old.');
  text.focus();
  text.value = 'Mine.';
  text.dispatchEvent(new CustomEvent('input'));
  element.call = aCall({ notes: 'Theirs.' });
  await settle();
  expect(text.value).toBe('Mine.');
  text.blur();
  element.call = aCall({ notes: 'Theirs, later.' });
  await settle();
  expect(text.value).toBe('Theirs, later.');
  expect(element.told).toEqual([{ what: 'note', args: [aCall().id, { notes: 'Mine.' }] }]);
  await expect(element).toBeAccessible();
});

it('takes a result from the list, or any text where there is none', async () => {
  const free = await shown('c-softphone-notes-form', SoftphoneNotesForm, { call: aCall() });
  const input = free.querySelector('input');
  input.value = ' Call back ';
  input.dispatchEvent(new CustomEvent('change'));
  const list = await shown('c-softphone-notes-form', SoftphoneNotesForm, { call: aCall({ id: 'x', disposition: 'Old one' }), dispositions: ['Sold'], logged: 'LOGGED' });
  expect([...list.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['– none –', 'Old one', 'Sold']);
  expect(list.querySelector('[data-logged]').textContent).toBe('In Salesforce');
  const select = list.querySelector('select');
  select.value = '';
  select.dispatchEvent(new CustomEvent('change'));
  expect([free.told[0].args[1], list.told[0].args[1]]).toEqual([{ disposition: 'Call back' }, { disposition: null }]);
  await expect(list).toBeAccessible();
});
