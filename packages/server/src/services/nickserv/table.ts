import type { Service } from '../spec.ts';
import { drop } from './drop.ts';
import { info } from './info.ts';
import { loginWords } from './login.ts';
import { nickWords } from './nicks.ts';
import { operatorWords } from './operators.ts';
import { secretWords } from './secrets.ts';
import { sessionWords } from './sessions.ts';
import { set } from './set.ts';
import { token } from './token.ts';

/** NickServ: accounts, and the nicks that belong to them. */
export const nickServ: Service = {
  name: 'NickServ',
  short: 'NS',
  about: 'NickServ keeps accounts, and nicks for those to whom they belong.',
  words: [
    ...loginWords,
    info,
    ...nickWords,
    ...sessionWords,
    set,
    ...secretWords,
    token,
    drop,
    ...operatorWords,
  ],
};
