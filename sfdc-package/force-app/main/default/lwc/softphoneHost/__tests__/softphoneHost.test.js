import { SoftphoneHost, isInternal } from 'c/softphoneHost';

it('can do nothing by itself, and says so', async () => {
  const host = new SoftphoneHost();
  await host.start({});
  expect([host.supervises, await host.pop({}), await host.contacts('')]).toEqual([false, [], []]);
  for (const refused of [host.credentials(), host.log({}), host.show(''), host.create({})]) {
    // eslint-disable-next-line no-await-in-loop
    await expect(refused).rejects.toMatchObject({ name: 'HostProblem' });
  }
});

it('tells numbers of the house from those outside', () => {
  expect(['1002', '*98', '+14155551212', '', null].map(isInternal)).toEqual([true, true, false, false, false]);
});
