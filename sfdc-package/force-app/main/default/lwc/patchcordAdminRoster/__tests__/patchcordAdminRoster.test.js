import { Api, NoAnswer } from 'c/patchcordApi';
import { Roster } from 'c/patchcordAdminRoster';
import { agent, answer, gateway, problem, settle } from '../../../../../../test/gateway';

function quiet(more = {}) {
  return {
    onChange: () => {},
    onLines: () => {},
    onLoading: () => {},
    onState: () => {},
    onOther: () => {},
    ...more
  };
}

describe('Roster', () => {
  it('reads all pages, and what happens meanwhile counts', async () => {
    let roster;
    const { api } = gateway({
      'GET /agents': (at) => {
        if (!at.includes('cursor')) {
          return answer(200, { items: [agent('adam', '1001')], next: 'adam' });
        }
        // The event overtakes the answer.
        roster._event('presence', { agent: 'bea', presence: { state: 'BUSY' } });
        return answer(200, { items: [agent('bea', '1002')], next: null });
      }
    });
    const loading = [];
    roster = new Roster(api, quiet({ onLoading: (...told) => loading.push(told) }));
    roster.agents.put(agent('gone'));
    await roster.load();
    expect(roster.agents.list().map((one) => one.username)).toEqual(['adam', 'bea']);
    expect(roster.agents.find('bea').presence.state).toBe('BUSY');
    expect(loading).toEqual([
      [true, null],
      [false, null]
    ]);
    roster.close();
  });

  it('keeps what it has when a load fails, and says so', async () => {
    const loading = [];
    const roster = new Roster(gateway({}).api, quiet({ onLoading: (...told) => loading.push(told) }));
    roster.agents.put(agent('adam'));
    await roster.load();
    expect(roster.agents.size).toBe(1);
    expect(loading[1][1]).toBeInstanceOf(NoAnswer);
    roster.close();
  });

  it('reads again who was changed, and forgets who left', async () => {
    const { api, asked } = gateway({
      'GET /agents/adam': agent('adam', '1009'),
      'GET /agents/bea': { ...agent('bea'), endedAt: '2026-05-03T10:00:00Z' },
      'GET /agents/cleo': () => problem(404, 'agent-not-found', 'no')
    });
    const roster = new Roster(api, quiet());
    ['adam', 'bea', 'cleo'].forEach((name) => roster.agents.put(agent(name)));
    await roster.changed(['adam', 'bea', 'cleo']);
    expect(asked).toHaveLength(3);
    expect(roster.agents.list().map((one) => one.username)).toEqual(['adam']);
    expect(roster.agents.find('adam').assignments[0].line).toBe('1009');
    roster.close();
  });

  it('reads all again after many changes of others, once', async () => {
    jest.useFakeTimers();
    let loads = 0;
    let lines = 0;
    const { api } = gateway({
      'GET /agents': () => {
        loads += 1;
        return answer(200, { items: [], next: null });
      }
    });
    const roster = new Roster(
      api,
      quiet({
        onLines: () => {
          lines += 1;
        }
      })
    );
    roster._event('map', { agents: ['adam'] });
    roster._event('map', { agents: null });
    roster._event('map', { agents: [] });
    await jest.runAllTimersAsync();
    expect([loads, lines]).toEqual([1, 1]);
    roster.close();
    jest.useRealTimers();
  });

  it('asks again, when it is back, for what failed while it was away', async () => {
    let lines = 0;
    let away = true;
    const { api } = gateway({
      'GET /agents': () => {
        if (away) {
          throw new TypeError('away');
        }
        return answer(200, { items: [agent('adam')], next: null });
      }
    });
    const roster = new Roster(
      api,
      quiet({
        onLines: () => {
          lines += 1;
        }
      })
    );
    roster._state('OPEN');
    expect(lines).toBe(0);
    await roster.load();
    roster._state('WAITING');
    away = false;
    roster._state('OPEN');
    await settle();
    expect(lines).toBe(1);
    expect(roster.agents.size).toBe(1);
    roster.close();
  });

  it('tells nothing after it is closed', async () => {
    const told = [];
    const roster = new Roster(
      new Api('k', { fetch: async () => answer(200, { items: [agent('a')], next: null }) }),
      quiet({ onChange: () => told.push('change') })
    );
    roster.close();
    roster._event('map', { agents: null });
    await roster.changed(['a']);
    expect(told).toEqual([]);
  });
});
