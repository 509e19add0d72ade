import type { Service } from '../spec.ts';

/** ChanServ: rooms that belong to someone. */
export const chanServ: Service = {
  name: 'ChanServ',
  short: 'CS',
  about: 'ChanServ keeps rooms for those to whom they belong.',
  words: [],
};
