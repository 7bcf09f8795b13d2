import { LightningElement, api } from 'lwc';

/** Drawn here, on a grid of 24: a page that needs ten icons does not load a sheet of a thousand. */
const PATHS = {
  back: 'M10 5l-7 7 7 7M3 12h18',
  call: 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  check: 'M4 12.5l5 5L20 6.5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  ear: 'M7 10a5 5 0 0 1 10 0c0 4-4 4-4 8a3 3 0 0 1-5 2M10 10a2 2 0 0 1 4 0',
  forward: 'M14 5l7 7-7 7M21 12H3',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  hangup: 'M3 14c5-6 13-6 18 0l-3 3-4-2v-3a10 10 0 0 0-4 0v3l-4 2z',
  keys: 'M6 5v.01M12 5v.01M18 5v.01M6 11v.01M12 11v.01M18 11v.01M6 17v.01M12 17v.01M18 17v.01',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  mic: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  muted: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M4 3l16 18',
  park: 'M7 21V4h6a4.5 4.5 0 0 1 0 9H7',
  pause: 'M8 5v14M16 5v14',
  people: 'M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17 14c3 .5 5 2.500 5 6',
  play: 'M7 4l13 8-13 8z',
  plus: 'M12 5v14M5 12h14',
  phone: 'M7 3h10v18H7zM11 18h2',
  record: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  stop: 'M6 6h12v12H6z',
  swap: 'M4 8h14l-4-4M20 16H6l4 4',
  undo: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.01'
};

/** A line drawing in the colour of the text around it; says nothing to a screen reader. */
export default class PatchcordIcon extends LightningElement {
  static renderMode = 'light';

  /** Which one: a name of those above. */
  @api name;

  get path() {
    return PATHS[this.name];
  }
}
