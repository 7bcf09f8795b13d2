import accountPhone from '@salesforce/label/c.PatchcordRecord_accountPhone';
import calling from '@salesforce/label/c.PatchcordRecord_calling';
import dial from '@salesforce/label/c.PatchcordRecord_dial';
import directionInbound from '@salesforce/label/c.PatchcordRecord_directionInbound';
import directionInternal from '@salesforce/label/c.PatchcordRecord_directionInternal';
import directionOutbound from '@salesforce/label/c.PatchcordRecord_directionOutbound';
import empty from '@salesforce/label/c.PatchcordRecord_empty';
import end from '@salesforce/label/c.PatchcordRecord_end';
import failed from '@salesforce/label/c.PatchcordRecord_failed';
import loading from '@salesforce/label/c.PatchcordRecord_loading';
import more from '@salesforce/label/c.PatchcordRecord_more';
import numbers from '@salesforce/label/c.PatchcordRecord_numbers';
import open from '@salesforce/label/c.PatchcordRecord_open';
import queue from '@salesforce/label/c.PatchcordRecord_queue';
import refresh from '@salesforce/label/c.PatchcordRecord_refresh';
import retry from '@salesforce/label/c.PatchcordRecord_retry';
import silent from '@salesforce/label/c.PatchcordRecord_silent';
import title from '@salesforce/label/c.PatchcordRecord_title';

/** The texts of what stands on record pages. */
export const labels = {
  accountPhone,
  calling,
  dial,
  directionInbound,
  directionInternal,
  directionOutbound,
  empty,
  end,
  failed,
  loading,
  more,
  numbers,
  open,
  queue,
  refresh,
  retry,
  silent,
  title
};
