import { ApiProblem } from 'c/patchcordApi';
import { HostProblem } from 'c/softphoneHost';
import { CallLog, entryOf, isLogged } from 'c/softphoneLog';
import { Memory } from 'c/softphoneMemory';
import { aRecord, anEnd } from '../../../../../../test/softphone';

const ID = anEnd('AGENT_HUNG_UP').id;
let memory;
let record;
let request;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-05-03T10:00:00Z') });
  localStorage.clear();
  memory = new Memory('alice');
  record = aRecord();
  request = jest.fn(async (method, address) => (address === '/history' ? { items: [], next: null } : record));
});

afterEach(() => jest.useRealTimers());

function log(host) {
  return new CallLog(memory, request, host, () => {});
}

it('logs a call that is over, once, and again with its id when something was added', async () => {
  const host = { log: jest.fn(async () => '00T1') };
  const calls = log(host);
  await calls.lead();
  calls.ended(anEnd('AGENT_HUNG_UP'));
  await jest.advanceTimersByTimeAsync(10);
  calls.ended(anEnd('AGENT_HUNG_UP'));
  await jest.advanceTimersByTimeAsync(10);
  expect(host.log).toHaveBeenCalledTimes(1);
  expect(calls.loggedAs(ID)).toBe('00T1');
  record = aRecord({ notes: 'Later.' });
  calls.ended(anEnd('AGENT_HUNG_UP', { notes: 'Later.' }));
  await jest.advanceTimersByTimeAsync(10);
  expect(host.log).toHaveBeenLastCalledWith(expect.objectContaining({ logId: '00T1', notes: 'Later.' }));
});

it('keeps what was refused in the list with the reason, and tries again', async () => {
  const host = { log: jest.fn().mockRejectedValueOnce(new HostProblem('REFUSED', 'Result is missing')).mockResolvedValue('00T1') };
  const calls = log(host);
  await calls.lead();
  calls.ended(anEnd('CUSTOMER_BUSY', { connectedAt: null }));
  await jest.advanceTimersByTimeAsync(10);
  expect(calls.waiting).toEqual([expect.objectContaining({ callId: ID, attempts: 1, problem: 'Result is missing' })]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(calls.waiting).toEqual([]);
});

it('waits for a record that is not written yet', async () => {
  request = jest.fn().mockRejectedValueOnce(new ApiProblem({ status: 404, code: 'call-not-found' }, 0)).mockResolvedValue(record);
  const host = { log: jest.fn(async () => '00T1') };
  const calls = log(host);
  await calls.lead();
  calls.ended(anEnd('AGENT_HUNG_UP'));
  await jest.advanceTimersByTimeAsync(1_500);
  expect(host.log).toHaveBeenCalledTimes(1);
});

it('leaves it to the tab that leads', async () => {
  const host = { log: jest.fn() };
  log(host).ended(anEnd('AGENT_HUNG_UP'));
  await jest.advanceTimersByTimeAsync(100);
  expect(host.log).not.toHaveBeenCalled();
});

it('logs what ended while nobody was there, and nothing from before the first time', async () => {
  const host = { log: jest.fn(async () => '00T1') };
  await log(host).lead();
  expect(request).not.toHaveBeenCalled();
  request = jest.fn(async (method, address) => (address === '/history' ? { items: [record], next: null } : record));
  await log(host).lead();
  await jest.advanceTimersByTimeAsync(10);
  expect(host.log).toHaveBeenCalledTimes(1);
});

it('leaves alone what was over before this browser began', async () => {
  const host = { log: jest.fn(async () => '00T1') };
  const calls = log(host);
  await calls.lead();
  calls.ended(anEnd('AGENT_HUNG_UP', { endedAt: '2026-05-03T09:59:00Z' }));
  await jest.advanceTimersByTimeAsync(100);
  expect(host.log).not.toHaveBeenCalled();
});

it('leaves out what a queue offered and somebody else may have taken', () => {
  const offer = anEnd('AGENT_NO_ANSWER', { direction: 'INBOUND', queue: { name: 'support@default' }, connectedAt: null });
  expect(isLogged(offer)).toBe(false);
  expect(isLogged({ ...offer, queue: null })).toBe(true);
});

it('says in an entry what talked and what waited', () => {
  expect(entryOf(aRecord())).toMatchObject({ kind: 'OUTBOUND', talkSeconds: 60, result: 'AGENT_HUNG_UP' });
  expect(entryOf(aRecord({ otherParty: { number: '1002', name: 'Bob' } })).kind).toBe('INTERNAL');
});
