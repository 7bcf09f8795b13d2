import { createElement } from 'lwc';
import PatchcordAdminHistory from 'c/patchcordAdminHistory';
import { answer, gateway, problem, settle } from '../../../../../../test/gateway';

const held = (id, to = null) => ({
  id,
  agent: 'adam',
  agentName: 'Adam',
  line: `line-${id}`,
  callCenter: 'Help',
  from: '2026-05-02T10:00:00Z',
  to
});

const done = (id, undoneAt = null) => ({
  id,
  at: '2026-05-02T10:00:00Z',
  by: 'pck_1234',
  counts: { created: 3, changed: 2, ended: 1 },
  undoneAt
});

async function shown(assignments, imports = { items: [], next: null }, more = {}) {
  const { api, asked } = gateway({
    'GET /assignments': assignments,
    'GET /assignments/imports': imports
  });
  const element = createElement('c-patchcord-admin-history', { is: PatchcordAdminHistory });
  Object.assign(element, { client: api, revision: 0, ...more });
  element.asked = asked;
  document.body.append(element);
  await settle();
  return element;
}

const lines = (element) =>
  [...element.querySelectorAll('tbody .patchcord-chip')].map((chip) => chip.textContent);

describe('c-patchcord-admin-history', () => {
  it('lists live and ended assignments, page after page', async () => {
    const element = await shown((at) =>
      answer(
        200,
        at.includes('cursor=7')
          ? { items: [held('c')], next: null }
          : { items: [held('a'), held('b', '2026-05-03T10:00:00Z')], next: '7' }
      )
    );
    expect(lines(element)).toEqual(['line-a', 'line-b']);
    expect(element.querySelector('tbody tr').textContent).toContain('Now');
    await expect(element).toBeAccessible();
    element.querySelector('[data-action="more"]').click();
    await settle();
    expect(lines(element)).toEqual(['line-a', 'line-b', 'line-c']);
    expect(element.querySelector('[data-action="more"]')).toBeNull();
  });

  it('begins with whom it is asked for', async () => {
    const element = await shown({ items: [], next: null }, undefined, { words: 'adam' });
    expect(element.asked[0].search).toBe('?q=adam&limit=50');
    expect(element.querySelector('input').value).toBe('adam');
    expect(element.textContent).toContain('Nothing fits.');
  });

  it('lets an import be undone that was not', async () => {
    const element = await shown(
      { items: [], next: null },
      { items: [done('i2'), done('i1', '2026-05-03T10:00:00Z')], next: null }
    );
    const undone = [];
    element.addEventListener('undoimport', (event) => undone.push(event.detail.id));
    const buttons = [...element.querySelectorAll('[data-id]')];
    expect(buttons).toHaveLength(1);
    buttons[0].click();
    expect(undone).toEqual(['i2']);
    expect(element.textContent).toContain('3 / 2 / 1');
    await expect(element).toBeAccessible();
  });

  it('looks again when lines changed hands', async () => {
    const element = await shown({ items: [held('a')], next: null });
    element.revision = 1;
    await settle();
    expect(element.asked).toHaveLength(4);
  });

  it('says what went wrong', async () => {
    const element = await shown(() => problem(503, 'x', 'Later.'));
    expect(element.querySelector('[role="alert"]').textContent).toBe('Later.');
  });
});
