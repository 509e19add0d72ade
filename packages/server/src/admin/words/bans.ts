import { matchesMask, readDuration } from '@salon/protocol';
import { isOver } from '../../hub/bans/ban.ts';
import type { Effect } from '../../hub/effect.ts';
import { counted } from '../../render/counted.ts';
import { banReply } from '../../render/operators/bans.ts';
import { untilWhen } from '../../render/times.ts';
import type { Hands } from '../hands.ts';
import { columns } from '../shape.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always } from '../spec.ts';
import { byHub } from './hub.ts';

/** The words about whom the server does not let in. */
export const banWords: readonly AdminWord[] = [
  {
    name: 'ban list',
    takes: '[MASK]',
    paramsMin: 0,
    paramsMax: 1,
    help: 'Shows whom the server does not let in.',
    more: ['The mask is one of what bans are set upon. account list shows which accounts are suspended.'],
    run: list,
  },
  {
    name: 'ban add',
    takes: 'TARGET [DURATION] [REASON]',
    paramsMin: 1,
    help: 'Keeps out who comes from an address or a network, or fits a mask, and puts out who is here.',
    more: [
      'A duration is written as 30m, 12h, 7d or 1w2d; without one it is for ever.',
      'Upon the name of an account it is as account suspend.',
    ],
    changes: always,
    run: add,
  },
  {
    name: 'ban del',
    takes: 'TARGET',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Lifts a ban.',
    changes: always,
    run: (hands, { params: [target = ''] }) => byHub(hands, { type: 'unban', target }, told),
  },
];

function list({ state, clock }: Hands, { params: [mask = '*'] }: AdminCall): AdminAnswer {
  const data = [...state.bans.byTarget.values()]
    .filter(ban => !isOver(ban, clock.now()) && matchesMask(mask, ban.target, state.casemapping))
    .sort((one, other) => (one.target < other.target ? -1 : 1));
  const rows = data.map(({ target, until, by, reason, note, sparesAccounts }) => [
    target,
    untilWhen(until),
    by,
    `${reason}${note === undefined ? '' : ` | ${note}`}${sparesAccounts ? ' (not who is logged in)' : ''}`,
  ]);
  return { lines: [...columns(rows), `${counted(data.length, 'ban')}.`], data };
}

function add(hands: Hands, { params: [target = '', second = '', ...others] }: AdminCall): AdminAnswer {
  const duration = readDuration(second);
  const words = duration === undefined ? [second, ...others] : others;
  const reason = words.join(' ').trim() || 'no reason given';
  const seconds = duration?.seconds;
  return byHub(hands, { type: 'ban', target, reason, ...(seconds !== undefined && { seconds }) }, told);
}

function told(effects: readonly Effect[]): AdminAnswer {
  const lines = effects.flatMap((effect): readonly string[] => {
    if (effect.type === 'ban-added' || effect.type === 'ban-lifted') return banReply(effect);
    if (effect.type !== 'account-set') return [];
    const { suspended } = effect.changes;
    return [`${effect.account} ${suspended ? `is suspended: ${suspended.reason}` : 'can be used again.'}`];
  });
  return { lines, data: { done: lines.join(' ') } };
}
