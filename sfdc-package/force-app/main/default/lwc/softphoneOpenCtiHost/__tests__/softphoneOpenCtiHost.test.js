import { OpenCtiHost, taskOf } from 'c/softphoneOpenCtiHost';
import { entryOf } from 'c/softphoneLog';
import { aRecord } from '../../../../../../test/softphone';

/** Answers each method at once; notes what it was asked. */
function cti(answers = {}) {
  const asked = [];
  const handler = {
    get(target, name) {
      if (name in target) {
        return target[name];
      }
      return (given) => {
        asked.push({ name, ...given });
        if (given.callback) {
          const found = { getCallCenterSettings: { '/PatchcordGateway/address': 'https://cti.test/' }, ...answers }[name];
          given.callback(found instanceof Error ? { success: false, errors: [{ code: 'X', description: found.message, details: null }] } : { success: true, returnValue: found });
        }
      };
    }
  };
  return { asked, api: new Proxy({ CALL_TYPE: { INBOUND: 'inbound', INTERNAL: 'internal' }, SCREENPOP_TYPE: { SOBJECT: 'sobject', NEW_RECORD_MODAL: 'newRecord' } }, handler) };
}

const page = { signToken: async (role) => `signed for ${role}`, supervisor: true };

it('takes the gateway from the call center, and clicks with their record', async () => {
  const { asked, api } = cti();
  const host = new OpenCtiHost(page, api);
  const dial = jest.fn();
  await host.start({ dial });
  expect(await host.credentials('AGENT')).toEqual({ base: 'https://cti.test', token: 'signed for AGENT' });
  expect(asked.at(-1).name).toBe('notifyInitializationComplete');
  const { listener } = asked.find(({ name }) => name === 'onClickToDial');
  listener({ number: 4155551212, recordId: '003', recordName: 'Ada', objectType: 'Contact' });
  listener({ number: '1002' });
  expect(dial.mock.calls).toEqual([[{ number: '4155551212', recordId: '003', objectType: 'Contact', name: 'Ada' }], [{ number: '1002' }]]);
});

it('calls for a component of a page, and tells pages what became of it', async () => {
  const { asked, api } = cti({ saveLog: { recordId: '00T1' } });
  const host = new OpenCtiHost(page, api);
  const dial = jest.fn();
  await host.start({ dial });
  const { channelName, listener } = asked.find(({ name }) => name === 'subscribe');
  expect(channelName).toBe('PatchcordDial__c');
  listener({ number: '+14155550101', recordId: '003', recordName: 'Ada', objectType: 'Contact' });
  listener({});
  listener(null);
  expect(dial.mock.calls).toEqual([[{ number: '+14155550101', recordId: '003', objectType: 'Contact', name: 'Ada' }]]);
  await host.log(entryOf(aRecord({ subject: { recordId: '003', objectType: 'Contact', name: 'Ada' } })));
  const told = asked.filter(({ name }) => name === 'publish');
  expect(told.map(({ message }) => message)).toEqual([{ kind: 'HEARD', recordId: '003' }, { kind: 'LOGGED', recordId: '003' }]);
  expect(told.map((one) => one.channelName)).toEqual(['PatchcordSoftphone__c', 'PatchcordSoftphone__c']);
});

it('calls by clicks where pages have no messages', async () => {
  const { asked, api } = cti({ subscribe: new Error('no such channel') });
  await new OpenCtiHost(page, api).start({ dial: jest.fn() });
  expect(asked.at(-1).name).toBe('notifyInitializationComplete');
});

it('says what is missing', async () => {
  await expect(new OpenCtiHost(page, undefined).start({})).rejects.toMatchObject({ code: 'NOT_LOADED' });
  await expect(new OpenCtiHost(page, cti({ getCallCenterSettings: {} }).api).start({})).rejects.toMatchObject({ code: 'NOT_LOADED' });
  const host = new OpenCtiHost({ signToken: async () => Promise.reject(new Error('No certificate')) }, cti().api);
  await expect(host.credentials('AGENT')).rejects.toMatchObject({ code: 'NO_CREDENTIALS', detail: 'No certificate' });
});

it('makes of what was found one list, and asks nothing for a number that is none', async () => {
  const { asked, api } = cti({ searchAndScreenPop: { '003000000000001AAA': { Name: 'Ada', RecordType: 'Contact' }, '001000000000001AAA': { Name: 'Ltd' }, SCREEN_POP_DATA: null } });
  const host = new OpenCtiHost(page, api);
  expect(await host.pop({ number: '+14155551212', kind: 'INBOUND', variables: { tier: 'gold' } })).toEqual([
    { recordId: '003000000000001AAA', objectType: 'Contact', name: 'Ada' },
    { recordId: '001000000000001AAA', objectType: 'Account', name: 'Ltd' }
  ]);
  expect(asked[0]).toMatchObject({ callType: 'inbound', searchParams: '+14155551212', queryParams: 'tier=gold' });
  expect(await host.pop({ number: null, kind: 'INBOUND', variables: {} })).toEqual([]);
  expect(asked).toHaveLength(1);
});

it('keeps a log as a Task, with Salesforce’s words when it refuses', async () => {
  const { asked, api } = cti({ saveLog: { recordId: '00T1' } });
  expect(await new OpenCtiHost(page, api).log(entryOf(aRecord()))).toBe('00T1');
  expect(asked.map(({ name }) => name)).toEqual(['saveLog', 'refreshView', 'publish']);
  const refusing = new OpenCtiHost(page, cti({ saveLog: new Error('Result is missing') }).api);
  await expect(refusing.log(entryOf(aRecord()))).rejects.toMatchObject({ detail: 'Result is missing' });
});

it('tells whom a Task is with from what it is about', () => {
  const about = (subject, more) => taskOf({ ...entryOf(aRecord({ subject })), ...more });
  expect(about({ recordId: '0035g00000AAAAAAA1', objectType: 'Contact', name: 'Ada' })).toMatchObject({ entityApiName: 'Task', WhoId: '0035g00000AAAAAAA1', Subject: 'Call to Ada', CallDurationInSeconds: 60 });
  expect(about({ recordId: '0015g00000AAAAAAA1', objectType: null, name: 'Ltd' })).toMatchObject({ WhatId: '0015g00000AAAAAAA1' });
  expect(about(null, { logId: '00T1' })).toMatchObject({ Id: '00T1' });
});

it('shows, creates, opens and labels', async () => {
  const { asked, api } = cti();
  const host = new OpenCtiHost(page, api);
  await host.show('003000000000001AAA');
  await host.create({ objectType: 'Contact', fields: { Phone: '1' } });
  host.openPanel();
  host.label('');
  host.clickable(true);
  host.clickable(true);
  host.clickable(false);
  expect(asked.map(({ name }) => name)).toEqual(['screenPop', 'screenPop', 'setSoftphonePanelVisibility', 'setSoftphoneItemLabel', 'enableClickToDial', 'disableClickToDial']);
  expect(asked[1].params).toEqual({ entityName: 'Contact', defaultFieldValues: { Phone: '1' } });
  expect(asked[3].label).toBe('Phone');
  expect(host.supervises).toBe(true);
  expect(await host.contacts('a')).toEqual([]);
});
