import { createElement } from 'lwc';
import PatchcordAdminTabs from 'c/patchcordAdminTabs';
import { settle } from '../../../../../../test/gateway';

async function shown(chosen = 'two') {
  const element = createElement('c-patchcord-admin-tabs', { is: PatchcordAdminTabs });
  element.tabs = [
    { name: 'one', label: 'One', count: 0 },
    { name: 'two', label: 'Two', count: 1200 },
    { name: 'three', label: 'Three' }
  ];
  element.chosen = chosen;
  element.addEventListener('show', (event) => {
    element.chosen = event.detail.tab;
  });
  const panel = document.createElement('div');
  panel.id = 'panel';
  document.body.append(element, panel);
  await settle();
  return element;
}

async function press(element, key) {
  const tab = element.querySelector('[aria-selected="true"]');
  tab.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await settle();
}

describe('c-patchcord-admin-tabs', () => {
  it('shows a count where there is one, and says it', async () => {
    const element = await shown();
    expect([...element.querySelectorAll('[role="tab"]')].map((tab) => tab.textContent)).toEqual([
      'One',
      'Two1,2001,200 differences',
      'Three'
    ]);
    await expect(element).toBeAccessible();
  });

  it('moves by arrow keys, around both ends, with the focus', async () => {
    const element = await shown();
    await press(element, 'ArrowRight');
    await press(element, 'ArrowRight');
    expect(document.activeElement.id).toBe('tab-one');
    await press(element, 'ArrowLeft');
    expect(element.chosen).toBe('three');
    await press(element, 'Home');
    expect(element.chosen).toBe('one');
    await press(element, 'End');
    expect(document.activeElement.id).toBe('tab-three');
  });

  it('has one of them in the order of the Tab key', async () => {
    const element = await shown();
    element.querySelector('#tab-one').click();
    await settle();
    expect([...element.querySelectorAll('[role="tab"]')].map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
    element.focus();
    expect(document.activeElement.id).toBe('tab-one');
  });
});
