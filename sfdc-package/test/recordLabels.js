import { labelsOf } from './labels.js';

/** The texts of record pages in English. */
export const labels = labelsOf('PatchcordRecord');
