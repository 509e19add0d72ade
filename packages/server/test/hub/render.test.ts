import { capabilities, drafts, joinLines, parseLine, readCtcp } from '@salon/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../src/config/schema.ts';
import type { MessageEdited } from '../../src/hub/changes/effect.ts';
import type { Event, Said } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import { identityOf } from '../../src/hub/identity.ts';
import { IrcReaders } from '../../src/render/irc/reader.ts';
import { LineReader } from '../../src/render/line/reader.ts';
import { ircContext } from '../support/irc-context.ts';
import { faultOfIrcLine, faultOfProse } from './lines.ts';
import { query, signals } from './signals.ts';

const { limits } = settingsSchema.parse({});
const context = ircContext({
  serverName: `${'s'.repeat(58)}.test`,
  network: 'N'.repeat(32),
  motd: ['hello'],
});
const irc = new IrcReaders(context);
const ircReaders = [irc.of(new Set()), irc.of(new Set(capabilities.map(({ name }) => name)))];
const lineReaders = [new LineReader({ limits }, false), new LineReader({ limits }, true)];

/** Expects whole lines, each with its end, and nothing wrong with them. */
function expectWhole(text: string, end: string, faultOf: (line: string) => string | undefined): void {
  const lines = text.split(end);
  expect(lines.pop()).toBe('');
  for (const line of lines) expect([line, faultOf(line)]).toStrictEqual([line, undefined]);
}

const anyText = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', 'é', '😀', '\r', '\n', '\0', '\x01', '\x1b', '\t', '\u2028', ':'),
    maxLength: 30,
  }),
  fc
    .tuple(fc.constantFrom('a', 'é', 'a b ', '😀', '\x01ACTION ', '\x01'), fc.integer({ min: 1, max: 700 }))
    .map(([unit, times]) => unit.repeat(times)),
);
const wide = (unit: string, max: number) => fc.constantFrom(1, max).map(length => unit.repeat(length));
const who = fc
  .tuple(wide('n', 64), wide('u', 33), wide('h', 63), anyText)
  .map(([nick, user, host, real]) => identityOf(nick, user, host, real));
const channel = fc.constantFrom('#x', `#${'x'.repeat(149)}`);
const change = fc.oneof(
  fc.record({ on: fc.boolean(), letter: fc.constantFrom(...'imnst') }),
  fc.record({ on: fc.constant(true), letter: fc.constantFrom(...'ovbkl'), param: wide('p', 200) }),
);
const seen = { at: fc.constant(1000), to: fc.constant([1]), origin: fc.constant(1) };
const subject = fc.constant([1]);
const history = fc.constant(undefined);
const histories = fc.constant([]);
const reason = fc.option(anyText, { nil: undefined });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ ...seen, type: fc.constant('joined' as const), who, channel, away: reason, subject, history }),
  fc.record({ ...seen, type: fc.constant('parted' as const), who, channel, reason, subject, history }),
  fc.record({
    ...seen,
    type: fc.constant('kicked' as const),
    by: who,
    nick: wide('n', 64),
    channel,
    reason,
    subject,
    history,
  }),
  fc.record({
    ...seen,
    type: fc.constant('renamed' as const),
    who,
    nick: wide('m', 64),
    subject,
    history: histories,
  }),
  fc.record({ ...seen, type: fc.constant('left' as const), who, reason: anyText, history: histories }),
  fc.record({ ...seen, type: fc.constant('walloped' as const), who, text: anyText }),
  fc.record({ ...seen, type: fc.constant('topic-set' as const), who, channel, text: anyText, history }),
  fc.record({
    ...seen,
    type: fc.constant('modes-set' as const),
    who,
    channel,
    changes: fc.array(change, { minLength: 1, maxLength: 30 }),
    history,
  }),
  fc.record({ ...seen, type: fc.constant('monitored-online' as const), who }),
  fc.record({ ...seen, type: fc.constant('monitored-offline' as const), nick: wide('n', 64) }),
  fc.record({ ...seen, type: fc.constant('invited' as const), by: who, nick: wide('n', 64), channel }),
  fc.record({ ...seen, type: fc.constant('invite-seen' as const), by: who, nick: wide('n', 64), channel }),
  fc.record({ ...seen, type: fc.constant('away-changed' as const), who, message: reason }),
  fc.record({ ...seen, type: fc.constant('account-changed' as const), who }),
  fc.record({
    ...seen,
    type: fc.constant('host-changed' as const),
    who,
    user: wide('u', 33),
    host: wide('h', 63),
    subject,
  }),
  fc.record({ ...seen, type: fc.constant('real-changed' as const), who, real: anyText }),
  fc.record({
    ...seen,
    type: fc.constant('channel-renamed' as const),
    who,
    from: channel,
    channel,
    reason,
    subject,
    history: fc.constant({ from: '#x', to: '#y' }),
  }),
);
const changed = {
  ...seen,
  id: fc.constant('m2'),
  who,
  target: fc.oneof(channel, wide('n', 64)),
  message: fc.constant('m1'),
  history: fc.constant('#x'),
};
const redacted = fc.record({
  ...changed,
  type: fc.constant('redacted' as const),
  author: wide('n', 64),
  reason,
});
const edited: fc.Arbitrary<MessageEdited> = fc.record({
  ...changed,
  type: fc.constant('edited' as const),
  manner: fc.constantFrom('message' as const, 'notice' as const),
  text: anyText,
});
const said: fc.Arbitrary<Said> = fc.record({
  ...seen,
  type: fc.constant('said' as const),
  id: fc.constant('m1'),
  who,
  target: fc.oneof(channel, wide('n', 64)),
  manner: fc.constantFrom('message' as const, 'notice' as const, 'tags' as const),
  text: anyText,
  history,
  tags: fc.constantFrom('+a=b', `+a=${'b'.repeat(4000)}`),
});

const line = fc.record({ text: anyText, goesOn: fc.boolean() });
const saidInLines: fc.Arbitrary<Said> = fc
  .tuple(
    said.filter(({ manner }) => manner !== 'tags'),
    fc.array(line, { minLength: 2, maxLength: 5 }),
  )
  .map(([one, lines]) => ({ ...one, lines, text: joinLines(lines) }));
const editedInLines: fc.Arbitrary<MessageEdited> = fc
  .tuple(edited, fc.array(line, { minLength: 2, maxLength: 5 }))
  .map(([one, lines]) => ({ ...one, lines, text: joinLines(lines) }));

describe('whatever happened, and with the longest names', () => {
  test('IRC readers are shown whole lines of IRC', () => {
    fc.assert(
      fc.property(fc.oneof(event, redacted, edited, editedInLines, said, saidInLines), happened => {
        for (const reader of ircReaders) expectWhole(reader.event(happened), '\r\n', faultOfIrcLine);
      }),
      { numRuns: 250 },
    );
  });

  test('line readers are shown one line of prose, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(event, redacted, edited, said), happened => {
        for (const reader of lineReaders) {
          const text = reader.event(happened);
          expectWhole(text, '\n', faultOfProse);
          expect(text.split('\n').length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('nothing of what was said is lost but spaces where it is cut, and an action stays an action', () => {
    const squeezed = (text: string) => text.replace(/[ \r\n\0]+/g, '');
    fc.assert(
      fc.property(
        said.filter(({ manner }) => manner !== 'tags'),
        happened => {
          const lines = ircReaders.map(reader => reader.event(happened).split('\r\n').slice(0, -1));
          for (const pieces of lines.map(shown => shown.map(line => parseLine(line).params.at(-1) ?? ''))) {
            const action = readCtcp(happened.text);
            if (action?.command === 'ACTION' && pieces.length > 1) {
              const parts = pieces.map(readCtcp);
              expect(parts.map(part => part?.command)).toStrictEqual(parts.map(() => 'ACTION'));
              expect(squeezed(parts.map(part => part?.text).join(''))).toBe(squeezed(action.text));
            } else if (action === undefined) {
              expect(squeezed(pieces.join(''))).toBe(squeezed(happened.text));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('whatever was said in several lines', () => {
  const short = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', ' ', ':', 'é', '😀', '@'), maxLength: 20 }),
    goesOn: fc.boolean(),
  });
  const happened = fc
    .tuple(said, fc.array(short, { minLength: 2, maxLength: 10 }))
    .map(([one, lines]) => ({ ...one, manner: 'message' as const, lines, text: joinLines(lines) }));

  test('who knows such messages puts the same text together again', () => {
    fc.assert(
      fc.property(happened, event => {
        const shown = (ircReaders[1]?.event(event) ?? '').split('\r\n').slice(1, -2).map(parseLine);
        const lines = shown.map(({ params, tags }) => ({
          text: params[1] ?? '',
          goesOn: tags.has(drafts.multilineConcat),
        }));
        expect(joinLines(lines)).toBe(event.text);
      }),
    );
  });

  test('all others are shown the lines that are not empty, in their order', () => {
    fc.assert(
      fc.property(happened, event => {
        const shown = (ircReaders[0]?.event(event) ?? '').split('\r\n').slice(0, -1);
        expect(shown.map(one => parseLine(one).params[1])).toStrictEqual(
          event.lines.map(({ text }) => text).filter(text => text !== ''),
        );
      }),
    );
  });

  test('line readers are shown whole lines, each with the name of who said it', () => {
    fc.assert(
      fc.property(happened, event => {
        for (const reader of lineReaders) {
          const text = reader.event(event);
          expectWhole(text, '\n', faultOfProse);
          for (const one of text.split('\n').slice(0, -1)) expect(one).toContain(event.who.nick);
        }
      }),
    );
  });
});

describe('whatever the signals and queries', () => {
  test('everything that comes of them can be shown to every reader', () => {
    fc.assert(
      fc.property(signals(60), fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), query)), (sent, asked) => {
        const hub = new Hub();
        const effects = sent.flatMap(signal => hub.step(signal));
        const answers = asked.flatMap(([session, what]) => hub.ask(session, what, hub.state.now));
        for (const effect of [...effects, ...answers]) {
          for (const reader of ircReaders) {
            const text = 'to' in effect ? reader.event(effect) : reader.reply(effect, 'nick');
            expectWhole(text, '\r\n', faultOfIrcLine);
          }
          if (effect.type === 'answered' && !lineAnswers.has(effect.answer.type)) continue;
          for (const reader of lineReaders) {
            expectWhole('to' in effect ? reader.event(effect) : reader.reply(effect), '\n', faultOfProse);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('kept from the fuzzer: the end of a WHO for nothing is a whole line', () => {
    const answer = { type: 'who', mask: '', whox: undefined, truncated: false, rows: [] } as const;
    const reply = { type: 'answered', because: 'asked', at: 0, session: 1, answer } as const;
    for (const reader of ircReaders) expectWhole(reader.reply(reply, 'nick'), '\r\n', faultOfIrcLine);
  });
});

/** What the words of the line door ask for. */
const lineAnswers = new Set(['names', 'list', 'topic', 'whois', 'nobody']);
