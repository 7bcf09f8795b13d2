/**
 * Holds every metadata file of a source folder against its type: the conversion to a package does not look into them, and
 * an org says what is wrong only after an upload. The types are those of the Metadata API's WSDL, as
 * Salesforce publishes them for TypeScript.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Each type of the Metadata API: what it is besides (`Metadata`), its properties, or its values. */
function readTypes() {
  const declarations = readFileSync(new URL('../node_modules/@salesforce/types/lib/metadata.d.ts', import.meta.url), 'utf8');
  const types = {};
  // One declaration of this form after another: the file is generated from the WSDL.
  for (const [, name, parent, body] of declarations.matchAll(/^export type (\w+) = (?:(\w+) & )?\{\n(.*?)^\};/gms)) {
    const props = {};
    for (const [, prop, optional, type, many] of body.matchAll(/^ {4}(\w+)(\?)?: (\w+)(\[\])?;/gm)) {
      props[prop] = { optional: Boolean(optional || many), many: Boolean(many), type };
    }
    types[name] = { parent, props };
  }
  for (const [, name, values] of declarations.matchAll(/^export type (\w+) = ('[^;]*');/gm)) {
    types[name] = { values: [...values.matchAll(/'([^']*)'/g)].map(([, value]) => value) };
  }
  return types;
}

const TYPES = readTypes();

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: true,
  processEntities: true
});

/** All properties of a type, with those that it inherits. */
function properties(type) {
  const { parent, props } = TYPES[type];
  return { ...(parent ? properties(parent) : {}), ...props };
}

const textOf = (children) => children.map((child) => child['#text'] ?? '').join('');
const elements = (children) => children.filter((child) => !('#text' in child));
const nameOf = (element) => Object.keys(element).find((key) => key !== ':@');

function checkText(type, text, at, faults) {
  if (type === 'boolean' && !['true', 'false'].includes(text)) {
    faults.push(`${at}: "${text}" is neither true nor false`);
  }
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) {
    faults.push(`${at}: "${text}" is no number`);
  }
  const values = TYPES[type]?.values;
  if (values && !values.includes(text)) {
    faults.push(`${at}: "${text}" is none of ${values.slice(0, 12).join(', ')}${values.length > 12 ? ', …' : ''}`);
  }
}

function checkElement(type, children, at, faults) {
  const known = properties(type);
  const seen = new Map();
  for (const child of elements(children)) {
    const name = nameOf(child);
    const where = `${at}/${name}`;
    if (!(name in known)) {
      faults.push(`${where}: ${type} has no such element`);
      continue;
    }
    const { many, type: wanted } = known[name];
    seen.set(name, (seen.get(name) || 0) + 1);
    if (!many && seen.get(name) > 1) {
      faults.push(`${where}: is there twice`);
    }
    if (TYPES[wanted]?.props) {
      checkElement(wanted, child[name], where, faults);
    } else if (elements(child[name]).length) {
      faults.push(`${where}: holds elements, and should hold a ${wanted}`);
    } else {
      checkText(wanted, textOf(child[name]), where, faults);
    }
  }
  for (const [name, { optional }] of Object.entries(known)) {
    if (!optional && !seen.has(name)) {
      faults.push(`${at}: ${type} needs <${name}>`);
    }
  }
}

/** What is wrong with one file. */
export function faultsOf(type, file, xml = readFileSync(file, 'utf8')) {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    return [`line ${valid.err.line}: ${valid.err.msg}`];
  }
  if (!TYPES[type]?.props) {
    return [`the Metadata API has no type ${type}`];
  }
  const [root] = parser.parse(xml).filter((node) => !nameOf(node).startsWith('?'));
  const name = nameOf(root);
  if (name !== type) {
    return [`its root is <${name}>, and should be <${type}>`];
  }
  if (root[':@']?.['@_xmlns'] !== 'http://soap.sforce.com/2006/04/metadata') {
    return ['its namespace is not that of the Metadata API'];
  }
  const faults = [];
  checkElement(type, root[name], type, faults);
  return faults;
}

/**
 * All faults of a source folder.
 *
 * @returns {{files: number, faults: string[]}} how many files were looked at, and a line for each fault
 */
export function checkFolder(folder) {
  const faults = [];
  const files = new Map();
  for (const component of ComponentSet.fromSource(folder).getSourceComponents()) {
    for (const part of [component, ...component.getChildren()]) {
      if (part.xml) {
        files.set(part.xml, part.type.name);
      }
    }
  }
  // A decomposed type's parts stand in files of their own; labels stand in the file of all labels.
  for (const [file, type] of files) {
    const whole = type === 'CustomLabel' ? 'CustomLabels' : type;
    faultsOf(whole, file).forEach((fault) => faults.push(`${path.relative(folder, file)}: ${fault}`));
  }
  return { files: files.size, faults };
}
