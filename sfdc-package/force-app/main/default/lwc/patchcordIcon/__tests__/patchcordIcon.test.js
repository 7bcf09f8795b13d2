import { createElement } from 'lwc';
import PatchcordIcon from 'c/patchcordIcon';

describe('c-patchcord-icon', () => {
  it('draws what is named, and is silent', async () => {
    const icon = createElement('c-patchcord-icon', { is: PatchcordIcon });
    icon.name = 'check';
    document.body.append(icon);
    expect(icon.querySelector('path').getAttribute('d')).toMatch(/^M4 12/);
    expect(icon.querySelector('svg').getAttribute('aria-hidden')).toBe('true');
    await expect(icon).toBeAccessible();
  });
});
