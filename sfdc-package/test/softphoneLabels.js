import { labelsOf } from './labels.js';

/** The texts of the softphone in English. */
export const labels = labelsOf('PatchcordSoftphone');
