import { createElement } from 'lwc';
import PatchcordAdminRecordForm from 'c/patchcordAdminRecordForm';
import { agent, answer, gateway, problem, settle } from '../../../../../../test/gateway';

const LINE = {
  number: '1104',
  description: 'By the window',
  callerIdNumber: null,
  shared: false,
  dialString: null,
  recording: null,
  capabilities: ['REMOTE_ANSWER', 'AUTO_ANSWER'],
  switch: 'main',
  endedAt: null,
  assignments: []
};

async function shown(properties, answers = {}) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-record-form', { is: PatchcordAdminRecordForm });
  Object.assign(element, { client: api, ...properties });
  const told = [];
  element.addEventListener('done', (event) => told.push(event.detail));
  element.addEventListener('cancel', () => told.push('cancel'));
  document.body.append(element);
  await settle();
  return { element, asked, told };
}

const field = (element, name) => element.querySelector(`#record-${name}`);

function type(element, name, value) {
  field(element, name).value = value;
  field(element, name).dispatchEvent(new CustomEvent('input'));
}

function tick(element, id, checked) {
  field(element, id).checked = checked;
  field(element, id).dispatchEvent(new CustomEvent('change'));
}

async function save(element) {
  element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settle();
}

const said = (element) => element.querySelector('[role="alert"]').textContent;
const tagged = (body, tag) => () => answer(200, body, { ETag: tag });

describe('c-patchcord-admin-record-form', () => {
  it('adds an agent with what was entered, and takes it back as it was added', async () => {
    const { element, asked, told } = await shown(
      { type: 'agent' },
      {
        'POST /agents': () => answer(201, agent('dora', null, { displayName: 'Dora Dent' }), { ETag: '"1"' }),
        'DELETE /agents/dora': () => answer(204)
      }
    );
    expect(document.activeElement.id).toBe('record-username');
    await expect(element).toBeAccessible();
    type(element, 'username', 'dora');
    type(element, 'displayName', 'Dora Dent');
    await save(element);
    expect(asked[0].body).toEqual({ username: 'dora', displayName: 'Dora Dent' });
    expect(told[0].name).toBe('dora');
    expect(told[0].text).toBe('Dora Dent is added.');
    await told[0].undo();
    expect(asked[1].init.headers['If-Match']).toBe('"1"');
  });

  it('asks for what is needed before it asks the gateway', async () => {
    const { element, asked } = await shown({ type: 'line' });
    await save(element);
    expect(element.querySelector('#record-number-help').textContent).toContain('It is needed.');
    expect(field(element, 'number').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement.id).toBe('record-number');
    expect(asked).toEqual([]);
  });

  it('shows what is wrong with a field beside it', async () => {
    const { element } = await shown(
      { type: 'line' },
      { 'POST /lines': () => problem(400, 'field-invalid', 'x', [{ field: 'dialString', message: 'One endpoint.' }]) }
    );
    type(element, 'number', '1104');
    type(element, 'dialString', 'nonsense');
    await save(element);
    expect(said(element)).toContain('Correct the fields that are marked.');
    expect(element.querySelector('#record-dialString-help').textContent).toContain('One endpoint.');
    expect(document.activeElement.id).toBe('record-dialString');
    expect(field(element, 'dialString').value).toBe('nonsense');
    await expect(element).toBeAccessible();
  });

  it('sends what was changed alone, under the ETag that was read, and can put it back', async () => {
    const { element, asked, told } = await shown(
      { type: 'line', named: '1104' },
      {
        'GET /lines/1104': tagged(LINE, '"3"'),
        'PATCH /lines/1104': tagged({ ...LINE, shared: true }, '"4"')
      }
    );
    expect(field(element, 'number')).toBeNull();
    type(element, 'description', '');
    tick(element, 'shared', true);
    tick(element, 'capabilities-AUTO_ANSWER', false);
    const choice = field(element, 'recording');
    choice.value = 'OFF';
    choice.dispatchEvent(new CustomEvent('change'));
    choice.dispatchEvent(new CustomEvent('input'));
    await save(element);
    expect(asked[1].body).toEqual({
      description: null,
      shared: true,
      recording: 'OFF',
      capabilities: ['REMOTE_ANSWER']
    });
    expect(asked[1].init.headers['If-Match']).toBe('"3"');
    await told[0].undo();
    expect(asked[2].body).toEqual({
      description: 'By the window',
      shared: false,
      recording: null,
      capabilities: ['REMOTE_ANSWER', 'AUTO_ANSWER']
    });
    expect(asked[2].init.headers['If-Match']).toBe('"4"');
  });

  it('keeps what was typed when somebody else has changed it, and shows what it is now', async () => {
    let now = agent('dora', null, { displayName: 'Dora', email: 'd@x.test' });
    let tag = '"3"';
    const { element, asked, told } = await shown(
      { type: 'agent', named: 'dora' },
      {
        'GET /agents/dora': () => answer(200, now, { ETag: tag }),
        'PATCH /agents/dora': (at, init) => {
          if (init.headers['If-Match'] !== tag) {
            return problem(412, 'record-changed', 'Its ETag is "4" now.');
          }
          return answer(200, { ...now, ...JSON.parse(init.body) }, { ETag: '"5"' });
        }
      }
    );
    type(element, 'displayName', 'Dora Dent');
    now = { ...now, displayName: 'Dora Doe', email: 'doe@x.test' };
    tag = '"4"';
    await save(element);
    expect(said(element)).toContain('Somebody else has changed the same meanwhile.');
    expect(field(element, 'displayName').value).toBe('Dora Dent');
    expect(element.querySelector('.patchcord-now').textContent).toContain('Now: Dora Doe');
    // Where nothing was typed, it is as it is now.
    expect(field(element, 'email').value).toBe('doe@x.test');
    await expect(element).toBeAccessible();
    await save(element);
    expect(asked.at(-1).body).toEqual({ displayName: 'Dora Dent' });
    expect(told[0].text).toBe('Dora Dent is changed.');
  });

  it('takes what it is now on request', async () => {
    let now = agent('dora', null, { displayName: 'Dora' });
    const { element, told } = await shown(
      { type: 'agent', named: 'dora' },
      {
        'GET /agents/dora': () => answer(200, now, { ETag: '"4"' }),
        'PATCH /agents/dora': () => problem(412, 'record-changed', 'x')
      }
    );
    type(element, 'displayName', 'Dora Dent');
    now = { ...now, displayName: 'Dora Doe' };
    await save(element);
    element.querySelector('[data-action="take"]').click();
    await settle();
    expect(field(element, 'displayName').value).toBe('Dora Doe');
    await save(element);
    expect(told).toEqual(['cancel']);
  });

  it('adds the one that is not there yet', async () => {
    const { element, asked } = await shown(
      { type: 'line', named: '1199' },
      {
        'GET /lines/1199': () => problem(404, 'line-not-found', 'There is no line 1199.'),
        'POST /lines': () => answer(201, { ...LINE, number: '1199' }, { ETag: '"1"' })
      }
    );
    expect(element.querySelector('h2').textContent).toBe('New line');
    expect(field(element, 'number').value).toBe('1199');
    await save(element);
    expect(asked[1].body).toMatchObject({ number: '1199', shared: false });
  });

  it('is left by Escape', async () => {
    const { element, told } = await shown({ type: 'agent' });
    field(element, 'username').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    );
    expect(told).toEqual(['cancel']);
  });
});
