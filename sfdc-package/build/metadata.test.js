import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './metadata.js';

const file = (type, body, namespace = 'http://soap.sforce.com/2006/04/metadata') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${namespace}">${body}</${type}>`;

const PAGE = '<apiVersion>66.0</apiVersion><label>Page</label>';

test('a file that is as its type asks has no faults', () => {
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexPage', PAGE)), []);
});

test('an element that the type does not have is named', () => {
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexPage', `${PAGE}<lable>x</lable>`)), [
    'ApexPage/lable: ApexPage has no such element'
  ]);
});

test('an element that the type needs is missed', () => {
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexPage', '<apiVersion>66.0</apiVersion>')), [
    'ApexPage: ApexPage needs <label>'
  ]);
});

test('an element that may be there once is refused the second time', () => {
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexPage', `${PAGE}<label>again</label>`)), [
    'ApexPage/label: is there twice'
  ]);
});

test('numbers, truths and values of a list are held against their types', () => {
  const xml = file('ApexClass', '<apiVersion>new</apiVersion><status>Alive</status>');
  const faults = faultsOf('ApexClass', '', xml);
  assert.equal(faults[0], 'ApexClass/apiVersion: "new" is no number');
  assert.match(faults[1], /^ApexClass\/status: "Alive" is none of /);
  const site = file('CspTrustedSite', '<endpointUrl>https://a.example</endpointUrl><isActive>yes</isActive>');
  assert.deepEqual(faultsOf('CspTrustedSite', '', site), [
    'CspTrustedSite/isActive: "yes" is neither true nor false'
  ]);
});

test('what is inside of an element is looked at, too', () => {
  const xml = file(
    'CallCenter',
    `<displayName>A</displayName><displayNameLabel>B</displayNameLabel><internalNameLabel>C</internalNameLabel>
     <sections><items><label>x</label><name>y</name></items><label>x</label><name>y</name></sections>`
  );
  assert.deepEqual(faultsOf('CallCenter', '', xml), ['CallCenter/sections/items: CallCenterItem needs <value>']);
});

test('a file that is cut off, of another type or of another namespace is refused', () => {
  assert.match(faultsOf('ApexPage', '', file('ApexPage', PAGE).slice(0, -4))[0], /^line \d+: /);
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexClass', '')), [
    'its root is <ApexClass>, and should be <ApexPage>'
  ]);
  assert.deepEqual(faultsOf('ApexPage', '', file('ApexPage', PAGE, 'urn:other')), [
    'its namespace is not that of the Metadata API'
  ]);
  assert.deepEqual(faultsOf('NoSuchType', '', file('NoSuchType', '')), [
    'the Metadata API has no type NoSuchType'
  ]);
});
