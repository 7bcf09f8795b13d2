import { LightningElement, api } from 'lwc';

/** Drawn here, on a grid of 24: a page that needs ten icons does not load a sheet of a thousand. */
const PATHS = {
  check: 'M4 12.5l5 5L20 6.5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  phone: 'M7 3h10v18H7zM11 18h2',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  undo: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.01'
};

/** A line drawing in the colour of the text around it; says nothing to a screen reader. */
export default class PatchcordIcon extends LightningElement {
  static renderMode = 'light';

  /** Which one: check, close, down, edit, grip, leave, phone, search, undo, upload or warning. */
  @api name;

  get path() {
    return PATHS[this.name];
  }
}
