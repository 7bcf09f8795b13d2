import { labelsOf } from './labels.js';

/** The texts of the admin page in English. */
export const labels = labelsOf('PatchcordAdmin');
