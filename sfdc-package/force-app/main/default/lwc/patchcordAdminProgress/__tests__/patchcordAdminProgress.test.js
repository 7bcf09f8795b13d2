import { createElement } from 'lwc';
import PatchcordAdminProgress from 'c/patchcordAdminProgress';
import { settle } from '../../../../../../test/gateway';

async function shown(properties) {
  const element = createElement('c-patchcord-admin-progress', { is: PatchcordAdminProgress });
  Object.assign(element, properties);
  document.body.append(element);
  await settle();
  return element;
}

const bar = (element) => element.querySelector('[role="progressbar"]');

describe('c-patchcord-admin-progress', () => {
  it('says how far it has come, as a bar and as a sentence', async () => {
    const element = await shown({ progress: { phase: 'WRITING', done: 3400, total: 10000 } });
    expect(bar(element).getAttribute('aria-valuenow')).toBe('34');
    expect(bar(element).getAttribute('aria-label')).toBe('Writing the import: 3,400 of 10,000');
    expect(element.querySelector('[data-bar]').style.width).toBe('34%');
    await expect(element).toBeAccessible();
  });

  it('tells a screen reader each quarter, not each step', async () => {
    const element = await shown({ progress: { phase: 'UNDOING', done: 30, total: 100 } });
    const said = () => element.querySelector('[role="status"]').textContent;
    expect(said()).toBe('25 percent');
    element.progress = { phase: 'UNDOING', done: 40, total: 100 };
    await settle();
    expect(said()).toBe('25 percent');
  });

  it('only moves while nobody knows how much there is', async () => {
    const element = await shown({ text: 'Looking …', progress: { phase: 'CHECKING', done: 0, total: 0 } });
    expect(bar(element).hasAttribute('aria-valuenow')).toBe(false);
    expect(element.querySelector('[role="status"]').textContent).toBe('Looking …');
    await expect(element).toBeAccessible();
  });
});
