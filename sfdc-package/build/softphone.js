import { createElement } from 'lwc';
import Softphone from 'c/softphone';
import { OpenCtiHost } from 'c/softphoneOpenCtiHost';
import { VoiceHost } from 'c/softphoneVoiceHost';
import SoftphoneWorkbench from 'c/softphoneWorkbench';

// Where SIP is, for a line whose phone is the browser: the page says it, in Salesforce and in the gateway.
const named = document.querySelector('meta[name="patchcord-phone"]');
globalThis.patchcordPhoneLibrary = (globalThis.patchcordPage || {}).phoneLibrary || (named && named.content);

// In Salesforce the page says who it is before this is loaded; the gateway's page does not.
const page = globalThis.patchcordPage;
const element = page
  ? createElement('c-softphone', { is: Softphone })
  : createElement('c-softphone-workbench', { is: SoftphoneWorkbench });
if (page) {
  // A page of Salesforce Voice has loaded Salesforce's library, one of Open CTI the other.
  const voice = globalThis.SCVConnectorBase;
  element.host = voice ? new VoiceHost(page, voice) : new OpenCtiHost(page, globalThis.sforce && globalThis.sforce.opencti);
}
document.body.append(element);
