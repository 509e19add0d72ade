import type { Patron, ServiceWord } from '../spec.ts';
import { choices, readChoice, settingNamed } from './chosen.ts';

/** What a founder chooses for her room. */
export const settingWords: readonly ServiceWord[] = [
  {
    word: 'SET',
    takes: `<channel> ${choices} <value>`,
    wordsMin: 3,
    help: 'Chooses something for a channel of yours.',
    more: [
      'AUTORANK ON|OFF: those with access are given their rank as soon as they come in.',
      'KEEPTOPIC ON|OFF: the topic stays when everyone has gone.',
      'SECURE ON|OFF: nobody without access is made halfop or higher.',
      'HISTORY 30d|500|30d 500|off|default: for how many days what is said is remembered, or how many messages. With off all is forgotten; you are told a code first, which has to be said with it.',
      'HISTORY-FOR joined|members|all|default: who may read it. joined: members, what was said since they came in. members: members, all of it. all: whoever may come in.',
    ],
    run(patron, { words: [channel = '', name = '', ...values] }) {
      const choice = readChoice(name, values);
      if (choice === undefined) {
        explain(patron, `SET <channel> ${choices} <value>`);
        return;
      }
      const { changes, rest } = choice;
      const [confirm] = rest;
      patron.submit({ type: 'set-channel', channel, changes, ...(confirm !== undefined && { confirm }) });
    },
  },
  {
    word: 'GET',
    takes: `<channel> [${choices}]`,
    wordsMin: 1,
    help: 'Shows what is chosen for a channel of yours.',
    more: ['SET tells what each of them means.'],
    run(patron, { words: [channel = '', name] }) {
      const setting = name === undefined ? undefined : settingNamed(name);
      if (name !== undefined && setting === undefined) {
        explain(patron, `GET <channel> [${choices}]`);
      } else patron.ask({ type: 'channel-settings', channel, ...(setting !== undefined && { setting }) });
    },
  },
];

function explain(patron: Patron, usage: string): void {
  patron.hear({ from: 'ChanServ', sentences: [patron.howTo('ChanServ', usage)] });
}
