import { drawPages } from './browser.ts';
import { drawTerminalClient } from './terminal-client.ts';

/* Draws the pictures of the README: those who use a terminal, the terminal client alone, and the page in a browser. */
await import('./terminals.ts');
await drawTerminalClient();
await drawPages();
