import { preferences } from '../settings/preferences.ts';

const night = matchMedia('(prefers-color-scheme: dark)');

/** Lets the page look as the user likes it, from now on: `look/` does the rest. */
export function followPreferences(): void {
  const bar = document.createElement('meta');
  bar.name = 'theme-color';
  document.head.append(bar);
  const follow = () => {
    const { theme, density, reducedMotion } = preferences.now;
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    dataset.density = density;
    dataset.motion = reducedMotion ? 'reduced' : 'full';
    // The bar of a phone's browser has the colour of the page below it.
    bar.content = getComputedStyle(document.body).backgroundColor;
  };
  preferences.watch(follow);
  night.addEventListener('change', follow);
  follow();
}
