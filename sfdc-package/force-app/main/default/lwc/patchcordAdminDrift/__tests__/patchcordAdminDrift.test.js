import { createElement } from 'lwc';
import PatchcordAdminDrift from 'c/patchcordAdminDrift';
import { AgentMap } from 'c/patchcordAdminModel';
import { agent, answer, gateway, problem, settle } from '../../../../../../test/gateway';

const finding = (id, kind, subject, more = {}) => ({
  id,
  kind,
  subject,
  callCenter: 'Help',
  sentence: `${subject} differs.`,
  remedy: 'Mend it.',
  since: '2026-05-03T10:00:00Z',
  waiver: null,
  ...more
});

const SUMMARY = { checkedAt: '2026-05-03T10:00:00Z', phonesKnown: true, queuesKnown: true, counts: {}, total: 0 };

/** The API: pages of what is open, or of what is waived. */
function drift(open, waived = [], summary = SUMMARY) {
  return (at) => {
    const query = new URL(at, 'http://x.test').searchParams;
    const all = query.get('waived') ? waived : open;
    const from = Number(query.get('cursor') || 0);
    const to = from + Number(query.get('limit'));
    return answer(200, { items: all.slice(from, to), next: to < all.length ? String(to) : null, summary });
  };
}

async function shown(answers, agents = [agent('adam', '1001')]) {
  const { api, asked } = gateway(answers);
  const model = new AgentMap();
  agents.forEach((one) => model.put(one));
  const element = createElement('c-patchcord-admin-drift', { is: PatchcordAdminDrift });
  Object.assign(element, { client: api, model, revision: 0 });
  const told = [];
  ['counted', 'agent', 'record', 'import', 'done'].forEach((name) =>
    element.addEventListener(name, (event) => told.push([name, event.detail]))
  );
  document.body.append(element);
  await settle();
  return { element, asked, told };
}

const sentences = (element) =>
  [...element.querySelectorAll('.patchcord-finding__sentence')].map((one) => one.textContent);

async function press(element, selector) {
  element.querySelector(selector).click();
  await settle();
}

describe('c-patchcord-admin-drift', () => {
  it('shows the newest first, counted by kind, each with its remedy', async () => {
    const { element, told } = await shown({
      'GET /drift': drift([
        finding('a', 'AGENT_WITHOUT_LINE', 'adam'),
        finding('b', 'SETTING_DIFFERS', 'x/y', { since: '2026-05-04T10:00:00Z' }),
        finding('c', 'AGENT_WITHOUT_LINE', 'zoe')
      ])
    });
    expect(sentences(element)).toEqual(['x/y differs.', 'zoe differs.', 'adam differs.']);
    expect(element.querySelector('[data-finding="a"]').textContent).toContain('Mend it.');
    expect([...element.querySelectorAll('[data-kind-filter]')].map((one) => one.textContent)).toEqual([
      'All kinds3',
      'Agent without a line2',
      'Other setting1'
    ]);
    expect(told).toEqual([['counted', { count: 3 }]]);
    await press(element, '[data-kind-filter][data-name="SETTING_DIFFERS"]');
    expect(sentences(element)).toEqual(['x/y differs.']);
    await expect(element).toBeAccessible();
  });

  it('leads to where it can be mended', async () => {
    const { element, told } = await shown({
      'GET /drift': drift([
        finding('a', 'LINE_WITHOUT_PHONE', '1001'),
        finding('b', 'USER_WITHOUT_LINE', 'eve'),
        finding('c', 'PHONE_WITHOUT_AGENT', '1044'),
        finding('d', 'SETTING_DIFFERS', 'x/y'),
        finding('e', 'TIER_WITHOUT_AGENT', 'q eve')
      ])
    });
    const ways = [...element.querySelectorAll('[data-action="go"]')];
    expect(ways.map((one) => one.textContent)).toEqual(['Go to Import', 'Line 1044 …', 'Add the agent', 'Go to Adam']);
    ways.forEach((one) => one.click());
    expect(told.slice(1)).toEqual([
      ['import', null],
      ['record', { type: 'line', name: '1044' }],
      ['record', { type: 'agent', name: 'eve' }],
      ['agent', { username: 'adam' }]
    ]);
  });

  it('waives with a reason and an end, and takes it back', async () => {
    const waiver = { reason: 'In repair.', by: 'admin', until: '2026-12-24T20:00:00Z' };
    const one = finding('a', 'LINE_WITHOUT_PHONE', '1001');
    const { element, asked, told } = await shown({
      'GET /drift': drift([one, finding('b', 'AGENT_WITHOUT_LINE', 'zoe')]),
      'POST /drift/a/waiver': { ...one, waiver },
      'DELETE /drift/a/waiver': one
    });
    await press(element, '[data-action="waive"][data-id="a"]');
    expect(document.activeElement.id).toBe('waiver-reason');
    await expect(element).toBeAccessible();
    element.querySelector('#waiver-reason').value = 'In repair.';
    element.querySelector('#waiver-until').value = '2026-12-24';
    element.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settle();
    expect(asked.at(-1).body).toEqual({
      reason: 'In repair.',
      until: new Date('2026-12-24T23:59:59').toISOString()
    });
    expect(sentences(element)).toEqual(['zoe differs.']);
    expect(document.activeElement.hasAttribute('data-told')).toBe(true);
    await press(element, '[data-view][data-name="waived"]');
    expect(element.querySelector('[data-finding="a"]').textContent).toContain('by admin: In repair.');
    await press(element, '[data-action="unwaive"]');
    expect(element.textContent).toContain('Nothing is waived.');
    expect(told.filter(([name]) => name === 'done').map(([, done]) => done.text)).toEqual([
      expect.stringMatching(/^1001 is waived until Dec 2/),
      '1001 is not waived any more.'
    ]);
  });

  it('says that the views agree, and what was not compared', async () => {
    const { element } = await shown({ 'GET /drift': drift([], [], { ...SUMMARY, phonesKnown: false }) });
    expect(element.querySelector('[data-state="empty"]').textContent).toBe('The three views agree.');
    expect(element.textContent).toContain('did not tell of its phones');
    await expect(element).toBeAccessible();
  });

  it('does not say that they agree before anybody has looked', async () => {
    const open = [];
    const { element } = await shown({
      'GET /drift': (at) => drift(open, [], open.length ? SUMMARY : null)(at),
      'POST /drift/check': () => {
        open.push(finding('a', 'AGENT_WITHOUT_LINE', 'zoe'));
        return answer(200, SUMMARY);
      }
    });
    expect(element.querySelector('[data-state="empty"]').textContent).toContain('Nobody has looked');
    await press(element, '[data-action="look"]');
    expect(sentences(element)).toEqual(['zoe differs.']);
  });

  it('reads all pages of thousands, draws some, and finds one', async () => {
    const many = Array.from({ length: 450 }, (unused, i) => finding(`f${i}`, 'AGENT_WITHOUT_LINE', `agent${i}`));
    const { element, asked } = await shown({ 'GET /drift': drift(many) });
    expect(asked).toHaveLength(4);
    expect(sentences(element)).toHaveLength(50);
    expect(element.querySelector('[data-told]').textContent).toBe('450 differences');
    await press(element, '[data-action="more"]');
    expect(sentences(element)).toHaveLength(100);
    expect(document.activeElement.dataset.finding).toBe('f399');
    const search = element.querySelector('#drift-search');
    search.value = 'agent17';
    search.dispatchEvent(new CustomEvent('input'));
    await settle();
    expect(sentences(element)).toHaveLength(11);
  });

  it('says when it cannot be loaded, and loads on request and on a change', async () => {
    let away = true;
    const { element } = await shown({
      'GET /drift': (at) => {
        if (away) {
          return problem(503, 'database-unavailable', 'The database is away.');
        }
        return drift([finding('a', 'AGENT_WITHOUT_LINE', 'zoe')])(at);
      }
    });
    expect(element.querySelector('[role="alert"]').textContent).toContain('The database is away.');
    away = false;
    await press(element, '[data-action="retry"]');
    expect(sentences(element)).toHaveLength(1);
    element.revision = 1;
    await settle();
    expect(element.querySelector('[role="alert"]')).toBeNull();
  });
});
