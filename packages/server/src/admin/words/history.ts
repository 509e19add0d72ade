import { readDuration } from '@salon/protocol';
import { counted } from '../../render/counted.ts';
import { serviceReply } from '../../render/services/replies.ts';
import type { Hands } from '../hands.ts';
import { columns } from '../shape.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always, said } from '../spec.ts';
import { byHub } from './hub.ts';

/** The words about what was said. */
export const historyWords: readonly AdminWord[] = [
  {
    name: 'history stats',
    takes: '',
    paramsMin: 0,
    paramsMax: 0,
    help: 'Shows how much is remembered of what was said, and for how long.',
    run: stats,
  },
  {
    name: 'history forget',
    takes: 'ACCOUNT [DURATION]',
    paramsMin: 1,
    paramsMax: 2,
    help: 'Removes from the history all that an account said, everywhere.',
    more: ['With a duration, such as 12h or 7d, only what it said in that time. It cannot be taken back.'],
    changes: always,
    run: forget,
  },
];

async function stats({ history, settings }: Hands): Promise<AdminAnswer> {
  if (history === undefined) return { refused: 'Nothing is remembered here, as the settings say.' };
  const { targets, messages, unindexed, bytes } = await history.query({ type: 'stats' });
  const { days, count, daysMax, countMax, readable } = settings().history;
  const data = { targets, messages, unindexed, bytes, days, count, daysMax, countMax, readable };
  const rows = [
    ['Messages', String(messages)],
    ['Channels and private talks', String(targets)],
    ['Not searchable yet', String(unindexed)],
    ['Size', `${Math.ceil(bytes / bytesOfMiB)} MiB`],
    ['Remembered', `${days === 0 ? 'for ever' : `for ${counted(days, 'day')}`}${upTo(count)}`],
    ['At most', `${daysMax === 0 ? 'any time' : counted(daysMax, 'day')}${upTo(countMax)}`],
    ['For', readable],
  ];
  return { lines: columns(rows), data };
}

function upTo(count: number): string {
  return count === 0 ? '' : `, up to ${counted(count, 'message')}`;
}

function forget(hands: Hands, { params: [account = '', amount] }: AdminCall): AdminAnswer {
  const seconds = amount === undefined ? undefined : readDuration(amount)?.seconds;
  if (amount !== undefined && seconds === undefined) return { refused: `${amount} is no duration.` };
  const command = { type: 'remove-said', account, ...(seconds !== undefined && { seconds }) } as const;
  return byHub(hands, command, effects =>
    said(
      effects
        .flatMap(effect => (effect.type === 'said-removed' ? serviceReply(effect).sentences : []))
        .join(' '),
    ),
  );
}

const bytesOfMiB = 1_048_576;
