import { Desk } from 'c/softphoneDesk';
import { gateway } from '../../../../../../test/gateway';
import { sitDown } from '../../../../../../test/desk';
import { aCall, aStream, later, me } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('has what the snapshot has', async () => {
  ({ desk } = await sitDown({}, me({ calls: [aCall()] })));
  expect(desk.state).toMatchObject({ phase: 'IN', connection: 'OPEN', chosen: aCall().id });
  expect(desk.state.calls).toHaveLength(1);
});

it('finds colleagues and contacts by one search', async () => {
  const found = { items: [{ kind: 'AGENT', number: '1002', name: 'Bob' }], number: null };
  ({ desk } = await sitDown({ 'GET /directory': found }));
  expect((await desk.search('ad')).items.map(({ kind }) => kind)).toEqual(['AGENT', 'CONTACT']);
});

it('opens the panel and calls when a number was clicked', async () => {
  let host;
  ({ desk, host } = await sitDown({ 'POST /calls': aCall({ state: 'DIALING' }) }));
  await desk.clicked({ number: '+14155551212' });
  expect(host.opened).toBe(1);
  expect(desk.state.calls).toHaveLength(1);
});

it('says that Salesforce does not answer, and starts when it does', async () => {
  const { desk: first, host, answers } = await sitDown();
  first.close();
  let broken = true;
  host.start = async () => {
    if (broken) {
      throw new Error('not loaded');
    }
  };
  desk = new Desk(host, () => {}, { fetch: gateway(answers).fetch }).start();
  await later();
  expect(desk.state.phase).toBe('NO_HOST');
  broken = false;
  answers['GET /events'] = () => aStream().answer;
  desk.retryNow();
  await later();
  expect(desk.state.connection).toBe('OPEN');
});
