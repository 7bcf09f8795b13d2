import { createElement } from 'lwc';
import PatchcordAdmin from 'c/patchcordAdmin';

const element = createElement('c-patchcord-admin', { is: PatchcordAdmin });
// In Salesforce the page says who it is before this is loaded; the gateway's page does not.
element.org = globalThis.patchcordPage || null;
document.body.append(element);
