import { createElement } from 'lwc';
import PatchcordAdminDialTest from 'c/patchcordAdminDialTest';
import { answer, gateway, problem, settle } from '../../../../../../test/gateway';

async function tried(result, typed = '9-011-44 20 7946 0958') {
  const { api, asked } = gateway({ 'POST /call-centers/Help%20Desk/dial-test': result });
  const element = createElement('c-patchcord-admin-dial-test', { is: PatchcordAdminDialTest });
  Object.assign(element, { client: api, callCenter: 'Help Desk' });
  document.body.append(element);
  element.querySelector('input').value = typed;
  element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settle();
  return { element, asked };
}

describe('c-patchcord-admin-dial-test', () => {
  it('says what would be dialled, and by which rules', async () => {
    const { element, asked } = await tried({
      allowed: true,
      dialled: '+442079460958',
      kind: 'PUBLIC',
      steps: ['9 is the outside prefix.', 'It is a number of GB.']
    });
    expect(asked[0].body).toEqual({ number: '9-011-44 20 7946 0958' });
    expect(element.querySelector('strong').textContent).toBe('+442079460958 would be dialled');
    expect(element.textContent).toContain('A public number');
    expect([...element.querySelectorAll('li')].map((li) => li.textContent)).toEqual([
      '9 is the outside prefix.',
      'It is a number of GB.'
    ]);
    await expect(element).toBeAccessible();
  });

  it('says that it would be refused', async () => {
    const { element } = await tried({ allowed: false, kind: null, steps: ['It costs too much.'] });
    expect(element.querySelector('strong').textContent).toBe('It would be refused');
    expect(element.querySelector('li').textContent).toBe('It costs too much.');
  });

  it('says what went wrong', async () => {
    const { element } = await tried(() => problem(400, 'field-invalid', 'No number.'), '');
    expect(element.querySelector('[role="alert"]').textContent).toBe('No number.');
    expect(element.querySelector('strong')).toBeNull();
  });

  it('shows the answer to the last question only', async () => {
    let first;
    let count = 0;
    const { element } = await tried(() => {
      count += 1;
      return count === 1
        ? new Promise((resolve) => {
            first = () => resolve(answer(200, { allowed: false, kind: null, steps: ['late'] }));
          })
        : answer(200, { allowed: false, kind: null, steps: ['new'] });
    });
    element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settle();
    first();
    await settle();
    expect(element.querySelector('li').textContent).toBe('new');
  });
});
