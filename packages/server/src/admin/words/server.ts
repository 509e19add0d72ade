import { resolve } from 'node:path';
import { counted } from '../../render/counted.ts';
import { version } from '../../version.ts';
import type { Hands } from '../hands.ts';
import { columns, moment } from '../shape.ts';
import type { AdminAnswer, AdminCall, AdminWord } from '../spec.ts';

/** How many entries of the audit log are shown when no number is given. */
const entriesUnlessSaid = 50;

/** The words about the server as a whole. */
export const serverWords: readonly AdminWord[] = [
  {
    name: 'audit',
    takes: '[COUNT] [FILTER]',
    paramsMin: 0,
    paramsMax: 2,
    help: 'Shows what operators and the command line did, newest first.',
    more: [
      `Without a count the newest ${entriesUnlessSaid}. The filter is an operator, a nick, an action or whom it was done to.`,
    ],
    run: audit,
  },
  {
    name: 'status',
    takes: '',
    paramsMin: 0,
    paramsMax: 0,
    help: 'Shows whether the server runs, and how much there is of everything.',
    run: status,
  },
];

function audit({ store }: Hands, { params: [first, second] }: AdminCall): AdminAnswer {
  const isCount = first !== undefined && /^\d{1,9}$/.test(first);
  if (second !== undefined && !isCount) return { refused: `${first} is no number of entries.` };
  const count = isCount ? Number(first) : entriesUnlessSaid;
  const entries = store.audit.newest(count, isCount ? second : first);
  const rows = entries.map(({ at, oper, nick, action, target, detail }) => [
    moment(at),
    nick === '' || nick === oper ? oper : `${nick} (${oper})`,
    action,
    target,
    detail,
  ]);
  const data = entries.map(entry => ({ ...entry, at: new Date(entry.at).toISOString() }));
  return { lines: rows.length === 0 ? ['Nothing was noted.'] : columns(rows), data };
}

function status({ state, settings, isServing, store, settle }: Hands): AdminAnswer {
  const unsaved = settle();
  const { server, data: place } = settings();
  const data = {
    version,
    network: server.network,
    running: isServing,
    folder: resolve(place.folder),
    users: state.users.size,
    channels: state.channels.size,
    accounts: state.accounts.byName.size,
    registeredChannels: state.registered.size,
    bytes: store.bytes,
    unsaved: unsaved ?? null,
  };
  const rows = [
    ['Salon', version],
    ['Network', data.network],
    ['Server', isServing ? 'runs' : 'is stopped'],
    ['Data folder', data.folder],
    ['Database', counted(data.bytes, 'byte')],
    ['Saving', unsaved === undefined ? 'works' : `does not: ${unsaved}`],
    ['Users', String(data.users)],
    ['Channels', `${data.channels}, of which ${data.registeredChannels} belong to someone`],
    ['Accounts', String(data.accounts)],
  ];
  return { lines: columns(rows), data };
}
