import { createElement } from 'lwc';
import PatchcordAdminExport from 'c/patchcordAdminExport';
import { answer, gateway, problem, settle } from '../../../../../../test/gateway';

async function shown(answers) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-export', { is: PatchcordAdminExport });
  Object.assign(element, { client: api, callCenter: 'Help' });
  document.body.append(element);
  await settle();
  return { element, asked };
}

async function press(element, action) {
  element.querySelector(`[data-action="${action}"]`).click();
  await settle();
}

describe('c-patchcord-admin-export', () => {
  beforeEach(() => {
    URL.createObjectURL = jest.fn(() => 'blob:x');
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('saves each file under the name that the gateway gives it', async () => {
    const { element, asked } = await shown({
      'GET /assignments/export': () =>
        answer(200, 'a', { 'Content-Disposition': 'attachment; filename="all.csv"' }),
      'GET /call-centers/Help/export': () => answer(200, 'b')
    });
    await press(element, 'export-assignments');
    expect(element.querySelector('[role="status"]').textContent).toBe('all.csv is in your downloads.');
    expect(asked[0].init.headers.Accept).toContain('text/csv');
    await press(element, 'export-metadata');
    expect(asked[1].search).toBe('?form=metadata');
    expect(element.querySelector('[role="status"]').textContent).toContain('Help.xml');
    await press(element, 'export-definition');
    expect(URL.createObjectURL).toHaveBeenCalledTimes(3);
    expect(URL.revokeObjectURL).toHaveBeenCalledTimes(3);
    await expect(element).toBeAccessible();
  });

  it('says why there is none', async () => {
    const { element } = await shown({
      'GET /call-centers/Help/export': () => problem(404, 'definition-not-found', 'No definition of Help.')
    });
    await press(element, 'export-definition');
    expect(element.querySelector('[role="alert"]').textContent).toBe('No definition of Help.');
    expect(URL.createObjectURL).not.toHaveBeenCalled();
  });
});
