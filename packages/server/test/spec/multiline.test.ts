import { describe, expect } from 'vitest';
import { readLine } from './line.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const caps = 'draft/multiline batch message-tags';
const at = house();
const tight = house({ limits: { multilineBytesMax: 512, multilineLinesMax: 3 } });

describe('What is shown', () => {
  rule(
    'BATCH-1: the value of the capability is max-bytes and max-lines, as they are set',
    tight`
      a: new
      a> CAP LS 302
      a< CAP * LS * :…draft/multiline=max-bytes=512,max-lines=3 …
    `,
  );
  rule(
    'BATCH-2: to who did not agree to draft/multiline and batch it is unknown',
    at`
      a: draft/multiline
      b: batch
      a> BATCH +1 draft/multiline b
      a< 421 BATCH
      b> BATCH +1 draft/multiline a
      b< 421 BATCH
    `,
  );
  rule(
    'BATCH-3 BATCH-4 BATCH-6: a batch is shown whole at its end, as it was composed, with its tags at the beginning',
    at`
      a: ${caps}
      b: ${caps} server-time
      a> @+x=1 BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :hello
      a> @batch=1 PRIVMSG b :
      a> @batch=1 PRIVMSG b :how is
      b!
      a> @batch=1;draft/multiline-concat PRIVMSG b :everyone?
      b!
      a> BATCH -1
      b< @msgid;time;+x=1 :a BATCH +{ref} draft/multiline b $
      b< @batch={ref};!msgid;!time;!+x;!draft/multiline-concat :a PRIVMSG b :hello
      b< @batch={ref} :a PRIVMSG b :
      b< @batch={ref} :a PRIVMSG b :how is
      b< @batch={ref};draft/multiline-concat;!msgid;!time :a PRIVMSG b :everyone?
      b< @!batch BATCH -{ref} $
      b!
    `,
  );
  rule(
    'BATCH-5: line by line the first bears the id, all bear the other tags, and empty lines are left out',
    at`
      a: ${caps}
      b: message-tags server-time
      a> @+x=1 BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :
      a> @batch=1 PRIVMSG b :one
      a> @batch=1;draft/multiline-concat PRIVMSG b :two
      a> BATCH -1
      b< @msgid;time;+x=1;!batch :a PRIVMSG b :one
      b< @!msgid;time;+x=1;!batch;!draft/multiline-concat :a PRIVMSG b :two
      b!
    `,
  );
  rule('BATCH-7: all are shown the same id', async () => {
    const scene = await at.play(`
      a: ${caps}
      b: ${caps}
      c: message-tags
      b> JOIN #x
      c> JOIN #x
      a> JOIN #x
      a> BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :one
      a> @batch=1 PRIVMSG #x :two
      a> BATCH -1
    `);
    const ids = ['b', 'c'].map(name => readLine(scene.linesOf(name)[0] ?? '').tags.get('msgid'));
    expect(ids[0]).toBeTruthy();
    expect(ids[1]).toBe(ids[0]);
  });
  rule(
    'BATCH-8: NOTICE may have several lines too',
    at`
      a: ${caps}
      b: ${caps}
      a> BATCH +1 draft/multiline b
      a> @batch=1 NOTICE b :one
      a> @batch=1 NOTICE b :two
      a> BATCH -1
      b< :a BATCH +{ref} draft/multiline b
      b< @batch={ref} :a NOTICE b :one
      b< @batch={ref} :a NOTICE b :two
      b< BATCH -{ref}
    `,
  );
  rule(
    'BATCH-9: a batch of one line is a message without a batch',
    at`
      a: ${caps}
      b: ${caps}
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :hi
      a> BATCH -1
      b< @msgid;!batch :a PRIVMSG b :hi
      b!
    `,
  );
  rule(
    'BATCH-10: of client-only tags those of the beginning are passed on',
    at`
      a: ${caps}
      b: ${caps}
      a> @+draft/reply=m1 BATCH +1 draft/multiline b
      a> @batch=1;+x=1 PRIVMSG b :one
      a> @batch=1 PRIVMSG b :two
      a> BATCH -1
      b< @+draft/reply=m1;!+x :a BATCH +{ref} draft/multiline b
      b< @!+draft/reply;!+x :a PRIVMSG b :one
    `,
  );
  rule(
    'BATCH-11: the echo bears the label of the line that began the batch, at its beginning alone',
    at`
      a: ${caps} echo-message labeled-response
      b:
      a> @label=l1 BATCH +1 draft/multiline b
      a!
      a> @batch=1 PRIVMSG b :one
      a> @batch=1 PRIVMSG b :two
      a!
      a> BATCH -1
      a< @label=l1;msgid :a BATCH +{ref} draft/multiline b
      a< @batch={ref};!label :a PRIVMSG b :one
      a< @batch={ref};!label :a PRIVMSG b :two
      a< @!label BATCH -{ref}
      a!
    `,
  );
  rule(
    'BATCH-12: without echo-message the label is answered by ACK at the end',
    at`
      a: ${caps} labeled-response
      b:
      a> @label=l1 BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :one
      a> @batch=1 PRIVMSG b :two
      a!
      a> BATCH -1
      a< @label=l1 ACK
      a!
    `,
  );
  rule(
    'BATCH-13: targets of lines are told apart from it as names are',
    at`
      a: ${caps}
      b: ${caps}
      a> BATCH +1 draft/multiline B
      a> @batch=1 PRIVMSG b :one
      a> @batch=1 privmsg B :two
      a> BATCH -1
      b< :a BATCH +{ref} draft/multiline b
      b< @batch={ref} :a PRIVMSG b :one
      b< @batch={ref} :a PRIVMSG b :two
    `,
  );
});

describe('What is refused', () => {
  rule(
    'BATCH-20: more bytes than max-bytes, with the ends of lines between them',
    tight`
      a: ${caps}
      b:
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :{x*255}
      a> @batch=1 PRIVMSG b :{x*256}
      a> BATCH -1
      a!
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :{x*256}
      a> @batch=1 PRIVMSG b :{x*256}
      a< FAIL BATCH MULTILINE_MAX_BYTES 512 :…
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-21: more lines than max-lines',
    tight`
      a: ${caps}
      b:
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :1
      a> @batch=1 PRIVMSG b :
      a> @batch=1 PRIVMSG b :3
      a!
      a> @batch=1 PRIVMSG b :4
      a< FAIL BATCH MULTILINE_MAX_LINES 3 :…
      a> @batch=1 PRIVMSG b :5
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-22: another target',
    at`
      a: ${caps} labeled-response
      b:
      c:
      a> @label=l1 BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG c :one
      a< @label=l1 FAIL BATCH MULTILINE_INVALID_TARGET b c :…
      a> BATCH -1
      a!
      b!
      c!
    `,
  );
  rule(
    'BATCH-23: a reference that is not that of the open batch',
    at`
      a: ${caps}
      b:
      a> @batch=1 PRIVMSG b :one
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH -1
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> @batch=2 PRIVMSG b :one
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :one
      a> BATCH -2
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-24: a batch inside another, of another type, without one target or to a service',
    at`
      a: ${caps}
      b:
      a> BATCH +1 netsplit b
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline a,b
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline NickServ
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> BATCH +2 draft/multiline b
      a< FAIL BATCH MULTILINE_INVALID :…
      a> @batch=1 PRIVMSG b :one
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-25: two verbs in one batch, TAGMSG, and an empty line that goes on',
    at`
      a: ${caps}
      b:
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :one
      a> @batch=1 NOTICE b :two
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> @batch=1;+x=1 TAGMSG b
      a< FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :one
      a> @batch=1;draft/multiline-concat PRIVMSG b :
      a< FAIL BATCH MULTILINE_INVALID :…
      b!
    `,
  );
  rule(
    'BATCH-26: no line, or empty ones alone',
    at`
      a: ${caps} labeled-response
      b:
      a> @label=l1 BATCH +1 draft/multiline b
      a> BATCH -1
      a< @label=l1 FAIL BATCH MULTILINE_INVALID :…
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :
      a> @batch=1 PRIVMSG b :
      a> BATCH -1
      a< FAIL BATCH MULTILINE_INVALID :…
      b!
    `,
  );
  rule(
    'BATCH-27: a command that is no line of the batch ends it and is carried out; PING does not',
    at`
      a: ${caps} labeled-response
      b:
      a> @label=l1 BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :one
      a> PING x
      a< PONG
      a!
      a> @label=l2 JOIN #x
      a< @label=l1 FAIL BATCH MULTILINE_INVALID :…
      a< @label=l2 BATCH +{ref} labeled-response
      a< :a JOIN #x
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-28: a batch whose next line does not come in time',
    at`
      a: ${caps} labeled-response
      b:
      a> @label=l1 BATCH +1 draft/multiline b
      wait 20s
      a> @batch=1 PRIVMSG b :one
      wait 20s
      a!
      wait 11s
      a< @label=l1 FAIL BATCH MULTILINE_INVALID :…
      a> @batch=1 PRIVMSG b :two
      a> BATCH -1
      a!
      b!
    `,
  );
  rule(
    'BATCH-29: a line that cannot be read, or is too long with its source',
    at`
      a: ${caps}
      b:
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :{x*510}
      a< FAIL BATCH MULTILINE_INVALID :…
      a< 417
      a> @batch=1 PRIVMSG b :rest
      a> BATCH -1
      a!
      a> BATCH +1 draft/multiline b
      a> @batch=1 PRIVMSG b :{x*495}
      a< FAIL BATCH MULTILINE_INVALID :…
      b!
    `,
  );
});

describe('What else holds', () => {
  rule(
    'BATCH-40: what may be said holds for all of it as for one message',
    at`
      a:
      b: ${caps}
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +WC 10
      b> BATCH +1 draft/multiline #x
      b> @batch=1 PRIVMSG #x :one
      b> @batch=1 PRIVMSG #x :two
      b> BATCH -1
      b!
      b> BATCH +1 draft/multiline #x
      b> @batch=1 PRIVMSG #x :three
      b> BATCH -1
      b< 404 #x
      wait 10s
      b> BATCH +1 draft/multiline #x
      b> @batch=1 PRIVMSG #x :hi
      b> @batch=1 PRIVMSG #x :\x01VERSION\x01
      b> BATCH -1
      b< 404 #x
    `,
  );
  const paced = house({ guards: { fakeLag: { burst: 10, perSecond: 5 }, floodExempt: [] } });
  rule(
    'BATCH-41: the lines of a batch are taken at once, and what follows waits for all of them',
    async () => {
      const server = await paced.open();
      const b = await server.irc('b');
      const a = await server.irc('a', ...caps.split(' '));
      const lines = Array.from({ length: 30 }, (_, index) => `@batch=1 PRIVMSG b :${index}`);
      a.send('BATCH +1 draft/multiline b', ...lines, 'BATCH -1', 'PRIVMSG b :next');
      for (const index of lines.keys()) expect(await b.line()).toMatch(new RegExp(`:${index}$`));
      // 32 lines and the next one, of which 10 were saved up, take 23 times 200 ms.
      server.clock.advance(4500);
      expect(await b.linesUntilNow()).toEqual([]);
      server.clock.advance(200);
      expect(await b.line()).toMatch(/:next$/);
    },
  );
});
