import { readdirSync, readFileSync } from 'node:fs';
import { channelModes, numerics, userModes } from '@salon/protocol';
import { describe, expect, test } from 'vitest';
import { verbs } from '../../src/doors/irc/verbs/table.ts';
import { words } from '../../src/doors/line/words.ts';
import type { Refusal } from '../../src/hub/refusal.ts';
import { type Played, play, readTable, type Scenario } from './table.ts';

const folder = new URL('../tables/', import.meta.url);
const played: Played[] = [];

function run(scenario: Scenario): void {
  played.push(play(scenario, (where, got, expected) => expect(got, where).toBe(expected)));
}

for (const file of readdirSync(folder)) {
  describe(file, () => {
    for (const scenario of readTable(readFileSync(new URL(file, folder), 'utf8'))) {
      if (scenario.title.startsWith('not yet: ')) test.fails(scenario.title, () => run(scenario));
      else test(scenario.title, () => run(scenario));
    }
  });
}

describe('a table is not played when', () => {
  const beginning = '== a scenario\nirc a\na> PING x\n';

  test.each([
    ['someone is sent what is not written down', beginning, "PONG salon.test :x' to be ''"],
    ['someone is not sent what is', `${beginning}a< :salon.test PONG salon.test :y\n`, 'PONG salon.test :y'],
    ['a row belongs to no client', `${beginning}b< hello\n`, 'there is no client b'],
    ['a row says nothing that is known', '== a scenario\nwave\n', 'this is no row of a table: wave'],
    ['a row stands before all scenarios', 'irc a\n', 'line 1 belongs to no scenario: irc a'],
    ['someone is not let in', '== a scenario\nirc 1a\n', '1a was not let in'],
    [
      'a setting is wrong',
      '== a scenario\nsettings limits: {nosuch: 1}\n',
      'limits.nosuch: there is no such setting',
    ],
  ])('%s', (_title, text, complaint) => {
    expect(() => {
      for (const scenario of readTable(text)) run(scenario);
    }).toThrow(complaint);
  });
});

describe('the tables together', () => {
  const sentTo = (door: 'irc' | 'line') => played.flatMap(({ sent }) => sent[door]);
  const first = (line: string) => line.replace(/^(@\S+ )?(:\S+ )?/, '').split(' ', 1)[0] ?? '';
  const missing = (wanted: Iterable<string>, found: ReadonlySet<string>) =>
    [...wanted].filter(item => !found.has(item));

  test('send every command of IRC', () => {
    const found = new Set(sentTo('irc').map(line => first(line).toUpperCase()));
    expect(missing(verbs.keys(), found)).toStrictEqual([]);
  });

  test('send every word of the line door', () => {
    const found = new Set(sentTo('line').map(line => first(line).toLowerCase()));
    expect(
      missing(
        words.map(({ word }) => `/${word}`),
        found,
      ),
    ).toStrictEqual([]);
  });

  test('show every numeric', () => {
    const found = new Set(
      played.flatMap(({ got }) => got).flatMap(row => /(?:^| )(\d{3}) /.exec(row)?.[1] ?? []),
    );
    const codes = Object.values(numerics).map(({ code }) => code);
    expect(missing(codes, new Set([...found, ...shownElsewhere]))).toStrictEqual([]);
  });

  test('set every mode of channels and users, and take it away', () => {
    const found = new Set<string>();
    for (const effect of played.flatMap(({ effects }) => effects)) {
      if (effect.type !== 'modes-set' && effect.type !== 'user-modes-set') continue;
      for (const { on, letter } of effect.changes) found.add(`${effect.type} ${on ? '+' : '-'}${letter}`);
    }
    const both = (type: string, letters: readonly { readonly letter: string }[]) =>
      letters.flatMap(({ letter }) => [`${type} +${letter}`, `${type} -${letter}`]);
    const wanted = [...both('modes-set', channelModes), ...both('user-modes-set', userModes)];
    expect(missing(wanted, found)).toStrictEqual([]);
  });

  test('meet every refusal', () => {
    const found = new Set<string>();
    for (const effect of played.flatMap(({ effects }) => effects)) {
      if (effect.type === 'refused' || effect.type === 'account-not-added') found.add(effect.refusal.code);
    }
    expect(missing(refusalCodes, found)).toStrictEqual([]);
  });
});

/** What no client of a table can be made to cause: `queries.test.ts` and `spec/accounts.test.ts` show these. */
const shownElsewhere = ['276', '671', '902', '903'];

/** Every code of a refusal; the compiler sees to it that none is missing. */
const refusalCodes = Object.keys({
  'marker-target-invalid': true,
  'memory-too-long': true,
  'removal-closed': true,
  'removal-unconfirmed': true,
  'change-not-yours': true,
  'change-target-invalid': true,
  'change-too-late': true,
  'message-unknown': true,
  'text-for-programs': true,
  'metadata-full': true,
  'metadata-key-invalid': true,
  'metadata-not-allowed': true,
  'metadata-target-invalid': true,
  'metadata-too-soon': true,
  'metadata-value-invalid': true,
  'account-needed': true,
  'already-a-member': true,
  'channel-name-taken': true,
  'channel-not-renamable': true,
  'channel-renamed-too-soon': true,
  'host-invalid': true,
  'privilege-needed': true,
  'real-invalid': true,
  'relay-nick-invalid': true,
  'relay-not-allowed': true,
  banned: true,
  'channel-full': true,
  'channel-name-invalid': true,
  'invite-needed': true,
  'key-invalid': true,
  'key-wrong': true,
  'knocked-inside': true,
  'knocked-too-soon': true,
  'list-full': true,
  'may-not-speak': true,
  'mode-param-invalid': true,
  'mode-param-missing': true,
  'mode-unknown': true,
  'modes-of-another': true,
  'monitor-full': true,
  'nick-invalid': true,
  'nick-taken': true,
  'no-kicks': true,
  'no-such-channel': true,
  'no-such-nick': true,
  'no-such-server': true,
  'not-a-member': true,
  'open-to-you': true,
  'rank-needed': true,
  'spoke-too-soon': true,
  'they-are-no-member': true,
  'silence-full': true,
  'accept-full': true,
  'already-said': true,
  'already-accepted': true,
  'not-accepted': true,
  'they-do-not-take': true,
  'too-many-channels': true,
  'user-mode-unknown': true,
  'ban-target-invalid': true,
  'ban-too-wide': true,
  'newcomers-log-in': true,
  'nick-banned': true,
  'no-newcomers': true,
  'no-such-ban': true,
  'you-are-banned': true,
  'account-lookalike': true,
  'account-not-yours': true,
  'account-of-operator': true,
  'account-suspended': true,
  'account-taken': true,
  'account-unverified': true,
  'account-verified': true,
  'already-logged-in': true,
  'login-needed': true,
  'nick-grouped': true,
  'nick-is-account': true,
  'nick-lookalike': true,
  'nick-not-grouped': true,
  'nick-not-worn': true,
  'nick-reserved': true,
  'nick-worn': true,
  'no-such-account': true,
  'no-such-session': true,
  'registration-closed': true,
  'too-many-nicks': true,
  'too-many-sessions': true,
  'access-full': true,
  'access-needed': true,
  'access-of-founder': true,
  'access-too-low': true,
  'access-unchanged': true,
  'channel-not-offered': true,
  'channel-not-purged': true,
  'channel-not-registered': true,
  'channel-purged': true,
  'channel-registered': true,
  'channel-registration-closed': true,
  'confirmation-needed': true,
  'founder-needed': true,
  'rank-unchanged': true,
  'rename-not-yours': true,
  'too-many-channels-owned': true,
  'no-vhost': true,
  'vhost-had': true,
  'vhost-invalid': true,
  'vhost-not-offered': true,
  'vhost-not-wanted': true,
  'vhost-other-wanted': true,
  'vhost-requests-closed': true,
  'vhosts-closed': true,
  'vhost-too-soon': true,
  'vhosts-forbidden': true,
} satisfies Record<Refusal['code'], true>);
