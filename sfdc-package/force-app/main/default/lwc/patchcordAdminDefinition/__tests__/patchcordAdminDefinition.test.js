import { createElement } from 'lwc';
import PatchcordAdminDefinition from 'c/patchcordAdminDefinition';
import { answer, drag, gateway, problem, settle } from '../../../../../../test/gateway';

const CHANGES = [
  { path: 'PatchcordWork/wrapUpSeconds', kind: 'VALUE', before: '30', after: '45' },
  { path: 'Own', kind: 'ADDED', before: null, after: '' }
];
const report = (more = {}) => ({ dryRun: true, callCenter: 'Help', created: false, revision: 4, changes: CHANGES, ...more });

async function shown(answers) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-definition', { is: PatchcordAdminDefinition });
  element.client = api;
  const told = [];
  element.addEventListener('imported', (event) => told.push(event.detail));
  document.body.append(element);
  await settle();
  return { element, asked, told };
}

async function drop(element, file = { name: 'Help.xml', size: 20 }) {
  element.querySelector('section').dispatchEvent(drag('drop', {}, [file]));
  await settle();
}

async function apply(element) {
  element.querySelector('[data-action="definition-apply"]').click();
  await settle();
}

const cells = (element, table) =>
  [...element.querySelectorAll(`[${table}] tbody tr`)].map((row) => [...row.cells].map((cell) => cell.textContent));

/** The file that is there, as JSON: the gateway of the tests writes nothing else. */
const EXPORT = () => answer(200, 'before', { ETag: '"3"' });

describe('c-patchcord-admin-definition', () => {
  it('shows item by item what a file would change, applies it, and puts it back', async () => {
    const { element, asked, told } = await shown({
      'POST /call-centers/import': () => answer(200, report()),
      'GET /call-centers/Help/export': EXPORT
    });
    await drop(element);
    expect(asked[0].search).toBe('?dryRun=true');
    expect(cells(element, 'data-changes')).toEqual([
      ['Value', 'PatchcordWork/wrapUpSeconds', '30', '45'],
      ['Added', 'Own', 'empty', 'empty']
    ]);
    await expect(element).toBeAccessible();
    await apply(element);
    // Only over what was there at the preview.
    expect(asked[2].init.headers['If-Match']).toBe('"3"');
    expect(told[0].text).toBe('The definition of Help is imported; softphones follow it now.');
    await told[0].undo();
    expect(asked[3].init.headers['If-Match']).toBe('"4"');
    expect(asked[3].body).toBe('"before"');
  });

  it('names line and item of each fault', async () => {
    const { element } = await shown({
      'POST /call-centers/import': () =>
        problem(422, 'definition-invalid', 'x', [
          { line: 1012, field: 'reqGeneralInfo/reqUseApi', message: 'It is true or false.' },
          { field: 'PatchcordGateway/country', message: 'It is missing.' }
        ])
    });
    await drop(element);
    expect(element.querySelector('[role="alert"]').textContent).toBe('The file has 2 faults. Nothing was changed.');
    expect(cells(element, 'data-faults')).toEqual([
      ['1,012', 'reqGeneralInfo/reqUseApi', 'It is true or false.'],
      ['', 'PatchcordGateway/country', 'It is missing.']
    ]);
    expect(element.querySelector('#definition-file')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('takes the name of the metadata form from its file, and adds a new call center', async () => {
    const { element, asked, told } = await shown({
      'POST /call-centers/import': () => answer(200, report({ created: true, changes: [] }))
    });
    await drop(element, { name: 'Help.callCenter-meta.xml', size: 20 });
    expect(asked[0].search).toBe('?dryRun=true&name=Help');
    expect(element.querySelector('h3').textContent).toBe('The call center Help would be new');
    await apply(element);
    expect(told[0].text).toBe('The call center Help is added.');
    // Nothing was there that could be put back.
    expect(told[0].undo).toBeNull();
  });

  it('begins again when somebody else was faster', async () => {
    let asked = 0;
    const { element, told } = await shown({
      'POST /call-centers/import': () => {
        asked += 1;
        return asked === 1 ? answer(200, report()) : problem(412, 'record-changed', 'x');
      },
      'GET /call-centers/Help/export': EXPORT
    });
    await drop(element);
    await apply(element);
    expect(element.querySelector('[role="alert"]').textContent).toContain('Somebody else has changed it meanwhile.');
    expect(element.querySelector('[data-action="definition-apply"]')).toBeNull();
    expect(told).toEqual([]);
  });

  it('sends no file that is too large', async () => {
    const { element, asked } = await shown({});
    await drop(element, { name: 'Help.xml', size: 2_000_000 });
    expect(element.querySelector('[role="alert"]').textContent).toBe('The file has 2 MB; at most 1 is possible.');
    expect(asked).toEqual([]);
  });
});
