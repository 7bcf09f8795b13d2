import { answer, problem } from '../../../../../../test/gateway';
import { aGate, sitDown } from '../../../../../../test/desk';
import { aCall, anEnd, later, me } from '../../../../../../test/softphone';

let desk;

afterEach(() => desk.close());

it('dials once when the answer to the first try is lost', async () => {
  let tries = 0;
  const place = (address, init) => {
    tries += 1;
    if (tries === 1) {
      throw new TypeError('reset');
    }
    return problem(409, 'call-exists', JSON.parse(init.body).id);
  };
  const sat = await sitDown({ 'POST /calls': place });
  desk = sat.desk;
  const id = await desk.dial({ number: '(415) 555-1212', recordId: '0035g00000AAAAAAA1', objectType: 'Contact', name: 'Ada' });
  const bodies = sat.asked.filter(({ at }) => at === 'POST /calls').map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]).toMatchObject({ id, to: '(415) 555-1212', subject: { recordId: '0035g00000AAAAAAA1' } });
  expect(desk.state).toMatchObject({ chosen: id, refusal: null });
  expect(desk.recent).toEqual([{ number: '(415) 555-1212', name: 'Ada' }]);
});

it('brings back no call whose end was told, and which is gone, before it was answered', async () => {
  const gate = aGate();
  const sat = await sitDown({ 'POST /calls': gate.answer });
  desk = sat.desk;
  const dialled = desk.dial({ number: '+14155550486' });
  await later();
  const { id } = sat.asked.find(({ at }) => at === 'POST /calls').body;
  await sat.stream.send('call', aCall({ id, state: 'DIALING' }));
  await sat.stream.send('call-ended', anEnd('CUSTOMER_BUSY', { id }));
  desk.dismiss(id);
  gate.open(answer(202, aCall({ id, state: 'DIALING' })));
  await dialled;
  expect(desk.state.calls).toEqual([]);
});

it('says why something was refused, and forgets it with the next thing that is asked for', async () => {
  const sat = await sitDown(
    {
      [`POST /calls/${aCall().id}/hold`]: () => problem(409, 'action-not-possible', 'No.'),
      [`POST /calls/${aCall().id}/mute`]: () => answer(202, aCall())
    },
    me({ calls: [aCall()] })
  );
  desk = sat.desk;
  await expect(desk.act(aCall().id, 'hold')).rejects.toMatchObject({ code: 'action-not-possible' });
  expect(desk.state.refusal.failure.code).toBe('action-not-possible');
  expect(desk.state.asked).toEqual({});
  await desk.act(aCall().id, 'mute');
  expect(desk.state.refusal).toBeNull();
});
