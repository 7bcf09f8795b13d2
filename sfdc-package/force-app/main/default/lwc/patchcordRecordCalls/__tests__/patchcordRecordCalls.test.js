import { createElement } from 'lwc';
import { publish, subscribe } from 'lightning/messageService';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import readCalls from '@salesforce/apex/PatchcordRecordCalls.readCalls';
import PatchcordRecordCalls from 'c/patchcordRecordCalls';
import { settle } from '../../../../../../test/gateway';

jest.mock('@salesforce/apex/PatchcordRecordCalls.readCalls', () => ({ default: jest.fn() }), { virtual: true });

const mockNavigate = jest.fn();

jest.mock(
  'lightning/navigation',
  () => {
    const Navigate = Symbol('Navigate');
    const NavigationMixin = (Base) =>
      class extends Base {
        [Navigate](page) {
          mockNavigate(page);
        }
      };
    NavigationMixin.Navigate = Navigate;
    return { NavigationMixin };
  },
  { virtual: true }
);

const ADA = '0035g00000ABCDEAA4';

const CONTACT = {
  nameFields: ['FirstName', 'LastName'],
  fields: {
    Name: { apiName: 'Name', label: 'Name', dataType: 'String' },
    Phone: { apiName: 'Phone', label: 'Business Phone', dataType: 'Phone' },
    MobilePhone: { apiName: 'MobilePhone', label: 'Mobile', dataType: 'Phone' },
    Fax: { apiName: 'Fax', label: 'Fax', dataType: 'Phone' }
  }
};

function task(number, more = {}) {
  return {
    Id: `00T${number}`,
    CallType: 'Outbound',
    CallDurationInSeconds: 65,
    Owner: { Name: 'Sam Agent' },
    PatchcordNumber__c: '+14155550101',
    PatchcordStartedAt__c: '2026-05-04T01:30:00.000Z',
    PatchcordConnectedAt__c: '2026-05-04T01:30:05.000Z',
    PatchcordResult__c: 'AGENT_HUNG_UP',
    ...more
  };
}

const many = (count) => Array.from({ length: count }, (unused, i) => task(i));

async function shown(calls, { recordId = ADA, objectApiName = 'Contact' } = {}) {
  readCalls.mockImplementation(async ({ most }) => calls.slice(0, most));
  const element = createElement('c-patchcord-record-calls', { is: PatchcordRecordCalls });
  Object.assign(element, { recordId, objectApiName });
  document.body.append(element);
  await settle();
  return element;
}

async function described(element, info, fields) {
  getObjectInfo.emit(info);
  await settle();
  getRecord.emit({ fields });
  await settle();
  return element.shadowRoot;
}

const CONTACT_VALUES = {
  Name: { value: 'Ada Harbour' },
  Phone: { value: '+14155550101' },
  MobilePhone: { value: null },
  Fax: { value: '+14155550109' }
};

const hear = (message) => subscribe.mock.calls.at(-1)[2](message);

beforeEach(() => {
  jest.clearAllMocks();
});

afterEach(() => {
  jest.useRealTimers();
});

it('shows the calls of the record, in the time zone of the user', async () => {
  const element = await shown([
    task(1, { CallDisposition: 'Sold', Description: 'Wants two.', PatchcordQueue__c: 'sales' }),
    task(2, { CallType: 'Inbound', PatchcordConnectedAt__c: null, PatchcordResult__c: 'CALLER_GAVE_UP', Owner: undefined })
  ]);
  const { shadowRoot } = element;
  expect(readCalls).toHaveBeenCalledWith({ recordId: ADA, most: 11 });
  const [sold, missed] = [...shadowRoot.querySelectorAll('[data-call]')].map(({ textContent }) => textContent);
  // Jest's user is in Los Angeles, where it is the evening before.
  expect(sold).toMatch(/May 3, 2026, 6:30\sPM/);
  expect(sold).toContain('Outgoing · 1:05');
  expect(sold).toContain('Sam Agent · +14155550101 · Queue sales');
  expect(sold).toContain('Sold');
  expect(sold).toContain('Wants two.');
  expect(missed).toContain('Incoming');
  expect(missed).not.toContain('CALLER_GAVE_UP');
  expect(shadowRoot.querySelector('[data-ask="more"]')).toBeNull();
  await expect(element).toBeAccessible();
});

it('opens the Task of a call', async () => {
  const { shadowRoot } = await shown([task(1)]);
  shadowRoot.querySelector('[data-task]').click();
  expect(mockNavigate.mock.calls[0][0].attributes).toEqual({ recordId: '00T1', objectApiName: 'Task', actionName: 'view' });
});

it('says that it loads, and that there is nothing', async () => {
  let answer;
  readCalls.mockReturnValue(new Promise((resolve) => {
    answer = resolve;
  }));
  const element = createElement('c-patchcord-record-calls', { is: PatchcordRecordCalls });
  element.recordId = ADA;
  document.body.append(element);
  await settle();
  expect(element.shadowRoot.querySelector('[data-loading]').textContent).toBe('Calls are loading');
  await expect(element).toBeAccessible();
  answer([]);
  await settle();
  expect(element.shadowRoot.querySelector('[data-loading]')).toBeNull();
  expect(element.shadowRoot.querySelector('[data-empty]').textContent).toBe('No calls yet with this record.');
  await expect(element).toBeAccessible();
});

it('says in Salesforce’s words what is wrong, and tries again', async () => {
  readCalls.mockRejectedValue({ body: { message: 'No permission.' } });
  const element = createElement('c-patchcord-record-calls', { is: PatchcordRecordCalls });
  element.recordId = ADA;
  document.body.append(element);
  await settle();
  expect(element.shadowRoot.querySelector('[data-problem]').textContent).toContain('No permission.');
  await expect(element).toBeAccessible();
  readCalls.mockResolvedValue([task(1)]);
  element.shadowRoot.querySelector('[data-ask="retry"]').click();
  await settle();
  expect(element.shadowRoot.querySelector('[data-problem]')).toBeNull();
  expect(element.shadowRoot.querySelectorAll('[data-call]')).toHaveLength(1);
});

it('shows ten of many, then more, and says where the others are', async () => {
  const element = await shown(many(500));
  const count = () => element.shadowRoot.querySelectorAll('[data-call]').length;
  const more = () => element.shadowRoot.querySelector('[data-ask="more"]');
  expect(count()).toBe(10);
  more().click();
  await settle();
  expect(count()).toBe(20);
  while (more()) {
    more().click();
    // Each click waits for the answer of the one before.
    // eslint-disable-next-line no-await-in-loop
    await settle();
  }
  expect(count()).toBe(200);
  expect(element.shadowRoot.textContent).toContain('These are the last 200 calls.');
});

it('forgets the answer for a record that is not shown anymore', async () => {
  const answers = [];
  const element = await shown([]);
  readCalls.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  element.recordId = '0035g00000OTHERAA4';
  element.recordId = ADA;
  answers[1]([task(1)]);
  answers[0](many(3));
  await settle();
  expect(element.shadowRoot.querySelectorAll('[data-call]')).toHaveLength(1);
});

it('asks the softphone to call a number of the record', async () => {
  const element = await shown([]);
  const root = await described(element, CONTACT, CONTACT_VALUES);
  const buttons = [...root.querySelectorAll('[data-number]')];
  expect(buttons.map(({ title }) => title)).toEqual(['Call Business Phone: +14155550101']);
  expect(getRecord.getLastConfig().optionalFields).toEqual(['Contact.Phone', 'Contact.MobilePhone', 'Contact.Name']);
  buttons[0].click();
  expect(publish.mock.calls[0][2]).toEqual({ number: '+14155550101', recordId: ADA, objectType: 'Contact', recordName: 'Ada Harbour' });
  hear({ kind: 'HEARD', recordId: ADA });
  await settle();
  expect(root.querySelector('[data-said]').textContent).toBe('The softphone calls +14155550101.');
  await expect(element).toBeAccessible();
});

it('says when no softphone is there', async () => {
  const element = await shown([]);
  const root = await described(element, CONTACT, CONTACT_VALUES);
  jest.useFakeTimers();
  root.querySelector('[data-number]').click();
  hear({ kind: 'HEARD', recordId: 'another' });
  jest.advanceTimersByTime(5000);
  jest.useRealTimers();
  await settle();
  expect(root.querySelector('[data-silent]').textContent).toContain('did not answer');
});

it('has the number of the account for an object without one', async () => {
  const element = await shown([], { recordId: '0065g00000ABCDEAA4', objectApiName: 'Opportunity' });
  const info = { nameFields: ['Name'], fields: { Name: { apiName: 'Name', dataType: 'String' }, AccountId: { apiName: 'AccountId', dataType: 'Reference' } } };
  const root = await described(element, info, { Name: { value: 'Boats' }, Account: { value: { fields: { Phone: { value: '+1415' } } } } });
  expect(root.querySelector('[data-number]').title).toBe('Call Account phone: +1415');
});

it('has the number of the account where those of its own are empty, and only there', async () => {
  const contact = { ...CONTACT, fields: { ...CONTACT.fields, AccountId: { apiName: 'AccountId', dataType: 'Reference' } } };
  const none = { ...CONTACT_VALUES, Phone: { value: null }, Account: { value: { fields: { Phone: { value: '+1415' } } } } };
  const element = await shown([]);
  const root = await described(element, contact, none);
  expect([...root.querySelectorAll('[data-number]')].map(({ dataset }) => dataset.number)).toEqual(['+1415']);
  getRecord.emit({ fields: { ...none, Phone: { value: '+14155550101' } } });
  await settle();
  expect([...root.querySelectorAll('[data-number]')].map(({ dataset }) => dataset.number)).toEqual(['+14155550101']);
  // Who may not see the account is given a record without it.
  getRecord.emit({ fields: { ...CONTACT_VALUES, Phone: { value: null } } });
  await settle();
  expect(root.querySelector('[data-number]')).toBeNull();
});

it('reads again when a call was logged', async () => {
  const element = await shown([]);
  readCalls.mockResolvedValue([task(1)]);
  hear({ kind: 'LOGGED', recordId: null });
  await settle();
  expect(element.shadowRoot.querySelectorAll('[data-call]')).toHaveLength(1);
});
