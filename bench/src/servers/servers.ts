import { ergo } from './ergo.ts';
import { inspircd } from './inspircd.ts';
import { ngircd } from './ngircd.ts';
import { salon, salonDurable, salonRemembering } from './salon.ts';
import type { Server } from './server.ts';

/** All servers, in the order in which they are reported. One that is not installed is left out of a run. */
export const servers: readonly Server[] = [salon, salonRemembering, salonDurable, inspircd, ngircd, ergo];
