import { FakeHost, RECORDS } from 'c/softphoneFakeHost';

it('stands for Salesforce, and tells what that would do', async () => {
  const done = [];
  const host = new FakeHost({ key: 'pck_a', supervisorKey: 'pck_s' }, ({ what }) => done.push(what));
  const dial = jest.fn();
  await host.start({ dial });
  host.click(RECORDS[0]);
  host.clickable(true);
  host.click(RECORDS[0]);
  expect(dial).toHaveBeenCalledTimes(1);
  expect([(await host.credentials('AGENT')).key, (await host.credentials('SUPERVISOR')).key, host.supervises]).toEqual(['pck_a', 'pck_s', true]);
  expect(await host.pop({ number: '+14155551842' })).toHaveLength(2);
  const logId = await host.log({ number: '1', callId: 'c' });
  await host.log({ number: '1', callId: 'c', logId });
  host.refusesLogs = true;
  await expect(host.log({ number: '1' })).rejects.toMatchObject({ code: 'REFUSED' });
  await host.show(RECORDS[0].recordId);
  await host.create({ objectType: 'Contact', fields: {} });
  expect(await host.contacts('ada')).toHaveLength(1);
  expect(host.logs.size).toBe(1);
  expect(done).toEqual(['CLICK', 'SEARCH', 'LOG', 'LOG_CHANGED', 'LOG_REFUSED', 'SHOW', 'CREATE']);
});
