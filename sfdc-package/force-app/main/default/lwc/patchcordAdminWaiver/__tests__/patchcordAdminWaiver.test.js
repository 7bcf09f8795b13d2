import { createElement } from 'lwc';
import PatchcordAdminWaiver from 'c/patchcordAdminWaiver';
import { gateway, problem, settle } from '../../../../../../test/gateway';

const AT = 'POST /drift/a/waiver';

async function shown(answers = {}) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-waiver', { is: PatchcordAdminWaiver });
  Object.assign(element, { client: api, finding: { id: 'a', subject: '1001' } });
  document.body.append(element);
  await settle();
  return { element, asked };
}

async function submit(element, reason, until) {
  element.querySelector('#waiver-reason').value = reason;
  if (until !== undefined) {
    element.querySelector('#waiver-until').value = until;
  }
  element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settle();
}

const fault = (element, name) => element.querySelector(`#waiver-${name}-fault`).textContent;

describe('c-patchcord-admin-waiver', () => {
  it('needs a reason and a day, and says so at the field', async () => {
    const { element, asked } = await shown();
    await submit(element, '  ');
    expect(fault(element, 'reason')).toBe('Enter a reason.');
    expect(document.activeElement.id).toBe('waiver-reason');
    await submit(element, 'So.', '');
    expect(fault(element, 'until')).toBe('Enter a day.');
    expect(document.activeElement.id).toBe('waiver-until');
    expect(asked).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it('shows what the gateway says of a field there, and all else above', async () => {
    const answers = {
      [AT]: () => problem(400, 'field-invalid', 'x', [{ field: 'until', message: 'Within a year.' }])
    };
    const { element } = await shown(answers);
    await submit(element, 'So.');
    expect(fault(element, 'until')).toBe('Within a year.');
    answers[AT] = () => problem(404, 'finding-not-found', 'There is no such finding.');
    await submit(element, 'So.');
    expect(element.querySelector('[role="alert"]').textContent).toBe('There is no such finding.');
    expect(element.querySelector('#waiver-reason').value).toBe('So.');
  });

  it('is left by Escape', async () => {
    const { element } = await shown();
    const left = jest.fn();
    element.addEventListener('cancel', left);
    element
      .querySelector('form')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    expect(left).toHaveBeenCalledTimes(1);
  });
});
