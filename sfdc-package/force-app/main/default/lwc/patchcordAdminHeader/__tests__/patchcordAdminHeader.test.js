import { createElement } from 'lwc';
import PatchcordAdminHeader from 'c/patchcordAdminHeader';
import { settle } from '../../../../../../test/gateway';

const STATE = {
  phase: 'IN',
  ready: true,
  callCenters: [
    { internalName: 'Help', displayName: 'Help Desk' },
    { internalName: 'Sales', displayName: 'Sales Team' }
  ],
  callCenter: 'Sales',
  stream: 'OPEN',
  awaySince: ''
};

async function shown(more = {}, last = '') {
  const element = createElement('c-patchcord-admin-header', { is: PatchcordAdminHeader });
  Object.assign(element, { state: { ...STATE, ...more }, last });
  document.body.append(element);
  await settle();
  return element;
}

describe('c-patchcord-admin-header', () => {
  it('lets one choose among several call centers', async () => {
    const element = await shown();
    const told = jest.fn();
    element.addEventListener('center', (event) => told(event.detail.callCenter));
    const select = element.querySelector('#call-center');
    expect(select.value).toBe('Sales');
    select.value = 'Help';
    select.dispatchEvent(new CustomEvent('change'));
    expect(told).toHaveBeenCalledWith('Help');
    await expect(element).toBeAccessible();
  });

  it('names the only call center', async () => {
    const element = await shown({ callCenters: STATE.callCenters.slice(0, 1), callCenter: 'Help' });
    expect(element.querySelector('#call-center')).toBeNull();
    expect(element.querySelector('.patchcord-center').textContent).toBe('Help Desk');
  });

  it('offers to take back what was done, and says what that is', async () => {
    const element = await shown({}, 'Bea has line 1104 now.');
    const told = jest.fn();
    element.addEventListener('undo', told);
    const button = element.querySelector('[data-action="undo-last"]');
    expect(button.textContent).toContain('Bea has line 1104 now.');
    button.click();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('says since when there is no connection', async () => {
    const element = await shown({ stream: 'WAITING', awaySince: '2026-05-03T10:00:00Z' });
    expect(element.querySelector('.patchcord-away').textContent).toContain('No connection to the gateway since');
    expect(element.querySelector('[data-stream="WAITING"]').textContent).toBe('Not connected');
  });

  it('has nothing to offer before somebody has signed in', async () => {
    const element = await shown({ phase: 'OUT' });
    expect(element.querySelector('button')).toBeNull();
  });
});
