import type { Entry } from '@salon/client';
import { entryOf, happened } from '../support/entries.ts';

const nicks = ['alice', 'bob', 'carol', 'Dominique', 'eve_', 'françois', 'grace', 'x'];
const words =
  'the of and to a in that it is was he for on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know'.split(
    ' ',
  );

/** Numbers that are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A long talk such as there are many, with all that occurs in one. */
export function longTalk(count: number, until: number): Entry[] {
  const below = numbers(7);
  const entries: Entry[] = [];
  let at = until - count * 40_000;
  let nick = nicks[0] ?? '';
  for (let index = 0; index < count; index += 1) {
    at += below(80_000);
    if (below(3) === 0) nick = nicks[below(nicks.length)] ?? '';
    const key = `k${index}`;
    const kind = below(100);
    if (kind < 6)
      entries.push(happened(key, nick, kind < 3 ? { type: 'joined' } : { type: 'quit', reason: 'bye' }, at));
    else
      entries.push(
        entryOf(key, {
          nick,
          at,
          text: textOf(below),
          kind: kind === 7 ? 'acted' : kind === 8 ? 'noticed' : 'said',
          own: nick === 'alice',
          ...(kind === 9 && index > 10 && { replyTo: `id-k${index - 1 - below(9)}` }),
          ...(kind > 93 && {
            reactions: [
              { value: '👍', nicks: ['bob', 'carol'], own: false },
              { value: '🎉', nicks: ['alice'], own: true },
            ],
          }),
          ...(kind === 90 && { editedAt: at + 1 }),
        }),
      );
  }
  return entries;
}

function textOf(below: (max: number) => number): string {
  const some = (max: number) =>
    Array.from({ length: 1 + below(max) }, () => words[below(words.length)]).join(' ');
  const kind = below(40);
  if (kind === 0) return `${some(8)} https://example.org/${some(1)}.png`;
  if (kind === 1) return `\x02${some(4)}\x02 and \x0304${some(4)}\x03 bob`;
  if (kind === 2) return `${some(10)}\n> ${some(6)}\n\`${some(2)}\``;
  if (kind === 3) return '👍🎉';
  return some(kind < 12 ? 60 : 16);
}

const zalgo = `Z${'\u0317\u0351\u0301\u0346\u035b'.repeat(40)}a${'\u0317\u0351'.repeat(60)}lgo`;

/** All that one may meet, and what means harm. */
export function strangeTalk(until: number): Entry[] {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const texts: readonly (readonly [string, string, Partial<Entry>?])[] = [
    ['alice', 'Good morning! Has anyone seen the **minutes** of yesterday?'],
    ['alice', 'They were on the table.'],
    ['bob', 'alice: yes, see #minutes or https://example.org/minutes?page=2#end (the second half).'],
    ['bob', 'pictures: https://example.org/cat.png and https://example.org/song.opus'],
    [
      'carol',
      'On it.',
      {
        replyTo: 'id-s1',
        reactions: [
          { value: '👍', nicks: ['alice', 'bob', 'dan', 'eve'], own: true },
          { value: '🌿', nicks: ['bob'], own: false },
        ],
      },
    ],
    ['carol', 'waves at everyone', { kind: 'acted' }],
    [
      'eve',
      '\x02bold\x02 \x1ditalic\x1d \x1funderlined\x1f \x1estruck\x1e \x11mono\x11 \x16reversed\x16 \x034red \x0308yellow \x0300white \x0301black \x0312,08blue on yellow\x03 \x04ff8800orange',
    ],
    ['eve', 'The murderer is \x0301,01the gardener, of course\x03.'],
    [
      'eve',
      'Run `npm test` and then:\n```sh\nfor file in *.txt; do\n  wc -l "$file"\ndone\n```\n> they said it would work\nIt did.',
    ],
    ['eve', '🎉🎉 👩‍👩‍👧‍👦'],
    ['mallory', '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt;'],
    ['mallory', 'javascript:alert(1) data:text/html,<script>alert(1)</script> JAVASCRIPT://x%0aalert(1)'],
    ['mallory', '\u202eTHIS IS TURNED AROUND \u2066and never closed'],
    ['mallory', `${zalgo} comes over the line`],
    ['mallory', 'w'.repeat(1500)],
    ['mallory', 'a\0b\x07c\x1bd \x7f'],
    ['verylongnick'.repeat(12), 'has a very long nick'],
    ['\u202ekcin', 'has a nick that turns'],
    ['שרה', 'שלום לכולם, see https://example.org/ now'],
    [
      'helper',
      'I am no one.',
      { author: { nick: 'helper', userhost: '', account: undefined, isBot: true }, kind: 'noticed' },
    ],
    ['alice', 'for ops', { toRank: '@' }],
    ['alice', 'Hello lena, this is for you.', { mentions: true }],
    ['lena', 'And this was said before.', { own: true, editedAt: 5 }],
    ['dan', '', { removed: { by: 'dan', reason: '' } }],
    ['dan', '', { removed: { by: 'alice', reason: 'off topic' } }],
    [
      'lena',
      'This could not be sent.',
      { own: true, delivery: 'failed', failure: 'You are muted in #salon for 5 minutes', msgid: undefined },
    ],
    ['lena', 'This is on its way.', { own: true, delivery: 'pending', msgid: undefined }],
  ];
  const begun = until - day - 50 * minute;
  const entries = texts.map(([nick, text, change], index) =>
    entryOf(`s${index}`, { nick, text, at: begun + index * minute + (index > 9 ? day : 0), ...change }),
  );
  const came = ['alice', 'bob', 'ann', 'ben', 'cleo'].map((nick, index) =>
    happened(`c${index}`, nick, { type: 'joined' }, begun + 9.2 * minute),
  );
  entries.splice(
    10,
    0,
    ...came,
    happened('c9', 'carol', { type: 'quit', reason: 'gone home' }, begun + 9.4 * minute),
  );
  entries.splice(
    17,
    0,
    happened(
      't1',
      'alice',
      { type: 'topic', topic: 'Welcome! https://example.org/' },
      begun + day + 10.5 * minute,
    ),
  );
  return entries;
}
