import { path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';

const text = (name, label, more = {}) => ({ kind: 'text', name, label, maxLength: 80, ...more });

/**
 * What can be added and edited field by field: agents and lines. A field's kind is text, flag (true
 * or false), choice (one of its options, or what is left to others) or set (any of its options).
 */
export const RECORDS = Object.freeze({
  agent: {
    key: 'username',
    collection: '/agents',
    path: (username) => path`/agents/${username}`,
    agents: (username) => [username],
    nameOf: (agent) => agent.displayName || agent.username,
    titleNew: labels.agentNew,
    titleEdit: labels.agentEdit,
    added: labels.doneAgentAdd,
    changed: labels.doneAgentEdit,
    fields: [
      text('username', labels.fieldUsername, { required: true, help: labels.fieldUsernameHelp }),
      text('displayName', labels.fieldName),
      text('email', labels.fieldEmail, { maxLength: 254, inputMode: 'email' }),
      text('salesforceUserId', labels.fieldUserId, { maxLength: 18, help: labels.fieldUserIdHelp })
    ]
  },
  line: {
    key: 'number',
    collection: '/lines',
    path: (number) => path`/lines/${number}`,
    agents: () => [],
    nameOf: (line) => line.number,
    titleNew: labels.lineNew,
    titleEdit: labels.lineEdit,
    added: labels.doneLineAdd,
    changed: labels.doneLineEdit,
    fields: [
      text('number', labels.fieldNumber, {
        required: true,
        maxLength: 20,
        inputMode: 'tel',
        help: labels.fieldNumberHelp
      }),
      text('description', labels.fieldDescription, { help: labels.fieldDescriptionHelp }),
      text('callerIdNumber', labels.fieldCallerId, {
        maxLength: 20,
        inputMode: 'tel',
        help: labels.fieldCallerIdHelp
      }),
      { kind: 'flag', name: 'shared', label: labels.fieldShared, help: labels.fieldSharedHelp },
      {
        kind: 'choice',
        name: 'phone',
        label: labels.fieldPhone,
        help: labels.fieldPhoneHelp,
        otherwise: 'SIP_PHONE',
        options: [
          { value: 'SIP_PHONE', label: labels.phoneSIP_PHONE },
          { value: 'BROWSER', label: labels.phoneBROWSER }
        ]
      },
      text('dialString', labels.fieldDialString, {
        maxLength: 200,
        help: labels.fieldDialStringHelp
      }),
      {
        kind: 'choice',
        name: 'recording',
        label: labels.fieldRecording,
        options: [
          { value: '', label: labels.recordingNone },
          { value: 'OFF', label: labels.recordingOFF },
          { value: 'ON_DEMAND', label: labels.recordingON_DEMAND },
          { value: 'ALWAYS', label: labels.recordingALWAYS }
        ]
      },
      {
        kind: 'set',
        name: 'capabilities',
        label: labels.fieldCapabilities,
        options: [
          { value: 'REMOTE_ANSWER', label: labels.capabilityREMOTE_ANSWER },
          { value: 'AUTO_ANSWER', label: labels.capabilityAUTO_ANSWER }
        ]
      }
    ]
  }
});

/** What a form holds of a field: never null. */
function entered(field, value) {
  if (field.kind === 'set') {
    return field.options.map((option) => option.value).filter((one) => !value || value.includes(one));
  }
  return field.kind === 'flag' ? Boolean(value) : value || field.otherwise || '';
}

/** What the API takes for it. */
function sent(field, value) {
  return field.kind === 'set' || field.kind === 'flag' ? value : value.trim() || null;
}

/** What a form holds of all fields; what is not known stands for a new one. */
export function valuesOf(record, body = {}) {
  return Object.fromEntries(record.fields.map((field) => [field.name, entered(field, body[field.name])]));
}

/** Whether two values of a form come to the same. */
export function isSame(field, one, other) {
  return JSON.stringify(sent(field, one)) === JSON.stringify(sent(field, other));
}

/** The body that adds a new one: what was left empty is left out. */
export function bodyOf(record, values) {
  return Object.fromEntries(
    record.fields
      .map((field) => [field.name, sent(field, values[field.name])])
      .filter(([, value]) => value !== null)
  );
}

/** The merge patch from what was read to what was entered. */
export function patchOf(record, base, values) {
  return Object.fromEntries(
    record.fields
      .filter((field) => !isSame(field, base[field.name], values[field.name]))
      .map((field) => [field.name, sent(field, values[field.name])])
  );
}

/** A value as a person reads it. */
export function shownValue(field, value) {
  if (field.kind === 'flag') {
    return value ? labels.yes : labels.no;
  }
  if (field.kind === 'text') {
    return value || labels.empty;
  }
  const values = field.kind === 'set' ? value : [value];
  const chosen = field.options.filter((option) => values.includes(option.value));
  return chosen.map((option) => option.label).join(', ') || labels.empty;
}
