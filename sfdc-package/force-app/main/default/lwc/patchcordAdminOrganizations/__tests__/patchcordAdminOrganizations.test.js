import { createElement } from 'lwc';
import PatchcordAdminOrganizations from 'c/patchcordAdminOrganizations';
import { answer, gateway, problem, settle } from '../../../../../../test/gateway';

const ORG = { salesforceOrgId: '00D5g000008abcDEAQ', displayName: 'Production', rolesFromToken: false };
const AT = `/organizations/${ORG.salesforceOrgId}`;

async function shown(answers) {
  const { api, asked } = gateway({ 'GET /organizations': { items: [ORG], next: null }, ...answers });
  const element = createElement('c-patchcord-admin-organizations', { is: PatchcordAdminOrganizations });
  element.client = api;
  document.body.append(element);
  await settle();
  return { element, asked, box: element.querySelector('input') };
}

async function switchTo(box, checked) {
  box.checked = checked;
  box.dispatchEvent(new CustomEvent('change'));
  await settle();
}

it('lets the permission sets of an org say who supervises, and takes that back', async () => {
  let now = ORG;
  const { element, asked, box } = await shown({
    [`GET ${AT}`]: () => answer(200, now, { ETag: '"7"' }),
    [`PATCH ${AT}`]: (address, init) => {
      now = { ...now, ...JSON.parse(init.body) };
      return answer(200, now);
    }
  });
  expect(box.checked).toBe(false);
  await expect(element).toBeAccessible();
  await switchTo(box, true);
  const patch = asked.find(({ at }) => at === `PATCH ${AT}`);
  expect(patch.body).toEqual({ rolesFromToken: true });
  expect(patch.init.headers['If-Match']).toBe('"7"');
  expect(element.querySelector('[data-said]').textContent).toContain('Production');
  await switchTo(box, false);
  expect(now.rolesFromToken).toBe(false);
});

it('shows that it was refused, and stands as it stood', async () => {
  const { element, box } = await shown({
    [`GET ${AT}`]: () => answer(200, ORG, { ETag: '"7"' }),
    [`PATCH ${AT}`]: () => problem(412, 'record-changed', 'It was changed meanwhile.')
  });
  await switchTo(box, true);
  expect(box.checked).toBe(false);
  expect(element.querySelector('[role=alert]').textContent).not.toBe('');
});

it('is not there where there is no org', async () => {
  const { element } = await shown({ 'GET /organizations': { items: [], next: null } });
  expect(element.querySelector('section')).toBeNull();
});
