import { readFileSync } from 'node:fs';
import path from 'node:path';

const xml = readFileSync(
  path.join(process.cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
  'utf8'
);

/** As the page has them in English. */
export const labels = Object.fromEntries(
  [...xml.matchAll(/<fullName>PatchcordAdmin_(.*?)<\/fullName>.*?<value>(.*?)<\/value>/gs)].map(
    ([, name, value]) => [name, value.replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')]
  )
);
