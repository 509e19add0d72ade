import type { Service } from '../spec.ts';

/** HostServ: hosts that people chose to be seen with. */
export const hostServ: Service = {
  name: 'HostServ',
  short: 'HS',
  about: 'HostServ gives people another host to be seen with.',
  words: [],
};
