import { readFileSync } from 'node:fs';
import path from 'node:path';

const xml = readFileSync(
  path.join(process.cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
  'utf8'
);

/** Those of one page as it has them in English, by their short names. */
export function labelsOf(prefix) {
  return Object.fromEntries(
    [...xml.matchAll(new RegExp(`<fullName>${prefix}_(.*?)</fullName>.*?<value>(.*?)</value>`, 'gs'))].map(
      ([, name, value]) => [name, value.replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')]
    )
  );
}
