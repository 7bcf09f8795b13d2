import { LightningElement, api } from 'lwc';
import { path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

/** A database of 20,000 assignments may take this long. */
const DEADLINE_MILLIS = 60_000;

/** Gives the browser a file to keep. */
function save(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The assignments and the definition as files, as an import takes them. */
export default class PatchcordAdminExport extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  /** The internal name of the call center whose definition is meant. */
  @api callCenter;

  labels = labels;
  told = '';
  error = '';

  assignments() {
    return this.keep('/assignments/export', {}, 'text/csv', 'assignments.csv');
  }

  definition() {
    return this.keepDefinition('definition');
  }

  metadata() {
    return this.keepDefinition('metadata');
  }

  keepDefinition(form) {
    const at = path`/call-centers/${this.callCenter}/export`;
    return this.keep(at, { form }, 'application/xml', `${this.callCenter}.xml`);
  }

  async keep(at, query, type, usualName) {
    this.told = '';
    this.error = '';
    try {
      const { text, name } = await this.client.text('GET', at, {
        query,
        headers: { Accept: `${type}, application/problem+json` },
        deadline: DEADLINE_MILLIS
      });
      save(text, type, name || usualName);
      this.told = fill(labels.exportDone, name || usualName);
    } catch (failure) {
      this.error = sentenceOf(failure);
    }
  }
}
