import { createElement } from 'lwc';
import PatchcordAdminOutcome from 'c/patchcordAdminOutcome';
import { settle } from '../../../../../../test/gateway';

function shown(outcome) {
  const element = createElement('c-patchcord-admin-outcome', { is: PatchcordAdminOutcome });
  element.outcome = outcome;
  document.body.append(element);
  return element;
}

const text = (element, role) => element.querySelector(`[role="${role}"]`).textContent;

describe('c-patchcord-admin-outcome', () => {
  it('has its regions before there is something to say', async () => {
    const element = shown(null);
    expect([text(element, 'status'), text(element, 'alert')]).toEqual(['', '']);
    expect(element.querySelector('button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says what was done and offers to take it back', async () => {
    const element = shown({ kind: 'done', text: 'Done.', undo: true });
    const undone = jest.fn();
    element.addEventListener('undo', undone);
    expect(text(element, 'status')).toBe('Done.');
    element.querySelector('[data-action="undo"]').click();
    expect(undone).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
    // The button goes, the focus stays.
    element.outcome = { kind: 'done', text: 'Taken back.' };
    await settle();
    expect(document.activeElement.dataset.action).toBe('dismiss');
  });

  it('says a failure at once, with nothing to take back', () => {
    const element = shown({ kind: 'error', text: 'No.' });
    expect(text(element, 'alert')).toBe('No.');
    expect(element.querySelector('[data-action="undo"]')).toBeNull();
  });

  it('goes when it is dismissed', () => {
    const element = shown({ kind: 'done', text: 'Done.' });
    const dismissed = jest.fn();
    element.addEventListener('dismiss', dismissed);
    element.querySelector('[data-action="dismiss"]').click();
    expect(dismissed).toHaveBeenCalledTimes(1);
  });
});
