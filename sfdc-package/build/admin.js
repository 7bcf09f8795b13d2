import { createElement } from 'lwc';
import PatchcordAdmin from 'c/patchcordAdmin';

document.body.append(createElement('c-patchcord-admin', { is: PatchcordAdmin }));
