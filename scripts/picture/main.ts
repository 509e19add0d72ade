import { drawPages } from './browser.ts';

/* Draws the pictures of the README: those who use a terminal, and the page in a browser. */
await import('./terminals.ts');
await drawPages();
