import { fold, matchesMask } from '@salon/protocol';
import { purgeOf } from '../../hub/registered/purge.ts';
import type { RegisteredCommand } from '../../hub/registered/signal.ts';
import { channelOf } from '../../hub/state/state.ts';
import { counted } from '../../render/counted.ts';
import { channelDeed, settingsWords } from '../../render/services/channels.ts';
import { readChoice } from '../../services/chanserv/chosen.ts';
import type { Hands } from '../hands.ts';
import { columns, moment } from '../shape.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always, said } from '../spec.ts';
import { byHub } from './hub.ts';

/** The words about channels that belong to someone, and those that are closed. */
export const channelWords: readonly AdminWord[] = [
  {
    name: 'channel list',
    takes: '[MASK]',
    paramsMin: 0,
    paramsMax: 1,
    help: 'Shows which channels belong to someone.',
    more: ['In the mask of a name * stands for anything, and ? for one character.'],
    run: list,
  },
  {
    name: 'channel info',
    takes: 'CHANNEL',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Shows to whom a channel belongs, and who has access to it.',
    run: info,
  },
  {
    name: 'channel register',
    takes: 'CHANNEL ACCOUNT',
    paramsMin: 2,
    paramsMax: 2,
    help: 'Gives a channel to an account.',
    changes: always,
    run: (hands, { params: [channel = '', account = ''] }) =>
      manage(hands, { type: 'register-channel', channel, account }),
  },
  {
    name: 'channel transfer',
    takes: 'CHANNEL ACCOUNT',
    paramsMin: 2,
    paramsMax: 2,
    help: 'Gives a channel that belongs to someone to another account.',
    changes: always,
    run: (hands, { params: [channel = '', account = ''] }) =>
      manage(hands, { type: 'transfer-channel', channel, account }),
  },
  {
    name: 'channel set',
    takes: 'CHANNEL SETTING VALUE',
    paramsMin: 3,
    paramsMax: 4,
    help: 'Chooses something for a channel that belongs to someone.',
    more: [
      'autorank, keeptopic and secure are on or off. history is 30d, 500, "30d 500", off or default, and history-for',
      'joined, members, all or default. With "history off" all that was said there is forgotten at once.',
    ],
    changes: always,
    run(hands, { params: [channel = '', name = '', ...values] }) {
      const choice = readChoice(
        name,
        values.flatMap(value => value.split(' ')),
      );
      if (choice === undefined)
        return { refused: `What ${name} is to be makes no sense: ${values.join(' ')}.` };
      return manage(hands, { type: 'set-channel', channel, changes: choice.changes });
    },
  },
  {
    name: 'channel drop',
    takes: 'CHANNEL',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Lets a channel belong to nobody; who is in it stays.',
    changes: always,
    run: (hands, { params: [channel = ''] }) => manage(hands, { type: 'drop-channel', channel }),
  },
  {
    name: 'channel purge',
    takes: 'CHANNEL [REASON]',
    paramsMin: 1,
    help: 'Closes the name of a channel, and throws out who is in it.',
    changes: always,
    run: (hands, { params: [channel = '', ...reason] }) =>
      manage(hands, { type: 'purge-channel', channel, on: true, reason: reason.join(' ') }),
  },
  {
    name: 'channel unpurge',
    takes: 'CHANNEL',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Opens the name of a channel again.',
    changes: always,
    run: (hands, { params: [channel = ''] }) => manage(hands, { type: 'purge-channel', channel, on: false }),
  },
];

function manage(hands: Hands, command: RegisteredCommand): AdminAnswer {
  return byHub(hands, command, effects => {
    const sentences = effects.flatMap(effect =>
      effect.type === 'channel-managed' ? [channelDeed(effect.channel, effect.did)] : [],
    );
    return said(sentences.join(' '));
  });
}

function list({ state }: Hands, { params: [mask = '*'] }: AdminCall): AdminAnswer {
  const matches = (name: string) => matchesMask(mask, name, state.casemapping);
  const owned = [...state.registered]
    .filter(({ name }) => matches(name))
    .map(channel => ({
      channel: channel.name,
      founder: channel.registration?.founder ?? '',
      members: channel.members.size,
      closed: purgeOf(state, channel.name) !== undefined,
    }));
  const names = new Set(owned.map(({ channel }) => fold(channel, state.casemapping)));
  const closed = [...state.purges.values()]
    .filter(({ channel }) => matches(channel) && !names.has(fold(channel, state.casemapping)))
    .map(({ channel }) => ({ channel, founder: null, members: 0, closed: true }));
  const data = [...owned, ...closed].sort((one, other) => (one.channel < other.channel ? -1 : 1));
  const rows = data.map(row => [
    row.channel,
    row.founder ?? 'nobody',
    counted(row.members, 'member'),
    row.closed ? 'closed' : undefined,
  ]);
  return { lines: [...columns(rows), `${counted(data.length, 'channel')}.`], data };
}

function info({ state }: Hands, { params: [name = ''] }: AdminCall): AdminAnswer {
  const channel = channelOf(state, name);
  const registration = channel?.registration;
  const purge = purgeOf(state, name);
  if (registration === undefined && purge === undefined) return { refused: `${name} belongs to nobody.` };
  const data = {
    channel: channel?.name ?? purge?.channel ?? name,
    founder: registration?.founder ?? null,
    registeredAt: registration ? new Date(registration.registeredAt).toISOString() : null,
    access: [...(registration?.access ?? [])].map(([account, mode]) => ({ account, mode })),
    offeredTo: registration?.offeredTo ?? null,
    settings: registration?.settings ?? null,
    topic: channel?.topic?.text ?? null,
    modes: channel?.flags ?? null,
    members: channel?.members.size ?? 0,
    closed: purge ?? null,
  };
  const rows = [
    ['Channel', data.channel],
    ['Founder', data.founder ?? 'nobody'],
    ['Registered', registration && moment(registration.registeredAt)],
    ['Access', data.access.map(({ account, mode }) => `+${mode} ${account}`).join(', ') || 'nobody'],
    ['Offered to', data.offeredTo ?? 'nobody'],
    ['Settings', registration ? settingsWords(registration.settings) : 'none'],
    ['Topic', data.topic ?? 'none'],
    ['Modes', `+${data.modes ?? ''}`],
    ['Members', String(data.members)],
    [
      'Closed',
      purge
        ? `by ${purge.by ?? 'the command line'} at ${moment(purge.at)}: ${purge.reason ?? 'no reason given'}`
        : 'no',
    ],
  ];
  return { lines: columns(rows), data };
}
