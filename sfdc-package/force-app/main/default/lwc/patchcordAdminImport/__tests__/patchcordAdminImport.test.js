import { createElement } from 'lwc';
import PatchcordAdminImport from 'c/patchcordAdminImport';
import { answer, drag, gateway, problem, settle } from '../../../../../../test/gateway';

const row = (number, result, details = []) => ({
  row: number,
  result,
  agent: `agent${number}`,
  line: String(1000 + number),
  callCenter: 'Help',
  details
});

function report(rows, more = {}) {
  const of = (result) => rows.filter((one) => one.result === result).length;
  return {
    id: null,
    counts: {
      created: of('CREATED'),
      changed: of('CHANGED'),
      ended: of('ENDED'),
      unchanged: of('UNCHANGED'),
      refused: of('REFUSED')
    },
    ignoredColumns: [],
    rows,
    ...more
  };
}

const MIXED = [row(2, 'CREATED'), row(3, 'REFUSED', ['Line 1003 is taken.']), row(4, 'ENDED')];

async function shown(answers) {
  const { api, asked } = gateway(answers);
  const element = createElement('c-patchcord-admin-import', { is: PatchcordAdminImport });
  Object.assign(element, { client: api, callCenter: 'Help' });
  element.asked = asked;
  element.done = [];
  element.addEventListener('imported', (event) => element.done.push(event.detail.text));
  document.body.append(element);
  await settle();
  return element;
}

async function drop(element, file = { name: 'users.csv', size: 20 }) {
  element.querySelector('section').dispatchEvent(drag('drop', {}, [file]));
  await settle();
}

const shownRows = (element) =>
  [...element.querySelectorAll('[role="table"] [role="row"]')].slice(1).map((one) => one.textContent);

const button = (element, action) => element.querySelector(`[data-action="${action}"]`);

describe('c-patchcord-admin-import', () => {
  it('shows what a dropped file would change, the refused rows first', async () => {
    const element = await shown({
      'POST /assignments/import': () => answer(200, report(MIXED, { ignoredColumns: ['Colour'] }))
    });
    await drop(element);
    expect(element.asked[0].search).toBe('?dryRun=true&callCenter=Help');
    expect(shownRows(element)).toEqual(['3Refusedagent31003Line 1003 is taken.']);
    expect(element.textContent).toContain('Columns that mean nothing here: Colour');
    element.querySelector('[data-result="ENDED"]').click();
    await settle();
    expect(shownRows(element)).toEqual(['4Endagent41004']);
    await expect(element).toBeAccessible();
  });

  it('applies nothing before the refused rows are left out, and then the rest', async () => {
    const element = await shown({
      'POST /assignments/import': (at) =>
        answer(200, report(MIXED, at.includes('dryRun') ? {} : { id: 'i' }))
    });
    await drop(element);
    button(element, 'apply').click();
    await settle();
    expect(element.asked).toHaveLength(1);
    expect(button(element, 'apply').getAttribute('aria-disabled')).toBe('true');
    const box = element.querySelector('input[type="checkbox"]');
    box.checked = true;
    box.dispatchEvent(new CustomEvent('change'));
    await settle();
    expect(button(element, 'apply').textContent).toBe('Apply 2 changes');
    button(element, 'apply').click();
    await settle();
    expect(element.asked[1].search).toBe('?callCenter=Help&skipRefused=true');
    expect(element.done).toEqual(['The import is done: 1 created, 0 changed, 1 ended.']);
    expect(button(element, 'apply')).toBeNull();
    button(element, 'again').click();
    await settle();
    expect(element.querySelector('input[type="file"]')).not.toBeNull();
  });

  it('draws few of 10,000 rows', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => row(i + 2, 'CREATED'));
    const element = await shown({ 'POST /assignments/import': () => answer(200, report(many)) });
    await drop(element);
    expect(shownRows(element).length).toBeLessThan(40);
    expect(element.querySelector('[role="table"]').getAttribute('aria-rowcount')).toBe('10001');
  });

  it('says that nothing would change', async () => {
    const element = await shown({
      'POST /assignments/import': () => answer(200, report([row(2, 'UNCHANGED')]))
    });
    await drop(element);
    expect(element.textContent).toContain('Nothing would change');
    expect(button(element, 'apply')).toBeNull();
  });

  it('says what is wrong with a file', async () => {
    const element = await shown({
      'POST /assignments/import': () => problem(422, 'file-unreadable', 'It has no column of users.')
    });
    await drop(element);
    expect(element.querySelector('[role="alert"]').textContent).toBe('It has no column of users.');
    await drop(element, { name: 'big.csv', size: 5_000_000 });
    expect(element.querySelector('[role="alert"]').textContent).toContain('has 5 MB');
    expect(element.asked).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('says so when no answer came to what was to be done', async () => {
    let asked = 0;
    const element = await shown({
      'POST /assignments/import': () => {
        asked += 1;
        if (asked === 2) {
          throw new TypeError('cut');
        }
        return answer(200, report([row(2, 'CREATED')]));
      }
    });
    await drop(element);
    button(element, 'apply').click();
    await settle();
    expect(element.querySelector('[role="alert"]').textContent).toContain('Look whether it was done');
    expect(element.done).toEqual([]);
  });

  it('shows how far it has come while it is applied, and nothing of others', async () => {
    let end;
    const element = await shown({
      'POST /assignments/import': (at) => {
        if (at.includes('dryRun')) {
          return answer(200, report([row(2, 'CREATED')]));
        }
        return new Promise((resolve) => {
          end = () => resolve(answer(200, report([row(2, 'CREATED')], { id: 'i' })));
        });
      }
    });
    const bar = () => element.querySelector('[role="progressbar"]');
    element.progress = { phase: 'WRITING', done: 1, total: 4 };
    await drop(element);
    expect(bar()).toBeNull();
    element.progress = { phase: 'DONE', done: 4, total: 4 };
    button(element, 'apply').click();
    await settle();
    expect(bar().hasAttribute('aria-valuenow')).toBe(false);
    element.progress = { phase: 'WRITING', done: 3, total: 4 };
    await settle();
    expect(bar().getAttribute('aria-valuenow')).toBe('75');
    end();
    await settle();
    expect(bar()).toBeNull();
  });

  describe('in Salesforce', () => {
    const ADA = { username: 'Ada@example.com', displayName: 'Ada', email: 'ada@example.com', salesforceUserId: '0055g00000ABCDEAA4', extension: '1044' };
    const BEA = { username: 'bea@example.com', displayName: 'Bea', email: 'bea@example.com', salesforceUserId: '0055g00000ABCDFAA4' };
    const held = (username, salesforceUserId, callCenter = 'Help') => ({ username, salesforceUserId, line: '1001', callCenter });

    async function synced(users, answers = {}) {
      const element = await shown({
        'GET /assignments/export': { items: [
          held('ada@example.com', '0055g00000ABCDEAA4'),
          held('gone@example.com', '0055g00000ABCDGAA4'),
          held('elsewhere@example.com', '0055g00000ABCDHAA4', 'Sales'),
          held('own', null)
        ] },
        'POST /assignments/import': () => answer(200, report([row(1, 'CREATED')])),
        'POST /call-centers/Help/users': () => answer(200, {}),
        ...answers
      });
      element.org = { readUsers: jest.fn(users) };
      await settle();
      await expect(element).toBeAccessible();
      button(element, 'sync').click();
      await settle();
      return element;
    }

    it('shows what the users of the call center would change, who has gone too, and applies it', async () => {
      const element = await synced(async () => [ADA, BEA]);
      expect(element.org.readUsers).toHaveBeenCalledWith('Help');
      const [, preview] = element.asked;
      expect(preview.search).toBe('?dryRun=true&callCenter=Help');
      const { extension, ...ada } = ADA;
      expect(preview.body.items).toEqual([
        { ...ada, callCenter: 'Help', line: extension },
        { ...BEA, callCenter: 'Help' },
        { username: 'gone@example.com', callCenter: 'Help', line: '' }
      ]);
      expect(shownRows(element)).toEqual(['1Createagent11001']);
      await expect(element).toBeAccessible();
      button(element, 'apply').click();
      await settle();
      expect(element.asked.slice(2).map(({ at, search }) => at + search)).toEqual([
        'POST /call-centers/Help/users',
        'POST /assignments/import?callCenter=Help'
      ]);
      // Not more than the API takes: it refuses a field that it does not know.
      expect(element.asked[2].body).toEqual({
        users: [ADA, BEA].map(({ email, ...user }) => {
          expect(email).toBeTruthy();
          return user;
        })
      });
      expect(element.done).toHaveLength(1);
    });

    it('takes no lines away when Salesforce has nobody there', async () => {
      const element = await synced(async () => []);
      expect(element.asked).toEqual([]);
      expect(element.querySelector('[role="alert"]').textContent).toContain('no active user in the call center Help');
    });

    it('says in Salesforce’s words why the users are not known', async () => {
      const element = await synced(async () => Promise.reject(new Error('No access.')));
      expect(element.querySelector('[role="alert"]').textContent).toBe('Salesforce did not give its users. No access.');
    });
  });

  it('has nothing of Salesforce on the gateway’s own page', async () => {
    const element = await shown({});
    expect(button(element, 'sync')).toBeNull();
  });
});
