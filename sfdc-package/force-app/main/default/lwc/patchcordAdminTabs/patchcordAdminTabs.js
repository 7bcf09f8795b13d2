import { LightningElement, api } from 'lwc';
import { labels } from 'c/patchcordAdminLabels';
import { counted, number } from 'c/patchcordFormat';

/**
 * The parts of the page, to choose one: by the mouse, or by the arrow keys.
 *
 * @fires show with {tab}
 */
export default class PatchcordAdminTabs extends LightningElement {
  static renderMode = 'light';

  /** [{name, label, count}], in order; a count of 0 or null is not shown. */
  @api tabs = [];

  /** The name of the one that is shown. */
  @api chosen = '';

  labels = labels;

  /** Puts the focus on the one that is shown. */
  @api
  focus() {
    this.querySelector(`#tab-${this.chosen}`).focus();
  }

  get shown() {
    return this.tabs.map(({ name, label, count }) => ({
      name,
      label,
      count: count ? number(count) : '',
      told: count ? counted(count, labels.driftOne, labels.driftMany) : '',
      id: `tab-${name}`,
      selected: String(name === this.chosen),
      index: name === this.chosen ? '0' : '-1',
      style: `slds-tabs_default__item${name === this.chosen ? ' slds-is-active' : ''}`
    }));
  }

  clicked(event) {
    this.show(event.currentTarget.dataset.tab);
  }

  pressed(event) {
    const names = this.tabs.map(({ name }) => name);
    const at = names.indexOf(this.chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const tab = names.at(to % names.length);
      this.show(tab);
      this.querySelector(`#tab-${tab}`).focus();
    }
  }

  show(tab) {
    this.dispatchEvent(new CustomEvent('show', { detail: { tab } }));
  }
}
