import { createElement } from 'lwc';
import Softphone from 'c/softphone';
import { OpenCtiHost } from 'c/softphoneOpenCtiHost';
import SoftphoneWorkbench from 'c/softphoneWorkbench';

// In Salesforce the page says who it is before this is loaded; the gateway's page does not.
const page = globalThis.patchcordPage;
const element = page
  ? createElement('c-softphone', { is: Softphone })
  : createElement('c-softphone-workbench', { is: SoftphoneWorkbench });
if (page) {
  element.host = new OpenCtiHost(page, globalThis.sforce && globalThis.sforce.opencti);
}
document.body.append(element);
