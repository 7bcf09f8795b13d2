/**
 * Builds the pages that the gateway serves: build.js [FOLDER]. For each page a bundle, a sheet, the
 * texts of each language, and an HTML file for each language; all but the HTML carry a hash of
 * their content in the name.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { labelPlugin, labelsOfTheOrg, readLabels } from './labels.js';
import { pageSheet, sheetPlugin } from './sheet.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const COMPONENTS = path.join(HERE, '../force-app/main/default/lwc');
const MAPS = path.join(HERE, '../target/maps');
const OUT = path.resolve(process.argv[2] || path.join(HERE, '../target/pages'));

/**
 * The bundles. page: the page that the gateway serves it in; title: a label; limit: how many bytes
 * script and sheet may have together, gzipped, where it matters.
 */
const BUNDLES = {
  admin: { page: 'admin', title: 'PatchcordAdmin_title' },
  // It loads with every page of Salesforce.
  softphone: { page: 'workbench', title: 'PatchcordSoftphone_title', limit: 100_000, library: 'phone' }
};

/** A flat folder resolves only with one alias for each component. */
const modules = readdirSync(COMPONENTS).map((name) => ({
  name: `c/${name}`,
  path: path.join(COMPONENTS, name, `${name}.js`)
}));

async function bundle(page, labels) {
  const used = new Set();
  const sheets = new Map();
  const texts = [];
  const built = await rollup({
    input: path.join(HERE, `${page}.js`),
    // An import that is not found is a warning by default, and a broken page.
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
    plugins: [
      labelPlugin(labels.en, used),
      sheetPlugin(sheets),
      {
        name: 'patchcord-texts',
        transform(code, id) {
          if (id.includes(COMPONENTS) && /\.(html|js)(\?|$)/.test(id)) {
            texts.push(code);
          }
          return null;
        }
      },
      lwc({
        rootDir: HERE,
        modules,
        apiVersion: 66,
        disableSyntheticShadowSupport: true,
        sourcemap: true
      }),
      replace({ 'process.env.NODE_ENV': JSON.stringify('production'), preventAssignment: true }),
      terser()
    ]
  });
  const { output } = await built.generate({ format: 'iife', sourcemap: 'hidden' });
  await built.close();
  return { code: output[0].code, map: output[0].map, used, sheets, texts };
}

/**
 * What the softphone of a browser's line loads besides: plain scripts, which know no component. How
 * many bytes each may have, gzipped.
 */
const LIBRARIES = { phone: 80_000 };

/** A package.json that a library reads itself, for its name and version. */
const packages = {
  name: 'patchcord-packages',
  transform: (code, id) => (id.endsWith('/package.json') ? { code: `module.exports = ${code}`, map: null } : null)
};

async function extra(name) {
  const limit = LIBRARIES[name];
  const built = await rollup({
    input: path.join(HERE, `${name}.js`),
    onwarn: (warning) => {
      // Of a library's own modules, which get along with it.
      if (warning.code !== 'CIRCULAR_DEPENDENCY') {
        throw new Error(warning.message);
      }
    },
    plugins: [
      packages,
      nodeResolve({ browser: true, preferBuiltins: false }),
      commonjs({ extensions: ['.js', '.json'] }),
      terser()
    ]
  });
  const { output } = await built.generate({ format: 'iife', sourcemap: 'hidden' });
  await built.close();
  const [{ code, map }] = output;
  const size = gzipSync(code).length;
  console.log(`${name}: ${size} bytes gzipped`);
  if (size > limit) {
    throw new Error(`${name} has ${size} bytes gzipped (expected: <= ${limit})`);
  }
  const script = asset(name, 'js', code);
  writeFileSync(path.join(MAPS, `${script}.map`), map.toString());
  return script;
}

function asset(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}.${hash}.${extension}`;
  writeFileSync(path.join(OUT, 'assets', file), content);
  return file;
}

function html(lang, title, sheet, scripts, library) {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${library ? `<meta name="patchcord-phone" content="/assets/${library}">\n` : ''}<title>${title} · Patchcord</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/${sheet}">
${scripts.map((script) => `<script src="/assets/${script}" defer></script>`).join('\n')}
</head>
<body>
<noscript>Patchcord needs JavaScript.</noscript>
</body>
</html>
`;
}

/** Those that no component names, neither whole nor by a beginning: labels[`phone${state}`]. */
function unread(names, texts) {
  const all = texts.join('\n');
  const beginnings = [...all.matchAll(/labels\[`(\w+)\$\{/g)].map(([, beginning]) => beginning);
  return names.filter((name) => {
    const short = name.replace(/^\w+?_/, '');
    return (
      !new RegExp(`labels\\.${short}\\b`).test(all) &&
      !beginnings.some((beginning) => short.startsWith(beginning))
    );
  });
}

async function build(name, { page, title, limit, library }, labels) {
  const { code, map, used, sheets, texts } = await bundle(name, labels);
  unread([...used], texts).forEach((name) => used.delete(name));
  const script = asset(name, 'js', code);
  // For whoever looks for a fault; not shipped.
  writeFileSync(path.join(MAPS, `${script}.map`), map.toString());
  const css = await pageSheet(texts, sheets);
  const sheet = asset(name, 'css', css);
  const size = gzipSync(code).length + gzipSync(css).length;
  console.log(`${name}: ${size} bytes gzipped`);
  if (limit && size > limit) {
    throw new Error(`${name} has ${size} bytes gzipped (expected: <= ${limit})`);
  }
  const second = library && (await extra(library));
  for (const [lang, known] of Object.entries(labels)) {
    const texts = Object.fromEntries([...used].sort().map((name) => [name, known[name]]));
    const words = asset(`${name}-${lang}`, 'js', `globalThis.patchcordLabels=${JSON.stringify(texts)};\n`);
    writeFileSync(path.join(OUT, `${page}.${lang}.html`), html(lang, known[title], sheet, [words, script], second));
  }
  return used;
}

/** What all of it is made of. */
function inputs() {
  const hash = createHash('sha256').update(OUT);
  const add = (file) => hash.update(file).update(readFileSync(file));
  for (const folder of [HERE, path.join(HERE, '../force-app')]) {
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath || entry.path, entry.name))
      .sort()
      .forEach(add);
  }
  add(path.join(HERE, '../package-lock.json'));
  return hash.digest('hex');
}

// Nobody waits for what is there already.
const stamp = path.join(MAPS, 'inputs');
const made = inputs();
if (existsSync(OUT) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) {
  console.log('The pages are up to date.');
  process.exit(0);
}
rmSync(OUT, { recursive: true, force: true });
rmSync(MAPS, { recursive: true, force: true });
mkdirSync(path.join(OUT, 'assets'), { recursive: true });
mkdirSync(MAPS, { recursive: true });
const labels = readLabels();
const used = labelsOfTheOrg();
for (const [name, what] of Object.entries(BUNDLES)) {
  (await build(name, what, labels)).forEach((name) => used.add(name));
}
const unused = Object.keys(labels.en).filter((name) => !used.has(name));
if (unused.length) {
  throw new Error(`labels that nobody uses: ${unused.join(', ')}`);
}
for (const file of readdirSync(path.join(OUT, 'assets'))) {
  const { length } = readFileSync(path.join(OUT, 'assets', file));
  console.log(`${file} ${length}`);
}
writeFileSync(stamp, made);
