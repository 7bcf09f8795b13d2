import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PurgeCSS } from 'purgecss';

const SLDS = createRequire(import.meta.url).resolve(
  '@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css'
);

/**
 * Rollup: takes the style sheets of the components out of the bundle, where each would be a style
 * element that a strict policy refuses, for the one sheet of the page.
 *
 * @param {Map<string, string>} sheets filled by the build, by file
 */
export function sheetPlugin(sheets) {
  return {
    name: 'patchcord-sheets',
    transform(code, id) {
      if (!id.endsWith('.css')) {
        return null;
      }
      sheets.set(id, code);
      return { code: '', map: null };
    }
  };
}

/**
 * The page's sheet: of Lightning's what the components use, then their own.
 *
 * @param {string[]} used texts of the components, in which class names stand
 * @param {Map<string, string>} own their sheets by file, which is their order too: that of the whole
 *     page, patchcordAdmin or softphone, comes before those of its parts
 */
export async function pageSheet(used, own) {
  // Fonts and pictures of Lightning stay away: the page loads nothing else.
  const slds = readFileSync(SLDS, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, '');
  const [purged] = await new PurgeCSS().purge({
    css: [{ raw: slds }],
    content: used.map((raw) => ({ raw, extension: 'html' })),
    keyframes: true,
    fontFace: true,
    variables: false,
    safelist: ['html', 'body']
  });
  const sheets = [...own].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, code]) => code);
  return purged.css + sheets.join('\n').replace(/\s*\n\s*/g, '\n');
}
