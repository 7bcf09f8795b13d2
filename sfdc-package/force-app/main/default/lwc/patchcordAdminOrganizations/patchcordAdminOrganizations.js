import { LightningElement, api } from 'lwc';
import { path } from 'c/patchcordApi';
import { labels } from 'c/patchcordAdminLabels';
import { sentenceOf } from 'c/patchcordAdminProblems';
import { fill } from 'c/patchcordFormat';

/** As many as the API gives at once; who has more edits them through it. */
const MOST = 200;

/**
 * The Salesforce orgs whose users sign in, and whether an org's permission sets say who of them
 * supervises.
 */
export default class PatchcordAdminOrganizations extends LightningElement {
  static renderMode = 'light';

  /** An `Api`. */
  @api client;

  labels = labels;
  organizations = [];
  busy = '';
  error = '';
  said = '';

  connectedCallback() {
    this.read();
  }

  get hasAny() {
    return this.organizations.length > 0 || Boolean(this.error);
  }

  get rows() {
    return this.organizations.map(({ salesforceOrgId, displayName, rolesFromToken }) => ({
      id: salesforceOrgId,
      field: `organization-${salesforceOrgId}`,
      name: displayName,
      shown: fill(labels.orgsRoles, displayName),
      rolesFromToken
    }));
  }

  async read() {
    try {
      const { items } = await this.client.request('GET', '/organizations', { query: { limit: MOST } });
      this.organizations = items;
    } catch (failure) {
      this.error = sentenceOf(failure, labels.noAnswer);
    }
  }

  async switched(event) {
    const box = event.currentTarget;
    const { id } = box.dataset;
    const rolesFromToken = box.checked;
    this.error = '';
    this.said = '';
    if (this.busy) {
      box.checked = !rolesFromToken;
      return;
    }
    this.busy = id;
    try {
      const at = path`/organizations/${id}`;
      // As it is now: the list may be old.
      const { tag } = await this.client.tagged('GET', at);
      const changed = await this.client.request('PATCH', at, { body: { rolesFromToken }, headers: { 'If-Match': tag } });
      this.organizations = this.organizations.map((one) => (one.salesforceOrgId === id ? changed : one));
      this.said = fill(rolesFromToken ? labels.orgsRolesOn : labels.orgsRolesOff, changed.displayName);
    } catch (failure) {
      box.checked = !rolesFromToken;
      this.error = sentenceOf(failure, labels.noAnswerChange);
    } finally {
      this.busy = '';
    }
  }
}
