import type { Message } from '@salon/protocol';
import { type Client, type Verb, wordsOf } from './spec.ts';

/** The verbs with which a user says whom she hears. */
export const listVerbs: Readonly<Record<string, Verb>> = {
  ACCEPT: {
    for: 'users',
    paramsMin: 0,
    takes: '[*|[-]<nick>{,[-]<nick>}]',
    help: 'Shows or changes whose private words one takes in spite of the modes g and R.',
    run: accept,
  },
  SILENCE: {
    for: 'users',
    paramsMin: 0,
    takes: '[[+|-]<mask>{,[+|-]<mask>}]',
    help: 'Shows or changes whose private words and invitations one does not want.',
    run: silence,
  },
};

function accept(client: Client, { params: [list = '*'] }: Message): void {
  for (const item of wordsOf(list)) {
    if (item === '*') client.ask({ type: 'accepts' });
    else client.submit({ type: 'accept', on: !item.startsWith('-'), nick: item.replace(/^[-+]/, '') });
  }
}

function silence(client: Client, { params: [list = ''] }: Message): void {
  const items = wordsOf(list);
  if (items.length === 0) client.ask({ type: 'silences' });
  for (const item of items) {
    const mask = item.replace(/^[-+]/, '');
    if (mask !== '') client.submit({ type: 'silence', on: !item.startsWith('-'), mask });
  }
}
