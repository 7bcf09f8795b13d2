import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { fill, number } from 'c/patchcordFormat';

/** Shown as counts: a step of a hundredth would have a screen reader talk without end. */
const SPOKEN_STEP = 25;

/** How far an import has come, as a bar and as a sentence. */
export default class PatchcordAdminProgress extends LightningElement {
  static renderMode = 'light';

  /** As the event `import` has it; null while nothing is known but that it goes on. */
  @api progress = null;

  /** Said while nothing else is known. */
  @api text = '';

  get phase() {
    return this.progress ? this.progress.phase : '';
  }

  get percent() {
    const { progress } = this;
    return progress && progress.total > 0
      ? Math.min(100, Math.floor((100 * progress.done) / progress.total))
      : null;
  }

  /** Left out while it is not known: so a bar says that it only moves. */
  get valueNow() {
    return this.percent === null ? undefined : String(this.percent);
  }

  get sentence() {
    if (this.percent === null) {
      return this.text || labels.progressCHECKING;
    }
    const { done, total } = this.progress;
    return fill(labels[`progress${this.phase}`] || labels.progressWRITING, number(done), number(total));
  }

  get spoken() {
    const { percent } = this;
    return percent === null
      ? this.sentence
      : fill(labels.progressSpoken, number(Math.floor(percent / SPOKEN_STEP) * SPOKEN_STEP));
  }

  get barClass() {
    return `patchcord-progress__bar${this.percent === null ? ' patchcord-progress__bar_moving' : ''}`;
  }

  renderedCallback() {
    // As a style of the element, not as an attribute: the policy of the page forbids those.
    this.querySelector('[data-bar]').style.width = this.percent === null ? '' : `${this.percent}%`;
  }
}
