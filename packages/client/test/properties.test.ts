import { joinLines, utf8Bytes } from '@salon/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../src/model/message.ts';
import { pack } from '../src/outgoing/lines.ts';
import { Bell } from '../src/state/changing.ts';
import { TimelineState } from '../src/state/timeline.ts';
import { Stage } from './stage.ts';

/** Message number so-and-so of a room, which the server remembers by its number. */
function message(n: number): Entry {
  return {
    key: `m${n}`,
    msgid: `m${n}`,
    at: n,
    kind: 'said',
    author: { nick: 'bob', userhost: '', account: undefined, isBot: false },
    text: `text ${n}`,
    happening: undefined,
    own: false,
    mentions: false,
    toRank: '',
    delivery: 'sent',
    failure: undefined,
    mark: undefined,
    replyTo: undefined,
    reactions: [],
    editedAt: undefined,
    removed: undefined,
  };
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => message(from + at));

type Step =
  | { readonly do: 'live' | 'old' | 'new' | 'end' | 'hold' | 'release' | 'say' | 'confirm' | 'rest' }
  | { readonly do: 'around' | 'edit' | 'again' | 'read'; readonly at: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<Step>({ do: 'live' }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('old', 'new', 'end', 'hold', 'release', 'say', 'confirm', 'rest'),
      }) as fc.Arbitrary<Step>,
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('around', 'edit', 'again', 'read'),
        at: fc.nat(1000),
      }) as fc.Arbitrary<Step>,
    },
  ),
  { maxLength: 60, size: 'max' },
);

test('a timeline is a piece of what was said without gaps and doubles, whatever happens to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(10, 20, 100_000),
      steps,
      (begun, page, windowMax, todo) => {
        const timeline = new TimelineState(new Bell(() => undefined), windowMax, () => undefined);
        // The server remembers the messages 0 up to this one.
        let said = begun;
        let release: (() => void) | undefined;
        let unsent = 0;
        let read: Entry | undefined;
        const edited = new Set<string>();
        const asServerHas = (entries: readonly Entry[]) =>
          entries.map(entry => (edited.has(entry.key) ? { ...entry, text: 'edited' } : entry));
        timeline.add(asServerHas(range(Math.max(0, said - page), said)), 'older', said <= page);
        for (const step of todo) {
          const first = timeline.entries[0]?.at ?? 0;
          const last = timeline.newest?.at ?? -1;
          if (step.do === 'live') {
            const isThere = () => timeline.entries.some(({ key }) => key === read?.key);
            const wasThere = isThere();
            timeline.follow(message(said));
            said += 1;
            // What is read stays, however much is said meanwhile.
            if (wasThere) expect(isThere()).toBe(true);
          } else if (step.do === 'read') {
            const shown = timeline.entries.filter(({ msgid }) => msgid !== undefined);
            read = shown[step.at % shown.length];
            timeline.read(read?.key, true);
          } else if (step.do === 'old') {
            const from = Math.max(0, first - page);
            timeline.add(asServerHas(range(from, first)), 'older', from === 0);
          } else if (step.do === 'new' && release === undefined) {
            const to = Math.min(said, last + 1 + page);
            if (!timeline.atEnd) timeline.add(asServerHas(range(last + 1, to)), 'newer', to === said);
          } else if (step.do === 'end') {
            timeline.replace(asServerHas(range(Math.max(0, said - page), said)), said <= page, true);
          } else if (step.do === 'around') {
            const middle = step.at % said;
            const from = Math.max(0, middle - page);
            timeline.replace(asServerHas(range(from, Math.min(said, middle + page))), from === 0, false);
          } else if (step.do === 'hold') {
            release ??= timeline.holdBack();
          } else if (step.do === 'release') {
            // What was missed is there by then.
            if (release !== undefined && timeline.atEnd)
              timeline.add(asServerHas(range(last + 1, said)), 'newer', true);
            release?.();
            release = undefined;
          } else if (step.do === 'edit') {
            const key = `m${step.at % said}`;
            edited.add(key);
            timeline.updateByMsgid(key, { text: 'edited' });
          } else if (step.do === 'again') {
            // The server says twice what it has said before: what is in the window, or is held back.
            const again = timeline.entries.filter(({ msgid }) => msgid !== undefined)[step.at % 50];
            if (again !== undefined) timeline.follow(again);
          } else if (step.do === 'say') {
            unsent += 1;
            const key = `u${unsent}`;
            timeline.expect({
              ...message(0),
              key,
              msgid: undefined,
              mark: key,
              own: true,
              delivery: 'pending',
            });
          } else if (step.do === 'confirm') {
            const [waiting] = timeline.unsent;
            if (waiting === undefined) continue;
            timeline.confirm(waiting.key, { msgid: `m${said}`, at: said });
            said += 1;
          } else if (step.do === 'rest') {
            timeline.rest();
            read = undefined;
          }
          expectSound(timeline, release === undefined ? said : undefined, edited);
          if (!timeline.atEnd) expect(timeline.entries.length).toBeLessThanOrEqual(windowMax * 1.5 + page);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('what was held back is not put behind what was said after it', () => {
  const timeline = new TimelineState(new Bell(() => undefined), 100_000, () => undefined);
  timeline.add(range(0, 1), 'older', true);
  const release = timeline.holdBack();
  timeline.follow(message(1));
  timeline.follow(message(2));
  timeline.replace(range(2, 3), false, true);
  release();
  expect(timeline.entries.map(({ at }) => at)).toEqual([2]);
});

function expectSound(timeline: TimelineState, said: number | undefined, edited: ReadonlySet<string>): void {
  const sent = timeline.entries.filter(({ delivery }) => delivery === 'sent');
  const numbers = sent.map(({ at }) => at);
  // Without gaps and doubles, in their order.
  expect(numbers).toStrictEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  if (timeline.atEnd && said !== undefined && numbers.length > 0) expect(numbers.at(-1)).toBe(said - 1);
  if (timeline.atStart && numbers.length > 0) expect(numbers[0]).toBe(0);
  for (const [index, { msgid, text }] of sent.entries()) {
    expect(timeline.indexOfMsgid(msgid ?? '')).toBe(index);
    expect(text === 'edited').toBe(edited.has(msgid ?? ''));
  }
  // What is unsent is behind it all.
  const unsentFrom = timeline.entries.findIndex(({ delivery }) => delivery !== 'sent');
  if (unsentFrom >= 0) expect(unsentFrom).toBe(sent.length);
}

const pieces = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('a', 'b', ' ') },
    { weight: 1, arbitrary: fc.constantFrom('\n', 'é', '漢', '👩‍🚀', '🇫🇷', '\t') },
  ),
  maxLength: 900,
});

test('a message of several lines loses no character, and no line or batch is too long', () => {
  const limits = fc.record({
    bytesMax: fc.integer({ min: 600, max: 2000 }),
    linesMax: fc.integer({ min: 2, max: 12 }),
  });
  fc.assert(
    fc.property(
      pieces,
      limits,
      fc.constantFrom('', 'alice!~alice@host.example'),
      (text, multiline, source) => {
        const packed = pack(text, 'said', '#lobby', source, multiline);
        const texts = packed.map(one => (one.lines === 'one' ? one.text : joinLines(one.parts)));
        // Where it takes several messages, a line feed or nothing stood between them; empty ones are not sent.
        expect(texts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
        // Empty lines at its ends may be a message of their own, which says nothing.
        const inner = (some = '') => some.replace(/^\n+|\n+$/g, '');
        if (packed.length === 1) expect(inner(texts[0])).toBe(inner(text));
        for (const one of packed) {
          const lines = one.lines === 'one' ? [one.text] : one.parts.map(part => part.text);
          for (const line of lines) {
            expect(utf8Bytes(`:${source} PRIVMSG #lobby :${line}\r\n`)).toBeLessThanOrEqual(512);
          }
          if (one.lines === 'one') continue;
          expect(one.parts.length).toBeLessThanOrEqual(multiline.linesMax);
          expect(utf8Bytes(joinLines(one.parts))).toBeLessThanOrEqual(multiline.bytesMax);
          // IRCv3 multiline: no batch of nothing but empty lines, and no empty line that goes on.
          expect(one.parts.some(part => part.text !== '')).toBe(true);
          expect(one.parts.every(part => !part.goesOn || part.text !== '')).toBe(true);
          expect(one.parts[0]?.goesOn).toBe(false);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('where there are no messages of several lines, each line is one, and no word is lost', () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom('said' as const, 'acted' as const), (text, kind) => {
      const packed = pack(text, kind, '#lobby', '', undefined);
      const words = (some: string) => some.split(/[ \n\t]+/).filter(Boolean);
      const texts = packed.map(one =>
        one.lines === 'one' ? one.text.replace(/^\x01ACTION |\x01$/g, '') : '',
      );
      expect(texts.join('').replace(/[ \n]/g, '')).toBe(text.replace(/[ \n]/g, ''));
      expect(words(texts.join('\n')).length).toBeGreaterThanOrEqual(words(text).length);
      for (const one of packed) {
        expect(one.lines).toBe('one');
        if (one.lines === 'one') expect(utf8Bytes(one.text)).toBeLessThanOrEqual(512 - 120 - 19);
      }
    }),
    { numRuns: 300 },
  );
});

const words = fc.constantFrom(
  ...'@batch=a @label=r1 @msgid=m1 @time=x @+typing=active @draft/edit=m1 :s :alice!a@h :bob!b@h : #lobby #x alice bob * '
    .split(' ')
    .concat(
      'PRIVMSG NOTICE TAGMSG JOIN PART KICK QUIT NICK MODE TOPIC RENAME INVITE BATCH CAP ACK NAK LS NEW DEL'.split(
        ' ',
      ),
    )
    .concat(
      'REDACT EDIT MARKREAD PING PONG ERROR FAIL AWAY ACCOUNT CHGHOST SETNAME AUTHENTICATE + +a -a +b'.split(
        ' ',
      ),
    )
    .concat('001 005 301 311 324 332 333 352 353 354 366 372 375 433 730 731 761 766 900 901 904'.split(' '))
    .concat(
      'chathistory labeled-response draft/multiline PREFIX=(ov)@+ PREFIX= CHANTYPES= CASEMAPPING=rfc1459 +ovb-k'.split(
        ' ',
      ),
    ),
);

const serverLines = fc.oneof(
  fc.array(words, { maxLength: 8 }).map(some => some.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.tuple(words, fc.string({ unit: 'grapheme', maxLength: 20 })).map(([word, text]) => `${word} ${text}`),
);

test('nothing that a server sends makes the client throw, or ask for ever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(serverLines, { maxLength: 40 }), fc.boolean(), async (lines, isIn) => {
      const stage = new Stage();
      if (isIn) await stage.comeIn('salon', 'alice', ['#lobby']);
      else {
        stage.client.enter({ nick: 'alice', rooms: ['#lobby'], login: { account: 'a', secret: 'b' } });
        stage.opened();
      }
      for (const line of lines) {
        stage.line(line);
        void stage.client.rooms.all.map(room => [room.members.sorted, room.timeline.entries, room.unread]);
      }
      await stage.settle();
      stage.clock.advance(120_000);
      await stage.settle();
      expect(stage.sent.length).toBeLessThan(400);
    }),
    { numRuns: 400 },
  );
});
