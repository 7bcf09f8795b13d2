import SoftphoneWorkbench from 'c/softphoneWorkbench';
import { answer, gateway, problem } from '../../../../../../test/gateway';
import { aStream, later, me, shown } from '../../../../../../test/softphone';

function serve(answers) {
  global.fetch = gateway({ 'GET /history': { items: [], next: null }, ...answers }).fetch;
}

afterEach(() => {
  delete global.fetch;
  globalThis.history.replaceState(null, '', '/');
});

const enter = async (element, key) => {
  element.querySelector('#workbench-key').value = key;
  element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await later();
};

it('asks for the key of an agent, and takes no other', async () => {
  serve({ 'GET /me': (address, init) => (init.headers.Authorization === 'Bearer pck_admin' ? answer(200, { role: 'ADMIN' }) : problem(401, 'unauthenticated', '')) });
  const element = await shown('c-softphone-workbench', SoftphoneWorkbench, {});
  const said = () => element.querySelector('[role="alert"]').textContent;
  await enter(element, 'wrong');
  expect(said()).toBe('The gateway does not know this key.');
  await enter(element, 'pck_admin');
  expect(said()).toBe('This is not the key of an agent.');
  await expect(element).toBeAccessible();
});

it('signs in by a link, which it takes out of the address, and shows what Salesforce would have done', async () => {
  const stream = aStream();
  globalThis.history.replaceState(null, '', '/workbench?lang=en#key=pck_a');
  serve({ 'GET /events': () => stream.answer, 'POST /calls': () => problem(422, 'number-invalid', 'No.') });
  const element = await shown('c-softphone-workbench', SoftphoneWorkbench, {});
  expect(globalThis.location.href).toMatch(/\/workbench\?lang=en$/);
  await later();
  await stream.send('snapshot', me());
  await later();
  element.querySelector('.workbench-sheet [data-record]').click();
  await later();
  expect([...element.querySelectorAll('[data-what]')].map(({ dataset }) => dataset.what)).toEqual(['PANEL', 'CLICK']);
  expect(element.querySelector('[data-refusal]').textContent).toBe('No.');
  element.querySelector('[data-ask="leave"]').click();
  await later();
  expect(element.querySelector('form')).not.toBeNull();
});
