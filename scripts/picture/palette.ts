/** The colours of the windows: calm ones, that are read well on a dark ground. */
export const ground = '#1e222a';
export const ink = '#c8ccd4';
export const titleBar = '#2b303b';
export const titleInk = '#9aa2b1';
export const edge = '#3b4252';
export const dots = ['#e06c75', '#e5c07b', '#98c379'];

const sixteen = [
  ...['#2b303b', '#e06c75', '#98c379', '#e5c07b', '#2f4766', '#c678dd', '#56b6c2', '#c8ccd4'],
  ...['#7f8896', '#ef8f96', '#b5d69b', '#f0d399', '#7fb4f0', '#d7a1e7', '#7fd0da', '#ffffff'],
];

/** The blue that is good as a ground is too dark as ink. */
const blueInk = '#61afef';

/** One of the 256 colours of terminals. */
export function colour(index: number, as: 'ink' | 'ground'): string {
  if (index === 4 && as === 'ink') return blueInk;
  if (index < 16) return sixteen[index] ?? ink;
  if (index >= 232) return rgb(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10);
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return rgb(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

/** A colour given by its parts. */
export function rgb(red: number, green: number, blue: number): string {
  return `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`;
}
