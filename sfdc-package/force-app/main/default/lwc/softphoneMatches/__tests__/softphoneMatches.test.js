import SoftphoneMatches from 'c/softphoneMatches';
import { aCall, shown } from '../../../../../../test/softphone';

const ADA = { recordId: '003A', objectType: 'Contact', name: 'Ada' };
const BEN = { recordId: '003B', objectType: 'Contact', name: 'Ben' };

it('lets somebody choose among several', async () => {
  const element = await shown('c-softphone-matches', SoftphoneMatches, { call: aCall(), found: [ADA, BEN] });
  element.querySelector('[data-record="003B"]').click();
  expect(element.told).toEqual([{ what: 'chooseRecord', args: [aCall().id, BEN] }]);
  await expect(element).toBeAccessible();
});

it('shows the one, offers a new one where there is none, and nothing where nobody has looked', async () => {
  const one = await shown('c-softphone-matches', SoftphoneMatches, { call: aCall({ subject: ADA }), found: [ADA, BEN] });
  one.querySelector('button').click();
  const none = await shown('c-softphone-matches', SoftphoneMatches, { call: aCall(), found: [] });
  none.querySelector('[data-ask="new-record"]').click();
  const nobody = await shown('c-softphone-matches', SoftphoneMatches, { call: aCall() });
  expect(one.told).toEqual([{ what: 'showRecord', args: ['003A'] }]);
  expect(none.told).toEqual([{ what: 'newRecord', args: ['+14155551212'] }]);
  expect(nobody.textContent).toBe('');
  await expect(none).toBeAccessible();
});
