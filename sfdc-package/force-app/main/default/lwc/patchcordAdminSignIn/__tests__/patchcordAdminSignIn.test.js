import { createElement } from 'lwc';
import PatchcordAdminSignIn from 'c/patchcordAdminSignIn';
import { answer, problem, settle } from '../../../../../../test/gateway';

let asked;

function shown(me) {
  asked = [];
  global.fetch = async (url, init) => {
    asked.push([url, init.headers.Authorization]);
    return me();
  };
  const element = createElement('c-patchcord-admin-sign-in', { is: PatchcordAdminSignIn });
  element.signedIn = [];
  element.addEventListener('signin', (event) => element.signedIn.push(event.detail.key));
  document.body.append(element);
  return element;
}

async function enter(element, key) {
  element.querySelector('input').value = key;
  element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settle();
}

const error = (element) => element.querySelector('#sign-in-error').textContent;

describe('c-patchcord-admin-sign-in', () => {
  it('takes the key of an admin, and keeps it out of addresses', async () => {
    const element = shown(() => answer(200, { role: 'ADMIN' }));
    expect(document.activeElement).toBe(element.querySelector('input'));
    await enter(element, '  pck_right ');
    expect(element.signedIn).toEqual(['pck_right']);
    expect(asked).toEqual([['/api/v1/me', 'Bearer pck_right']]);
    expect(element.querySelector('input').value).toBe('');
  });

  it.each([
    ['a key that is not valid', () => problem(401, 'unauthenticated', ''), 'This key is not valid'],
    ['a key of another role', () => answer(200, { role: 'AGENT' }), 'This key has the role AGENT.'],
    [
      'a gateway that is away',
      () => {
        throw new TypeError('away');
      },
      'The gateway does not answer.'
    ]
  ])('refuses %s with a sentence', async (what, me, sentence) => {
    const element = shown(me);
    await enter(element, 'pck_x');
    expect(element.signedIn).toEqual([]);
    expect(error(element)).toContain(sentence);
    expect(element.querySelector('input').getAttribute('aria-invalid')).toBe('true');
    await expect(element).toBeAccessible();
  });

  it('does not ask about nothing, nor about what no key can be', async () => {
    const element = shown(() => answer(200, { role: 'ADMIN' }));
    await enter(element, ' ');
    expect(error(element)).toBe('Enter a key.');
    await enter(element, 'schlüssel');
    expect(error(element)).toContain('not valid');
    expect(asked).toEqual([]);
  });

  it('says why one has to sign in again', async () => {
    const element = shown(() => answer(200, {}));
    element.reason = 'Your key is not valid any more.';
    await settle();
    expect(error(element)).toBe('Your key is not valid any more.');
  });
});
