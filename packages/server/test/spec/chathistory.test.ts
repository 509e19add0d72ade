import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Peer } from '../support/peer.ts';
import { readLine } from './line.ts';
import { rule } from './rule.ts';
import { house, rememberingHouse } from './scene.ts';

const at = rememberingHouse();
const few = rememberingHouse({ history: { pageMax: 3 } });
const joined = rememberingHouse({ history: { readable: 'joined' } });
const small = rememberingHouse({ limits: { sendqBytesMax: 65_536 } });
const forgetful = house({ history: { enabled: false } });
const caps = 'draft/chathistory batch message-tags server-time';

describe('What is shown', () => {
  rule(
    'CHATHISTORY-1: LATEST shows the newest, the oldest first, as they were shown',
    at`
      a: ${caps} echo-message
      b: ${caps}
      a> JOIN #One
      b> JOIN #One
      a> PRIVMSG #One :first
      a> @+x=1 PRIVMSG #One :second
      a< @msgid={two};time={then} :a PRIVMSG #One :second
      wait 5s
      a> NOTICE #One :third
      b> CHATHISTORY LATEST #one * 2
      b< @!batch BATCH +{ref} chathistory #One $
      b< @batch={ref};msgid={two};time={then};+x=1 :a PRIVMSG #One :second
      b< @batch={ref};msgid;time :a NOTICE #One :third
      b< @!batch BATCH -{ref} $
      b!
    `,
  );
  const said = `
      a: ${caps} echo-message
      a> JOIN #
      a> PRIVMSG # :1
      a< @msgid={one};time={onetime} :a PRIVMSG # :1
      wait 1s
      a> PRIVMSG # :2
      a< @msgid={two};time={twotime} :a PRIVMSG # :2
      wait 1s
      a> PRIVMSG # :3
      a< @msgid={three};time={threetime} :a PRIVMSG # :3
      wait 1s
      a> PRIVMSG # :4
      a< @msgid={four};time={fourtime} :a PRIVMSG # :4
      wait 1s
      a> PRIVMSG # :5
      a< @msgid={five};time={fivetime} :a PRIVMSG # :5`;
  /** Expects requests to be answered by certain of five messages. */
  const answers = (channel: string, expected: Readonly<Record<string, string>>) => async () => {
    const scene = await at.play(said.replaceAll('#', channel));
    for (const [asked, texts] of Object.entries(expected)) {
      const [subcommand = '', ...rest] = asked.split(' ');
      await scene.play(`a> CHATHISTORY ${subcommand} ${channel} ${rest.join(' ')}`);
      const shown = scene
        .linesOf('a')
        .map(readLine)
        .filter(({ command }) => command === 'PRIVMSG');
      expect(shown.map(({ params }) => params[1]).join(''), asked).toBe(texts);
    }
  };
  rule(
    'CHATHISTORY-2: BEFORE shows what comes right before',
    answers('#two', {
      'BEFORE msgid={four} 9': '123',
      'BEFORE msgid={four} 2': '23',
      'BEFORE timestamp={fourtime} 2': '23',
      'BEFORE msgid={one} 2': '',
      'BEFORE timestamp=1970-01-01T00:00:00.000Z 2': '',
      'BEFORE timestamp=9999-12-31T23:59:59.999Z 1': '5',
    }),
  );
  rule(
    'CHATHISTORY-3: AFTER shows what comes right behind',
    answers('#three', {
      'AFTER msgid={two} 9': '345',
      'AFTER msgid={two} 2': '34',
      'AFTER timestamp={twotime} 2': '34',
      'AFTER msgid={five} 2': '',
      'AFTER timestamp=0000-01-01T00:00:00.000Z 1': '1',
      'AFTER timestamp=9999-12-31T23:59:59Z 1': '',
    }),
  );
  rule(
    'CHATHISTORY-4: LATEST behind a message shows the newest',
    answers('#four', {
      'LATEST msgid={two} 9': '345',
      'LATEST msgid={two} 2': '45',
      'LATEST timestamp={twotime} 9': '345',
      'LATEST * 1': '5',
    }),
  );
  rule(
    'CHATHISTORY-5: AROUND shows a message and what is next to it',
    answers('#five', {
      'AROUND msgid={three} 1': '3',
      'AROUND msgid={three} 3': '234',
      'AROUND timestamp={threetime} 3': '234',
      'AROUND msgid={five} 3': '45',
    }),
  );
  rule(
    'CHATHISTORY-6: BETWEEN counts from the first',
    answers('#six', {
      'BETWEEN msgid={one} msgid={five} 9': '234',
      'BETWEEN msgid={five} msgid={one} 9': '234',
      'BETWEEN msgid={one} msgid={five} 2': '23',
      'BETWEEN msgid={five} timestamp={onetime} 2': '34',
      'BETWEEN msgid={one} msgid={one} 2': '',
      'between timestamp={fivetime} timestamp={onetime} 1': '4',
    }),
  );
  rule(
    'CHATHISTORY-7: TARGETS shows where something was said',
    at`
      a: ${caps}
      b: ${caps}
      a- logs in alice7
      b- logs in bob7
      a> JOIN #seven
      b> JOIN #seven2
      b> PRIVMSG #seven2 :not hers
      a> PRIVMSG #seven :hi
      wait 1s
      b> PRIVMSG a :hello
      a> CHATHISTORY TARGETS timestamp=2025-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 10
      a< BATCH +{ref} draft/chathistory-targets $
      a< @batch={ref} CHATHISTORY TARGETS #seven 2026-…Z $
      a< @batch={ref} CHATHISTORY TARGETS b 2026-…Z $
      a< BATCH -{ref} $
      a!
      a> CHATHISTORY TARGETS timestamp=2027-01-01T00:00:00.000Z timestamp=2025-01-01T00:00:00.000Z 1
      a< BATCH +{more} draft/chathistory-targets
      a< @batch={more} CHATHISTORY TARGETS b
      a< BATCH -{more}
      a!
    `,
  );
  rule(
    'CHATHISTORY-8: direct talk is shown to both accounts',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      a- logs in alice8
      b- logs in bob8
      a> PRIVMSG b :hello
      a> PRIVMSG c :guest
      b> PRIVMSG a :hi
      a> CHATHISTORY LATEST B * 10
      a< BATCH +{ref} chathistory b $
      a< @batch={ref} :a PRIVMSG b :hello
      a< @batch={ref} :b PRIVMSG a :hi
      a< BATCH -{ref}
      b> NICK robert
      b> CHATHISTORY LATEST a * 10
      b< BATCH +{own} chathistory a $
      b< @batch={own} :a PRIVMSG b :hello
      b< @batch={own} :b PRIVMSG a :hi
      a> CHATHISTORY LATEST robert * 10
      a< BATCH +{now} chathistory robert $
      a< :a PRIVMSG b :hello
      a> CHATHISTORY LATEST c * 10
      a< FAIL CHATHISTORY INVALID_TARGET LATEST c
      a!
    `,
  );
  rule(
    'CHATHISTORY-9: events are shown with draft/event-playback',
    at`
      a: ${caps} draft/event-playback
      b: ${caps}
      c:
      d:
      a> JOIN #nine
      b> JOIN #nine
      c> JOIN #nine
      d> JOIN #nine
      b> PRIVMSG #nine :hi
      a> TOPIC #nine :us
      a> MODE #nine +v b
      b> NICK bb
      a> KICK #nine c :out
      d> QUIT :bye
      b> PART #nine :gone
      a> CHATHISTORY LATEST #nine * 100
      a< BATCH +{ref} chathistory #nine
      a< @batch={ref};time :a JOIN #nine
      a< @batch={ref} :b JOIN #nine
      a< @batch={ref} :b PRIVMSG #nine :hi
      a< @batch={ref} :a TOPIC #nine :us
      a< @batch={ref} :a MODE #nine +v b
      a< @batch={ref} :b NICK bb
      a< @batch={ref} :a KICK #nine c :out
      a< @batch={ref} :d QUIT :…bye
      a< @batch={ref} :bb PART #nine :gone
      a< BATCH -{ref}
      b> JOIN #nine
      b> CHATHISTORY LATEST #nine * 100
      b< BATCH +{plain} chathistory #nine
      b< @batch={plain} :b PRIVMSG #nine :hi
      b< BATCH -{plain}
      b!
    `,
  );
  rule(
    'CHATHISTORY-10: who does not know batches is shown plain lines',
    at`
      a: server-time
      a> JOIN #ten
      a> PRIVMSG #ten :hi
      a> CHATHISTORY LATEST #ten * 10
      a< @time;!batch :a PRIVMSG #ten :hi
      a!
    `,
  );
  rule(
    'CHATHISTORY-11: the batch itself bears the label',
    at`
      a: ${caps} labeled-response
      a> JOIN #eleven
      a> PRIVMSG #eleven :1
      a> PRIVMSG #eleven :2
      a> @label=l1 CHATHISTORY LATEST #eleven * 10
      a< @label=l1 BATCH +{ref} chathistory #eleven $
      a< @batch={ref};!label :a PRIVMSG #eleven :1
      a< @batch={ref} :a PRIVMSG #eleven :2
      a< @!label BATCH -{ref}
      a!
      a> @label=l2 CHATHISTORY LATEST #nowhere * 10
      a< @label=l2 FAIL CHATHISTORY INVALID_TARGET
    `,
  );
  rule(
    'CHATHISTORY-12: a message in several lines is a batch inside the batch',
    at`
      a: ${caps} draft/multiline
      b: ${caps}
      a> JOIN #twelve
      b> JOIN #twelve
      a> BATCH +1 draft/multiline #twelve
      a> @batch=1 PRIVMSG #twelve :one
      a> @batch=1 PRIVMSG #twelve :two
      a> BATCH -1
      a> CHATHISTORY LATEST #twelve * 10
      a< BATCH +{ref} chathistory #twelve
      a< @batch={ref};msgid :a BATCH +{inner} draft/multiline #twelve $
      a< @batch={inner} :a PRIVMSG #twelve :one
      a< @batch={inner} :a PRIVMSG #twelve :two
      a< @batch={ref} BATCH -{inner}
      a< @!batch BATCH -{ref}
      b> CHATHISTORY LATEST #twelve * 10
      b< BATCH +{plain} chathistory #twelve
      b< @batch={plain};msgid :a PRIVMSG #twelve :one
      b< @batch={plain} :a PRIVMSG #twelve :two
      b< BATCH -{plain}
    `,
  );
  rule(
    'CHATHISTORY-13: that there is no more is told',
    at`
      a: ${caps}
      b: batch
      a> JOIN #x13
      b> JOIN #x13
      a> PRIVMSG #x13 :1
      a> PRIVMSG #x13 :2
      a> CHATHISTORY LATEST #x13 * 1
      a< @!draft/chathistory-end BATCH +{one} chathistory
      a> CHATHISTORY LATEST #x13 * 2
      a< @draft/chathistory-end BATCH +{two} chathistory
      b> CHATHISTORY LATEST #x13 * 2
      b< @!draft/chathistory-end BATCH +{three} chathistory
    `,
  );
  rule(
    'CHATHISTORY-14: where nothing was said the batch is empty',
    at`
      a: ${caps}
      a> JOIN #x14
      a> CHATHISTORY LATEST #x14 * 10
      a< BATCH +{ref} chathistory #x14
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'CHATHISTORY-15: a reaction is shown with draft/event-playback',
    at`
      a: ${caps} draft/event-playback
      b: ${caps}
      a> JOIN #x15
      b> JOIN #x15
      a> @+draft/react=y;+draft/reply=m TAGMSG #x15
      a> CHATHISTORY LATEST #x15 * 10
      a< @+draft/react=y :a TAGMSG #x15
      b> CHATHISTORY LATEST #x15 * 10
      b< BATCH +{ref} chathistory
      b< BATCH -{ref}
      b!
    `,
  );
});

describe('What is refused', () => {
  rule(
    'CHATHISTORY-20: what cannot be read',
    at`
      a: ${caps}
      a> JOIN #x20
      a> CHATHISTORY
      a< FAIL CHATHISTORY INVALID_PARAMS * :…
      a> CHATHISTORY WHAT #x20 * 5
      a< FAIL CHATHISTORY INVALID_PARAMS WHAT :…
      a> CHATHISTORY LATEST #x20 *
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST :…
      a> CHATHISTORY LATEST #x20 * 5 6
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST :…
      a> CHATHISTORY LATEST #x20 * many
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST many :…
      a> CHATHISTORY LATEST #x20 * 0
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST 0 :…
      a> CHATHISTORY LATEST #x20 * -5
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST -5 :…
      a> CHATHISTORY BEFORE #x20 * 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE * :…
      a> CHATHISTORY BEFORE #x20 timestamp=yesterday 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE timestamp=yesterday :…
      a> CHATHISTORY BEFORE #x20 timestamp=2026-13-01T00:00:00.000Z 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE
      a> CHATHISTORY BEFORE #x20 timestamp=2026-02-31T00:00:00.000Z 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE
      a> CHATHISTORY BEFORE #x20 timestamp=2026-01-01T00:00:00.000+01:00 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE
      a> CHATHISTORY BEFORE #x20 timestamp=99999999999999 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE
      a> CHATHISTORY BEFORE #x20 msgid= 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE msgid= :…
      a> CHATHISTORY TARGETS msgid=x timestamp=2026-01-01T00:00:00.000Z 5
      a< FAIL CHATHISTORY INVALID_PARAMS TARGETS msgid=x :…
      a> CHATHISTORY BETWEEN #x20 timestamp=2026-01-01T00:00:00.000Z 5
      a< FAIL CHATHISTORY INVALID_PARAMS BETWEEN :…
    `,
  );
  rule(
    'CHATHISTORY-21: another type of reference',
    at`
      a: ${caps}
      a> JOIN #x21
      a> CHATHISTORY BEFORE #x21 number=5 5
      a< FAIL CHATHISTORY INVALID_MSGREFTYPE BEFORE #x21 :…
    `,
  );
  rule(
    'CHATHISTORY-22: where one may not read, there is nothing',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x22
      a> PRIVMSG #x22 :secret
      a> JOIN #y22
      a> MODE #y22 +s
      a> JOIN #z22
      a> MODE #z22 +i
      b> CHATHISTORY LATEST #x22 * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #x22 :Messages could not be retrieved
      b> CHATHISTORY LATEST #y22 * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #y22 :Messages could not be retrieved
      b> CHATHISTORY LATEST #z22 * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #z22 :Messages could not be retrieved
      b> CHATHISTORY LATEST #nowhere22 * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #nowhere22 :Messages could not be retrieved
      b> CHATHISTORY LATEST a * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST a :Messages could not be retrieved
      b- logs in bob22
      b> CHATHISTORY LATEST a * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST a :Messages could not be retrieved
      b> CHATHISTORY LATEST alice22\x20bob22 * 10
      b< FAIL CHATHISTORY INVALID_PARAMS
      b> CHATHISTORY LATEST * * 10
      b< FAIL CHATHISTORY INVALID_TARGET LATEST * :…
      b!
    `,
  );
  rule(
    'CHATHISTORY-23: a msgid that is not there, or is elsewhere',
    at`
      a: ${caps} echo-message
      b: ${caps}
      a> JOIN #x23
      b> JOIN #y23
      a> PRIVMSG #x23 :hi
      a< @msgid={id} :a PRIVMSG
      b> CHATHISTORY AFTER #y23 msgid=nosuch 10
      b< FAIL CHATHISTORY MESSAGE_ERROR AFTER #y23 :There is no such message here
      b> CHATHISTORY AROUND #y23 msgid={id} 10
      b< FAIL CHATHISTORY MESSAGE_ERROR AROUND #y23 :There is no such message here
      b!
    `,
  );
  rule('CHATHISTORY-24: a limit that is too high is cut', async () => {
    const scene = await few.play('a: batch\na> JOIN #x24');
    await scene.play([1, 2, 3, 4].map(text => `a> PRIVMSG #x24 :${text}`).join('\n'));
    await scene.play(`a> CHATHISTORY LATEST #x24 * ${'9'.repeat(300)}`);
    expect(scene.linesOf('a').filter(line => line.includes('PRIVMSG')).length).toBe(3);
  });
  rule(
    'CHATHISTORY-25: who is out may not read on',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x25
      b> JOIN #x25
      a> PRIVMSG #x25 :hi
      a> KICK #x25 b
      b> CHATHISTORY LATEST #x25 * 10
      b< FAIL CHATHISTORY INVALID_TARGET
      b> JOIN #x25
      b> CHATHISTORY LATEST #x25 * 10
      b< :a PRIVMSG #x25 :hi
      b> PART #x25
      b> CHATHISTORY LATEST #x25 * 10
      b< FAIL CHATHISTORY INVALID_TARGET
      a> MODE #x25 +b *!*@*
      b> CHATHISTORY LATEST #x25 * 10
      b< FAIL CHATHISTORY INVALID_TARGET
    `,
  );
  rule(
    'CHATHISTORY-26: nothing is shown from before one came in',
    joined`
      a: ${caps} echo-message
      b: ${caps} draft/event-playback
      a> JOIN #x26
      a> PRIVMSG #x26 :before
      a< @msgid={before} :a PRIVMSG
      wait 1s
      b> JOIN #x26
      a> PRIVMSG #x26 :after
      b> CHATHISTORY LATEST #x26 * 10
      b< BATCH +{ref} chathistory
      b< :b JOIN #x26
      b< :a PRIVMSG #x26 :after
      b< BATCH -{ref}
      b!
      b> CHATHISTORY AROUND #x26 msgid={before} 10
      b< FAIL CHATHISTORY MESSAGE_ERROR
      b> CHATHISTORY AFTER #x26 timestamp=2025-01-01T00:00:00.000Z 10
      b! PRIVMSG #x26 :before
    `,
  );
  rule('CHATHISTORY-27: where nothing is remembered, nothing is told of it', async () => {
    const scene = await forgetful.play('a:\na> CAP LS 302');
    expect(scene.linesOf('a').join()).not.toMatch(/chathistory|event-playback/);
    await scene.play('a> CAP REQ draft/chathistory\na< CAP a NAK\na> VERSION\na! 005 CHATHISTORY=…');
    expect(scene.linesOf('a').join()).not.toMatch(/CHATHISTORY|MSGREFTYPES/);
  });
});

describe('What it may cost', () => {
  rule('CHATHISTORY-40: lines behind it are answered behind it', async () => {
    const server = await at.open();
    const a = await server.ircIn('#x40', 'a', ...caps.split(' '), 'labeled-response');
    const b = await server.ircIn('#x40', 'b');
    a.send(
      'PRIVMSG #x40 :hi',
      ...Array.from({ length: 300 }, (_, index) => [
        `@label=${index} CHATHISTORY LATEST #x40 * 5`,
        `PING ${index}`,
      ]).flat(),
    );
    b.send('PING quick');
    expect(await b.until(/PONG/)).toMatch(/quick$/);
    for (let index = 0; index < 300; index += 1) {
      await a.until(new RegExp(`label=${index}[; ].*BATCH \\+`));
      expect(await a.line()).toMatch(/PRIVMSG #x40 :hi$/);
      expect(await a.line()).toMatch(/ BATCH -/);
      expect(await a.line()).toMatch(new RegExp(` PONG .*${index}$`));
    }
  });
  rule('CHATHISTORY-41 CHATHISTORY-42: long pages are cut, and come one after the other', async () => {
    const server = await small.open();
    const a = await server.ircIn('#x41', 'a', ...caps.split(' '));
    for (let index = 0; index < 80; index += 1) a.send(`PRIVMSG #x41 :${index} ${'x'.repeat(400)}`);
    a.send('PING said');
    await a.until(/PONG/);
    const read = async (line: string) => {
      a.send(line);
      const begin = await a.until(/BATCH \+/);
      const texts: string[] = [];
      for (let next = await a.line(); !next.includes(' BATCH -'); next = await a.line()) {
        texts.push(/ :(\d+) x/.exec(next)?.[1] ?? next);
      }
      return { begin, texts };
    };
    const latest = await read('CHATHISTORY LATEST #x41 * 100');
    expect(latest.begin).not.toContain('chathistory-end');
    expect(latest.texts.length).toBeGreaterThan(20);
    expect(latest.texts.length).toBeLessThan(60);
    expect(latest.texts.at(-1)).toBe('79');
    const first = await read('CHATHISTORY AFTER #x41 timestamp=2025-01-01T00:00:00.000Z 100');
    expect(first.texts.length).toBe(latest.texts.length);
    expect(first.texts[0]).toBe('0');
    const pages = 500;
    a.socket.pause();
    a.send(...Array.from({ length: pages }, () => 'CHATHISTORY LATEST #x41 * 100'), 'PING last');
    await new Promise(resolve => setTimeout(resolve, 50));
    a.socket.resume();
    let ends = 0;
    for (let line = await a.line(); !line.endsWith('last'); line = await a.line())
      ends += Number(line.includes(' BATCH -'));
    expect(ends).toBe(pages);
  });
  rule('CHATHISTORY-43: page by page each message is shown once', async () => {
    const server = await at.open();
    const a = await server.ircIn('#x43', 'a', ...caps.split(' '));
    const count = 60;
    for (let index = 0; index < count; index += 1) {
      a.send(`PRIVMSG #x43 :${index}`);
      // Several have one and the same time.
      if (index % 7 === 0) {
        await a.linesUntilNow();
        server.clock.advance(1);
      }
    }
    await a.linesUntilNow();
    const all = Array.from({ length: count }, (_, index) => String(index));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        fc.boolean(),
        async (limits, back) => {
          expect(await walk(a, '#x43', limits, back)).toEqual(all);
        },
      ),
      { numRuns: 25 },
    );
  });
  rule('CHATHISTORY-44: who goes while her pages are read leaves nothing behind', async () => {
    const server = await at.open();
    const b = await server.ircIn('#x44', 'b', ...caps.split(' '));
    for (let round = 0; round < 10; round += 1) {
      const a = await server.ircIn('#x44', 'a', ...caps.split(' '));
      a.send(
        ...Array.from({ length: 50 }, () => 'CHATHISTORY LATEST #x44 * 100'),
        ...(round % 2 ? ['QUIT'] : []),
      );
      if (round % 2 === 0) a.socket.destroy();
      await server.eventually(() => server.users === 1);
    }
    b.send('CHATHISTORY LATEST #x44 * 5');
    await b.until(/ BATCH -/);
    expect(server.logged.filter(({ incident }) => incident !== undefined)).toEqual([]);
  });
});

/** Reads a channel to its end, page by page, and returns all texts in their order. */
async function walk(
  peer: Peer,
  channel: string,
  limits: readonly number[],
  back: boolean,
): Promise<string[]> {
  const texts: string[] = [];
  let bound = `timestamp=${back ? '9999-12-31T23:59:59.999' : '1970-01-01T00:00:00.000'}Z`;
  for (let round = 0; ; round += 1) {
    const limit = limits[round % limits.length] ?? 1;
    peer.send(`CHATHISTORY ${back ? 'BEFORE' : 'AFTER'} ${channel} ${bound} ${limit}`);
    const begin = await peer.until(/BATCH \+/);
    const page: ReturnType<typeof readLine>[] = [];
    for (let line = await peer.line(); !line.includes(' BATCH -'); line = await peer.line())
      page.push(readLine(line));
    expect(page.length).toBeLessThanOrEqual(limit);
    const said = page.map(({ params }) => params[1] ?? '');
    if (back) texts.unshift(...said);
    else texts.push(...said);
    const next = back ? page[0] : page.at(-1);
    if (begin.includes('chathistory-end') || next === undefined) return texts;
    bound = `msgid=${next.tags.get('msgid')}`;
  }
}
