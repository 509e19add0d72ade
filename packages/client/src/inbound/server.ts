import { type Message, timestampOf } from '@salon/protocol';
import type { Core } from '../core.ts';
import { offeredMax, wantedCaps } from '../wire/registration.ts';
import { toldEntry } from './entries.ts';
import { timeOf } from './source.ts';

/** RPL_ISUPPORT. */
export function isupport(core: Core, { params }: Message): void {
  const before = core.facts.fold('[]\\~');
  core.facts.learnTokens(params.slice(1, -1));
  if (core.facts.fold('[]\\~') !== before) {
    core.rooms.reindex();
    core.people.reindex();
  }
}

/** How much of the message of the day is kept. */
const motdLinesMax = 1000;

/** The message of the day: kept for who wants to read it. */
export function motd(core: Core, { command, params }: Message): void {
  const text = params.at(-1) ?? '';
  core.facts.motd = command === '375' ? [] : [...core.facts.motd, text].slice(-motdLinesMax);
  if (command === '372') core.rooms.server.follow(toldEntry(core, text.replace(/^- ?/, '')));
  core.facts.changed();
}

/** CAP NEW and CAP DEL. */
export function caps(core: Core, { params }: Message): void {
  const [, subcommand = ''] = params;
  const items = (params.at(-1) ?? '').split(' ').filter(Boolean);
  const names = items.map(item => item.split('=')[0] ?? '');
  if (subcommand === 'NEW') {
    for (const [index, name] of names.entries()) {
      if (core.facts.offered.size < offeredMax)
        core.facts.offered.set(name, (items[index] ?? '').slice(name.length + 1));
    }
    const missing = names.filter(name => wantedCaps.includes(name) && !core.facts.caps.has(name));
    if (missing.length > 0) core.exchange.send('CAP', 'REQ', missing.join(' '));
  } else if (subcommand === 'DEL') {
    for (const name of names) core.facts.offered.delete(name);
    core.facts.setCaps(new Set([...core.facts.caps].filter(name => !names.includes(name))));
  } else if (subcommand === 'ACK') {
    const given = names.filter(name => !name.startsWith('-'));
    const taken = names.flatMap(name => (name.startsWith('-') ? [name.slice(1)] : []));
    core.facts.setCaps(new Set([...core.facts.caps, ...given].filter(name => !taken.includes(name))));
  }
  core.facts.changed();
}

/** MARKREAD: how far the user has read, here or on another device (IRCv3 draft/read-marker). */
export function markread(core: Core, { params }: Message): void {
  const [name = '', reference = ''] = params;
  const at = timestampOf(reference);
  if (at !== undefined) core.rooms.get(name)?.readTo(at);
}

/** RPL_LOGGEDIN and RPL_LOGGEDOUT. */
export function loggedIn(core: Core, { command, params }: Message): void {
  core.me.learn({ account: command === '900' ? params[2] : undefined });
  for (const room of core.rooms.all) if (room.kind === 'talk') room.timeline.mayStartEarlier();
}

/** RPL_NOWAWAY and RPL_UNAWAY: the reason is known to who set it. */
export function nowAway(core: Core, { command }: Message): void {
  if (command === '305') core.me.learn({ away: undefined });
  else if (core.me.away === undefined) core.me.learn({ away: '' });
}

/** Whatever has no place of its own is said where the server speaks. */
export function told(core: Core, message: Message): void {
  const { command, params } = message;
  const words = /^\d{3}$/.test(command) ? params.slice(1) : params;
  const text = command === 'FAIL' || command === 'WARN' || command === 'NOTE' ? params.slice(2) : words;
  core.rooms.server.follow({ ...toldEntry(core, text.join(' ')), at: timeOf(message, core) });
}
