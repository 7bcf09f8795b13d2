import { AgentMap, FILTERS, assignmentIn, deviceOf } from 'c/patchcordAdminModel';
import { agent } from '../../../../../../test/gateway';

function map(...agents) {
  const made = new AgentMap();
  agents.forEach((one) => made.put(one));
  return made;
}

const names = (agents) => agents.map((one) => one.username);

describe('AgentMap', () => {
  it('sorts by name and finds by any part, the line too', () => {
    const agents = map(agent('zoe', '1002'), agent('adam', '1001'), agent('bea', null, { email: 'b@x.test' }));
    expect(names(agents.list())).toEqual(['adam', 'bea', 'zoe']);
    expect(names(agents.list({ words: '1002' }))).toEqual(['zoe']);
    expect(names(agents.list({ words: 'X.TEST be' }))).toEqual(['bea']);
    expect(agents.list({ words: 'nobody' })).toEqual([]);
  });

  it('finds an agent by a line that came later', () => {
    const agents = map(agent('zoe'));
    agents.put(agent('zoe', '1009'));
    expect(names(agents.list({ words: '1009' }))).toEqual(['zoe']);
  });

  it('narrows to those without a line in the call center, or without a phone', () => {
    const agents = map(agent('adam', '1001'), agent('bea'), agent('cleo', '1003'));
    agents.apply('device', { agent: 'cleo', line: '1003', device: { state: 'NOT_REGISTERED' } });
    expect(names(agents.list({ filter: FILTERS.NO_LINE, callCenter: 'Help' }))).toEqual(['bea']);
    expect(names(agents.list({ filter: FILTERS.NO_PHONE, callCenter: 'Help' }))).toEqual(['cleo']);
    expect(agents.counts('Help')).toEqual({ all: 3, noLine: 1, noPhone: 1 });
    expect(agents.counts('Other')).toEqual({ all: 3, noLine: 3, noPhone: 0 });
  });

  it('takes events of those it knows, and no others', () => {
    const agents = map(agent('adam', '1001'));
    expect(agents.apply('presence', { agent: 'adam', presence: { state: 'AWAY' } })).toBe(true);
    expect(agents.find('adam').presence.state).toBe('AWAY');
    expect(agents.apply('device', { agent: 'adam', line: '9', device: {} })).toBe(false);
    expect(agents.apply('presence', { agent: 'eve', presence: {} })).toBe(false);
  });

  it('forgets who is gone', () => {
    const agents = map(agent('adam'), agent('bea'));
    agents.keep(new Set(['bea']));
    expect(names(agents.list())).toEqual(['bea']);
  });
});

describe('assignmentIn and deviceOf', () => {
  it('are of one call center and one line', () => {
    const adam = agent('adam', '1001');
    expect(assignmentIn(adam, 'Help').line).toBe('1001');
    expect(assignmentIn(adam, 'Other')).toBeUndefined();
    expect(deviceOf(adam, '1001').state).toBe('REGISTERED');
    expect(deviceOf(adam, '1')).toBeNull();
  });
});
