/**
 * How soon the softphone is there, in Chromium: firstRender.js GATEWAY DEMO_FILE ROUNDS
 *
 * Opens each page in a browser in which nobody was before, and once more. Prints a line of JSON for
 * each: {page, cache, paint, line}, in milliseconds since navigation began.
 */
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { openOrgSite } from './orgSite.js';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function findChromium() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of process.env.PATH.split(path.delimiter)) {
      try {
        accessSync(path.join(folder, name), constants.X_OK);
        return path.join(folder, name);
      } catch {
        // The next one.
      }
    }
  }
  throw new Error('Chromium is not installed');
}

/**
 * Runs in the page, before anything of it: `firstPaint` is when something was painted that is no
 * background, `lineShown` when the frame was out in which the agent's line stands.
 */
function watch() {
  globalThis.firstPaint = new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      list.getEntriesByName('first-contentful-paint').forEach(({ startTime }) => resolve(startTime));
    });
    observer.observe({ type: 'paint', buffered: true });
  });
  globalThis.lineShown = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const line = document.querySelector('[data-line]');
      if (line && /\d/.test(line.textContent)) {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      }
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
}

async function open(context, address, hasLine) {
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  await tab.goto(address);
  const line = hasLine ? await tab.evaluate(() => globalThis.lineShown) : null;
  const paint = await tab.evaluate(() => globalThis.firstPaint);
  await tab.close();
  return { paint, line };
}

const [gateway, demoFile, rounds] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(demoFile, 'utf8'));
const { apiKey } = demo.agents.find(({ username }) => username === 'alice');
const site = await openOrgSite(gateway, demo.adminKey);
const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
const PAGES = [
  ['salesforce-empty', site.empty, false],
  ['salesforce', site.softphone, true],
  // The least that the gateway shows a browser.
  ['gateway-empty', `${gateway}/health/live`, false],
  ['workbench', `${gateway}/workbench#key=${apiKey}`, true]
];
try {
  for (let round = 0; round <= Number(rounds); round += 1) {
    for (const [page, address, hasLine] of PAGES) {
      const context = await browser.newContext({ viewport: { width: 400, height: 600 }, locale: 'en-US' });
      for (const cache of ['cold', 'warm']) {
        const measured = await open(context, address, hasLine);
        // The first round has the gateway's compiler cold.
        if (round > 0) {
          console.log(JSON.stringify({ page, cache, ...measured }));
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  site.close();
}
