import type { Service } from '../spec.ts';
import { operatorWords } from './operators.ts';
import { ownWords } from './own.ts';

/** HostServ: hosts that people chose to be seen with. */
export const hostServ: Service = {
  name: 'HostServ',
  short: 'HS',
  about: 'HostServ gives people another host to be seen with: a vhost.',
  words: [...ownWords, ...operatorWords],
};
