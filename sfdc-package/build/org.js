/**
 * What goes into an org:
 *
 *   org.js check                            holds every metadata file against its type
 *   org.js stage DIR [--gateway ADDRESS]    the source with the built softphone in it, for a deploy
 *   org.js package DIR [--gateway ADDRESS]  the same as a metadata package: DIR/patchcord-salesforce.zip
 */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { checkFolder } from './metadata.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = path.join(PROJECT, 'force-app');
const PAGES = path.join(PROJECT, 'target/classes/io/patchcord/pages/assets');
const API_VERSION = JSON.parse(readFileSync(path.join(PROJECT, 'sfdx-project.json'), 'utf8')).sourceApiVersion;

/** Where the committed files say that the gateway is. */
const EXAMPLE = 'https://patchcord.example.com';

/** Those with an address in them. */
const ADDRESSED = [
  'cspTrustedSites/PatchcordGateway.cspTrustedSite-meta.xml',
  'customMetadata/PatchcordGateway.Default.md-meta.xml',
  'callCenters/Patchcord.callCenter-meta.xml'
];

function fail(message) {
  console.error(message);
  process.exit(1);
}

function check() {
  const { files, faults } = checkFolder(SOURCE);
  faults.forEach((fault) => console.error(fault));
  if (faults.length) {
    fail(`${faults.length} faults in ${files} metadata files`);
  }
  console.log(`${files} metadata files are as their types ask.`);
}

/** The pages of the org: each a static resource of a bundle's parts. */
const RESOURCES = {
  PatchcordSoftphone: { bundle: 'softphone|phone', description: 'The softphone, as built from the Lightning web components.' },
  PatchcordAdmin: { bundle: 'admin', description: 'The page for admins, as built from the Lightning web components.' }
};

/** Salesforce's library for Partner Telephony, which only that page loads; its licence goes with it. */
const LIBRARY = path.join(PROJECT, 'node_modules/@salesforce/scv-connector-base');
const VOICE = { name: 'PatchcordVoice', description: "Salesforce's library for Partner Telephony, as it is on npm." };

function describe(folder, name, description) {
  writeFileSync(
    path.join(folder, `staticresources/${name}.resource-meta.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata">
    <cacheControl>Public</cacheControl>
    <contentType>application/zip</contentType>
    <description>${description}</description>
</StaticResource>
`
  );
}

function resourceFolder(folder, name) {
  const resource = path.join(folder, 'staticresources', name);
  mkdirSync(resource, { recursive: true });
  return resource;
}

/** The bundle's parts by the names that the page asks for; in the gateway their names have a hash. */
function staticResource(folder, name, { bundle, description }) {
  const resource = resourceFolder(folder, name);
  const ours = new RegExp(`^(${bundle})[.-]`);
  const parts = existsSync(PAGES) ? readdirSync(PAGES).filter((part) => ours.test(part)) : [];
  if (!parts.length) {
    fail('The pages are not built yet: npm run build');
  }
  for (const part of parts) {
    cpSync(path.join(PAGES, part), path.join(resource, part.replace(/\.[0-9a-f]{12}\./, '.')));
  }
  describe(folder, name, description);
}

function voiceLibrary(folder) {
  const resource = resourceFolder(folder, VOICE.name);
  cpSync(path.join(LIBRARY, 'dist/scv-connector-base.js'), path.join(resource, 'scv-connector-base.js'));
  cpSync(path.join(LIBRARY, 'LICENSE.txt'), path.join(resource, 'LICENSE.txt'));
  describe(folder, VOICE.name, VOICE.description);
}

function stage(out, gateway) {
  rmSync(out, { recursive: true, force: true });
  const folder = path.join(out, 'force-app/main/default');
  cpSync(path.join(SOURCE, 'main/default'), folder, {
    recursive: true,
    filter: (file) => !file.includes('__tests__')
  });
  Object.entries(RESOURCES).forEach(([name, what]) => staticResource(folder, name, what));
  voiceLibrary(folder);
  for (const file of gateway ? ADDRESSED : []) {
    const at = path.join(folder, file);
    writeFileSync(at, readFileSync(at, 'utf8').replaceAll(EXAMPLE, gateway));
  }
  for (const file of ['sfdx-project.json', '.forceignore']) {
    cpSync(path.join(PROJECT, file), path.join(out, file));
  }
  return path.join(out, 'force-app');
}

async function pack(out, gateway) {
  const source = stage(path.join(PROJECT, 'target/org'), gateway);
  const { files, faults } = checkFolder(source);
  if (faults.length) {
    fail(faults.join('\n'));
  }
  const set = ComponentSet.fromSource(source);
  set.sourceApiVersion = API_VERSION;
  const made = await new MetadataConverter().convert(set, 'metadata', {
    type: 'zip',
    outputDirectory: path.join(PROJECT, 'target'),
    packageName: 'patchcord-salesforce'
  });
  mkdirSync(out, { recursive: true });
  const zip = path.join(out, 'patchcord-salesforce.zip');
  cpSync(made.packagePath, zip);
  rmSync(made.packagePath);
  console.log(`Packed ${zip}: ${files} metadata files, API ${API_VERSION}.`);
}

/** An https origin without a path, as the gateway's public-url is. */
function addressOf(options) {
  const at = options.indexOf('--gateway');
  if (at < 0) {
    return null;
  }
  const address = (options[at + 1] || '').replace(/\/$/, '');
  if (!/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(address)) {
    fail(`--gateway wants an https address without a path, such as ${EXAMPLE}; it was "${options[at + 1] || ''}"`);
  }
  return address;
}

const [command, out, ...options] = process.argv.slice(2);
if (command === 'check') {
  check();
} else if ((command === 'stage' || command === 'package') && out) {
  const gateway = addressOf(options);
  if (command === 'stage') {
    stage(path.resolve(out), gateway);
  } else {
    await pack(path.resolve(out), gateway);
  }
} else {
  fail('Usage: org.js check | stage DIR [--gateway ADDRESS] | package DIR [--gateway ADDRESS]');
}
