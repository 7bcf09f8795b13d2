import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../force-app/main/default/', import.meta.url);

/** Components that stand on record pages, and in no bundle, have theirs here. */
const RECORD_LABELS = 'lwc/patchcordRecordLabels/patchcordRecordLabels.js';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function read(file) {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

function text(xml) {
  return xml.replace(/&(amp|lt|gt|quot|apos);/g, (all, name) => ENTITIES[name]);
}

function pairs(xml, element, name, value) {
  const found = {};
  for (const [, body] of xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))) {
    const key = body.match(new RegExp(`<${name}>(.*?)</${name}>`, 's'))[1];
    if (found[key] !== undefined) {
      throw new Error(`label ${key} is there twice`);
    }
    found[key] = text(body.match(new RegExp(`<${value}>(.*?)</${value}>`, 's'))[1]);
  }
  return found;
}

/**
 * The texts of the pages as Salesforce has them: English in the labels, German in the translation.
 *
 * @returns {{en: object, de: object}} text by label; each language has all of them
 */
export function readLabels() {
  const en = pairs(read('labels/CustomLabels.labels-meta.xml'), 'labels', 'fullName', 'value');
  const de = pairs(read('translations/de.translation-meta.xml'), 'customLabels', 'name', 'label');
  const places = (label) => (label.match(/\{\d\}/g) || []).sort().join();
  for (const name of new Set([...Object.keys(en), ...Object.keys(de)])) {
    if (!en[name] || !de[name] || places(en[name]) !== places(de[name])) {
      throw new Error(`label ${name} is not the same in both languages`);
    }
  }
  return { en, de };
}

/**
 * Rollup: `@salesforce/label/c.X` becomes a look into what the page has set before the bundle
 * loads. A label that does not exist fails the build; what was used is noted.
 *
 * @param {object} known text by label
 * @param {Set<string>} used filled by the build
 */
export function labelPlugin(known, used) {
  const prefix = '@salesforce/label/c.';
  return {
    name: 'patchcord-labels',
    resolveId(id) {
      return id.startsWith(prefix) ? `\0label:${id.slice(prefix.length)}` : null;
    },
    load(id) {
      if (!id.startsWith('\0label:')) {
        return null;
      }
      const name = id.slice('\0label:'.length);
      if (!(name in known)) {
        throw new Error(`there is no label ${name}`);
      }
      used.add(name);
      return `export default globalThis.patchcordLabels[${JSON.stringify(name)}];`;
    }
  };
}

/** The labels that Apex, Visualforce and the components of record pages use: what no bundle has. */
export function labelsOfTheOrg() {
  const used = new Set();
  for (const folder of ['classes/', 'pages/']) {
    for (const file of readdirSync(new URL(folder, FOLDER))) {
      for (const [, name] of read(folder + file).matchAll(/\bLabel\.(Patchcord\w+)/g)) {
        used.add(name);
      }
    }
  }
  for (const [, name] of read(RECORD_LABELS).matchAll(/@salesforce\/label\/c\.(Patchcord\w+)/g)) {
    used.add(name);
  }
  return used;
}
