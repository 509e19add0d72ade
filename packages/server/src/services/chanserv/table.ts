import type { Service } from '../spec.ts';
import { accessWords } from './access.ts';
import { orderWords } from './order.ts';
import { ownWords } from './own.ts';
import { settingWords } from './set.ts';

/** ChanServ: rooms that belong to someone, and who has which rank in them. */
export const chanServ: Service = {
  name: 'ChanServ',
  short: 'CS',
  about: 'ChanServ keeps channels for those to whom they belong.',
  words: [...ownWords, ...accessWords, ...settingWords, ...orderWords],
};
