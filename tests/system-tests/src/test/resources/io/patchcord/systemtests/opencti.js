/*
 * Stands for /support/api/66.0/lightning/opencti_min.js: takes what the real one takes, and refuses
 * what it refuses, with a callback that says so. What it was asked for is in `salesforce.asked`, what
 * it refused because of its form in `salesforce.faults`: a test that leaves any there has failed.
 * What the org has, and how it behaves, is set by the test in `salesforce`.
 */
(() => {
  const CALL_TYPE = { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' };
  const SCREENPOP_TYPE = {
    SOBJECT: 'sobject', URL: 'url', OBJECTHOME: 'objecthome', LIST: 'list', SEARCH: 'search',
    NEW_RECORD_MODAL: 'newRecord', FLOW: 'flow'
  };
  const TASK_FIELDS = [
    'ActivityDate', 'CallDisposition', 'CallDurationInSeconds', 'CallObject', 'CallType', 'Description',
    'PatchcordCallId__c', 'PatchcordConnectedAt__c', 'PatchcordEndedAt__c', 'PatchcordNumber__c',
    'PatchcordQueue__c', 'PatchcordRecording__c', 'PatchcordResult__c', 'PatchcordStartedAt__c',
    'Priority', 'Status', 'Subject', 'TaskSubtype', 'WhatId', 'WhoId'
  ];
  const salesforce = {
    asked: [],
    faults: [],
    /** By id, as searchAndScreenPop gives them. */
    records: {},
    tasks: {},
    /** A validation rule's message; empty for none. */
    refusesTasks: '',
    settings: {},
    clickable: false,
    visible: true,
    click(payload) {
      if (!salesforce.clickable) {
        return false;
      }
      listener(payload);
      return true;
    },
    /** Those that the softphone sent to the components of the page: channelName, message. */
    messages: [],
    /** As a component of the page would send it. */
    publish(channelName, message) {
      const heard = subscribed.get(channelName) || [];
      heard.forEach((one) => one(message));
      return heard.length;
    }
  };
  let listener = null;
  const CHANNELS = ['PatchcordDial__c', 'PatchcordSoftphone__c'];
  const subscribed = new Map();
  globalThis.salesforce = salesforce;

  const id = (value) => typeof value === 'string' && /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(value);
  const text = (value) => typeof value === 'string';
  const optional = (check) => (value) => value === undefined || check(value);
  const object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const flag = (value) => typeof value === 'boolean';
  const date = (value) => text(value) && /^\d{4}-\d\d-\d\d$/.test(value);
  const moment = (value) => text(value) && !Number.isNaN(Date.parse(value));

  function taskFault(value) {
    const { entityApiName, Id, ...fields } = value;
    if (Boolean(entityApiName) === Boolean(Id)) {
      return 'value has entityApiName for a new record, or Id for one that is there';
    }
    if (entityApiName && entityApiName !== 'Task') {
      return `no object ${entityApiName}`;
    }
    if (Id && !salesforce.tasks[Id]) {
      return `no Task ${Id}`;
    }
    for (const [name, what] of Object.entries(fields)) {
      if (!TASK_FIELDS.includes(name)) {
        return `Task has no field ${name}`;
      }
      if (what === null) {
        continue;
      }
      const fits =
        name === 'CallDurationInSeconds'
          ? Number.isInteger(what) && what >= 0
          : name === 'ActivityDate'
            ? date(what)
            : name.endsWith('At__c')
              ? moment(what)
              : name === 'WhoId'
                ? id(what) && /^(003|00Q)/.test(what)
                : name === 'WhatId'
                  ? id(what) && !/^(003|00Q)/.test(what)
                  : name === 'CallType'
                    ? ['Inbound', 'Outbound', 'Internal'].includes(what)
                    : text(what);
      if (!fits) {
        return `Task.${name} cannot be ${JSON.stringify(what)}`;
      }
    }
    return fields.Subject && fields.Subject.length > 255 ? 'Task.Subject is too long' : '';
  }

  const POPS = {
    sobject: (params) => id(params.recordId) && Object.keys(params).length === 1,
    newRecord: (params) => text(params.entityName) && optional(object)(params.defaultFieldValues)
  };

  /** Of each method: its arguments, each with a check; what else is wrong; what it answers. */
  const METHODS = {
    getCallCenterSettings: { args: {}, answer: () => salesforce.settings },
    enableClickToDial: {
      args: {},
      answer: () => {
        salesforce.clickable = true;
      }
    },
    disableClickToDial: {
      args: {},
      answer: () => {
        salesforce.clickable = false;
      }
    },
    subscribe: {
      args: { channelName: (value) => CHANNELS.includes(value), listener: (value) => typeof value === 'function' },
      answer: ({ channelName, listener: heard }) => {
        subscribed.set(channelName, [...(subscribed.get(channelName) || []), heard]);
        return { channelName };
      }
    },
    publish: {
      args: { channelName: (value) => CHANNELS.includes(value), message: object },
      answer: ({ channelName, message }) => {
        salesforce.messages.push({ channelName, message });
      }
    },
    notifyInitializationComplete: { args: {}, answer: () => undefined },
    refreshView: { args: {}, answer: () => undefined },
    setSoftphonePanelVisibility: {
      args: { visible: flag },
      answer: ({ visible }) => {
        salesforce.visible = visible;
      }
    },
    setSoftphoneItemLabel: {
      args: { label: (value) => text(value) && value.length > 0 },
      answer: ({ label }) => {
        salesforce.label = label;
      }
    },
    searchAndScreenPop: {
      args: {
        searchParams: (value) => text(value) && value.length >= 3,
        callType: (value) => Object.values(CALL_TYPE).includes(value),
        queryParams: optional(text),
        params: optional(text),
        defaultFieldValues: optional(object),
        deferred: optional(flag)
      },
      answer: ({ searchParams }) =>
        Object.fromEntries(
          Object.entries(salesforce.records).filter(([, record]) =>
            String(record.Phone).replace(/\D/g, '').endsWith(searchParams.replace(/\D/g, '').slice(-10))
          )
        )
    },
    screenPop: {
      args: { type: (value) => Object.values(SCREENPOP_TYPE).includes(value), params: object },
      fault: ({ type, params }) => (POPS[type] && POPS[type](params) ? '' : `params do not fit ${type}`),
      answer: ({ params }) => {
        salesforce.shown = params.recordId || params.entityName;
      }
    },
    saveLog: {
      args: { value: object },
      fault: ({ value }) => taskFault(value),
      refusal: () => salesforce.refusesTasks,
      answer: ({ value }) => {
        const { Id, entityApiName, ...fields } = value;
        const recordId = Id || `00T5g0000${String(Object.keys(salesforce.tasks).length + 1).padStart(9, '0')}`;
        salesforce.tasks[recordId] = { ...salesforce.tasks[recordId], ...fields };
        return { recordId };
      }
    }
  };

  function call(name, { args, fault, refusal, answer }, given) {
    if (!object(given) || typeof given.callback !== 'function') {
      salesforce.faults.push(`${name} without a callback`);
      throw new Error(`${name}: callback is required`);
    }
    const { callback, ...rest } = given;
    const unknown = Object.keys(rest).filter((one) => !(one in args));
    const wrong = Object.keys(args).filter((one) => !args[one](rest[one]));
    const why =
      (unknown.length && `unknown argument ${unknown.join(', ')}`) ||
      (wrong.length && `wrong argument ${wrong.join(', ')}: ${JSON.stringify(rest)}`) ||
      (fault && fault(rest)) ||
      '';
    salesforce.asked.push({ name, ...rest });
    // The real one answers from another frame.
    setTimeout(() => {
      if (why) {
        salesforce.faults.push(`${name}: ${why}`);
        callback({ success: false, returnValue: null, errors: [{ code: 'INVALID_PARAM', description: why, details: null }] });
      } else if (refusal && refusal()) {
        callback({
          success: false,
          returnValue: null,
          errors: [{ code: 'OPERATION_FAILED', description: refusal(), details: null }]
        });
      } else {
        callback({ success: true, returnValue: answer(rest) ?? null, errors: null });
      }
    }, 0);
  }

  const opencti = { CALL_TYPE, SCREENPOP_TYPE };
  for (const [name, what] of Object.entries(METHODS)) {
    opencti[name] = (given) => call(name, what, given);
  }
  opencti.onClickToDial = (given) => {
    if (!object(given) || typeof given.listener !== 'function') {
      salesforce.faults.push('onClickToDial without a listener');
      throw new Error('onClickToDial: listener is required');
    }
    listener = given.listener;
  };
  globalThis.sforce = { opencti };
})();
