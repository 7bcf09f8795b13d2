import { LightningElement, api } from 'lwc';

const SECOND = 1000;

function two(number) {
  return String(number).padStart(2, '0');
}

/** As a clock shows it: 0:07, 12:40, 1:02:03. */
export function shownTime(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** A clock that runs: up from a moment, or down to one. A screen reader reads it when it is asked to. */
export default class SoftphoneTimer extends LightningElement {
  static renderMode = 'light';

  /** Up from this moment. */
  @api since = '';

  /** Down to this moment, instead. */
  @api until = '';

  /** By how many milliseconds the gateway's clock is ahead of this one. */
  @api ahead = 0;

  _now = Date.now();
  _timer = null;

  connectedCallback() {
    this._tick();
  }

  disconnectedCallback() {
    clearTimeout(this._timer);
  }

  get text() {
    const now = this._now + this.ahead;
    if (this.until) {
      return shownTime(Math.ceil((Date.parse(this.until) - now) / SECOND));
    }
    return this.since ? shownTime((now - Date.parse(this.since)) / SECOND) : '';
  }

  _tick() {
    this._now = Date.now();
    this._timer = setTimeout(() => this._tick(), SECOND - (this._now % SECOND));
  }
}
