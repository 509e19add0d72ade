import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { rememberingHouse } from './scene.ts';

const at = rememberingHouse({ history: { pageMax: 5 } });
const caps = 'batch server-time message-tags draft/chathistory';

/** Someone says one to six in a room, a second apart, and someone reads. */
const sixSaid = `
  a: ${caps}
  b: ${caps}
  a> JOIN #x
  b> JOIN #x
  ${['one', 'two', 'three', 'four', 'five', 'six']
    .map(
      text =>
        `b> PRIVMSG #x :${text}\n  a< @msgid={${text}};time={at${text}} :b PRIVMSG #x ${text}\n  wait 1s`,
    )
    .join('\n  ')}
`;

describe('What is shown', () => {
  rule(
    'CHATHISTORY-1 CHATHISTORY-2: the newest messages, as they were said',
    at`
      ${sixSaid}
      a> CHATHISTORY LATEST #X * 2
      a< BATCH +{ref} chathistory #x
      a< @batch={ref};msgid={five};time={atfive} :b PRIVMSG #x five
      a< @batch={ref};msgid={six};time={atsix} :b PRIVMSG #x six
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'CHATHISTORY-3: only those behind a reference',
    at`
      ${sixSaid}
      a> CHATHISTORY LATEST #x msgid={four} 5
      a< BATCH +{ref} chathistory #x
      a< @batch={ref} :b PRIVMSG #x five
      a< @batch={ref} :b PRIVMSG #x six
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'CHATHISTORY-4 CHATHISTORY-8: those before a message or a time',
    at`
      ${sixSaid}
      a> CHATHISTORY BEFORE #x msgid={four} 2
      a< BATCH
      a< :b PRIVMSG #x two
      a< :b PRIVMSG #x three
      a< BATCH
      a!
      a> CHATHISTORY BEFORE #x timestamp={atfour} 2
      a< BATCH
      a< :b PRIVMSG #x two
      a< :b PRIVMSG #x three
      a< BATCH
      a!
    `,
  );
  rule(
    'CHATHISTORY-5 CHATHISTORY-8: those behind a message or a time',
    at`
      ${sixSaid}
      a> CHATHISTORY AFTER #x msgid={two} 2
      a< BATCH
      a< :b PRIVMSG #x three
      a< :b PRIVMSG #x four
      a< BATCH
      a!
      a> CHATHISTORY AFTER #x timestamp={attwo} 2
      a< BATCH
      a< :b PRIVMSG #x three
      a< :b PRIVMSG #x four
      a< BATCH
      a!
    `,
  );
  rule(
    'CHATHISTORY-6: a message and what stands around it',
    at`
      ${sixSaid}
      a> CHATHISTORY AROUND #x msgid={three} 3
      a< BATCH
      a< :b PRIVMSG #x two
      a< :b PRIVMSG #x three
      a< :b PRIVMSG #x four
      a< BATCH
      a!
    `,
  );
  rule(
    'CHATHISTORY-7: what stands between two, from the first on',
    at`
      ${sixSaid}
      a> CHATHISTORY BETWEEN #x msgid={one} timestamp={atsix} 2
      a< BATCH
      a< :b PRIVMSG #x two
      a< :b PRIVMSG #x three
      a< BATCH
      a!
      a> CHATHISTORY BETWEEN #x msgid={six} msgid={one} 2
      a< BATCH
      a< :b PRIVMSG #x four
      a< :b PRIVMSG #x five
      a< BATCH
      a!
    `,
  );
  rule(
    'CHATHISTORY-9: an empty batch where nothing was said',
    at`
      a: ${caps}
      a> JOIN #x
      a> CHATHISTORY LATEST #x * 5
      a< @draft/chathistory-end BATCH +{ref} chathistory #x
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'CHATHISTORY-10: the end is told, and nothing else is called so',
    at`
      ${sixSaid}
      a> CHATHISTORY BEFORE #x msgid={three} 2
      a< @draft/chathistory-end BATCH
      a> CHATHISTORY BEFORE #x msgid={three} 1
      a< @!draft/chathistory-end BATCH
      a> CHATHISTORY AFTER #x msgid={five} 1
      a< @draft/chathistory-end BATCH
    `,
  );
  rule(
    'CHATHISTORY-11: with event-playback everything that happened, without it only what was said',
    at`
      a: ${caps} draft/event-playback
      c: ${caps}
      a> JOIN #x
      c> JOIN #x
      b> JOIN #x
      b> NICK bob
      a> TOPIC #x :us
      a> MODE #x +v bob
      c> @+draft/react=:) TAGMSG #x
      c> PRIVMSG #x :hello
      a> KICK #x bob :out
      a> CHATHISTORY LATEST #x * 5
      a< BATCH +{ref}
      a< @batch={ref} :a TOPIC #x us
      a< @batch={ref} :a MODE #x +v bob
      a< @batch={ref};+draft/react=:) :c TAGMSG #x
      a< @batch={ref} :c PRIVMSG #x hello
      a< @batch={ref} :a KICK #x bob out
      a< BATCH -{ref}
      c> CHATHISTORY LATEST #x * 5
      c< BATCH +{other}
      c< @batch={other} :c PRIVMSG #x hello
      c< BATCH -{other}
      c!
    `,
  );
  rule(
    'CHATHISTORY-12: a message in several lines',
    at`
      a: ${caps} draft/multiline
      b: ${caps}
      a> JOIN #x
      b> JOIN #x
      a> BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :one
      a> @batch=1 PRIVMSG #x :two
      a> BATCH -1
      a> CHATHISTORY LATEST #x * 5
      a< BATCH +{outer} chathistory #x
      a< @batch={outer} :a BATCH +{inner} draft/multiline #x
      a< @batch={inner} :a PRIVMSG #x one
      a< @batch={inner} :a PRIVMSG #x two
      a< BATCH -{inner}
      a< BATCH -{outer}
      b> CHATHISTORY LATEST #x * 5
      b< BATCH +{ref} chathistory #x
      b< @batch={ref};msgid :a PRIVMSG #x one
      b< @batch={ref};!msgid :a PRIVMSG #x two
      b< BATCH -{ref}
    `,
  );
  rule(
    'CHATHISTORY-13: no batch for who knows none',
    at`
      a: message-tags draft/chathistory
      b: new
      a> JOIN #x
      a> PRIVMSG #x :hello
      a> CHATHISTORY LATEST #x * 5
      a< @msgid :a PRIVMSG #x hello
      a!
    `,
  );
  rule(
    'CHATHISTORY-14: the label stands on the batch',
    at`
      a: ${caps} labeled-response
      a> JOIN #x
      a> PRIVMSG #x :hello
      a> @label=l CHATHISTORY LATEST #x * 5
      a< @label=l BATCH +{ref} chathistory #x
      a< @batch={ref};!label :a PRIVMSG #x hello
      a< @!label BATCH -{ref}
      a!
    `,
  );
  rule(
    'CHATHISTORY-15: direct talk, from both sides',
    at`
      a: ${caps}
      b: ${caps}
      a- logs in a
      b- logs in b
      a> PRIVMSG b :hello
      b> NOTICE a :hi
      a> CHATHISTORY LATEST b * 5
      a< BATCH +{ref} chathistory b
      a< :a PRIVMSG b hello
      a< :b NOTICE a hi
      a< BATCH
      b> CHATHISTORY LATEST A * 5
      b< BATCH +{other} chathistory a
      b< :a PRIVMSG b hello
      b< :b NOTICE a hi
      b< BATCH
      b> QUIT
      a> CHATHISTORY LATEST b * 1
      a< BATCH +{third} chathistory b
      a< :b NOTICE a hi
    `,
  );
  rule(
    'CHATHISTORY-16: where something was said',
    at`
      a: ${caps}
      b: ${caps}
      a- logs in a
      b- logs in b
      a> JOIN #x,#y,#z
      a> PRIVMSG #y :first
      wait 1s
      b> PRIVMSG a :second
      wait 1s
      a> PRIVMSG #x :third
      a> CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2099-01-01T00:00:00.000Z 5
      a< BATCH +{ref} draft/chathistory-targets
      a< @batch={ref} CHATHISTORY TARGETS #y {first}
      a< @batch={ref} CHATHISTORY TARGETS b {second}
      a< @batch={ref} CHATHISTORY TARGETS #x {third}
      a< BATCH -{ref}
      a!
      a> CHATHISTORY TARGETS timestamp={first} timestamp={third} 5
      a< BATCH
      a< CHATHISTORY TARGETS b
      a< BATCH
      a!
      b> CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2099-01-01T00:00:00.000Z 5
      b< BATCH
      b< CHATHISTORY TARGETS a
      b< BATCH
      b!
    `,
  );
  rule('CHATHISTORY-17: what comes behind it waits for it', async () => {
    const scene = await at.play(`
      a: ${caps}
      a> JOIN #x
      a> PRIVMSG #x :hello
      a> CHATHISTORY LATEST #x * 5\\x0d\\x0aTIME
    `);
    const came = scene.linesOf('a').map(line => / (BATCH [+-]|PRIVMSG|391)/.exec(line)?.[1]);
    expect(came).toEqual(['BATCH +', 'PRIVMSG', 'BATCH -', '391']);
  });
  rule(
    'CHATHISTORY-18: what was not for all is not remembered',
    at`
      a: ${caps} draft/event-playback
      a> JOIN #x
      a> PRIVMSG @#x :ops
      a> PRIVMSG #x :\x01VERSION\x01
      a> @+typing=active TAGMSG #x
      a> PRIVMSG #x :\x01ACTION waves\x01
      a> CHATHISTORY AFTER #x timestamp=2020-01-01T00:00:00.000Z 5
      a< BATCH
      a< :a JOIN #x
      a< :a PRIVMSG #x :\x01ACTION waves\x01
      a< BATCH
      a!
    `,
  );
});

describe('What is refused', () => {
  rule(
    'CHATHISTORY-20: channels that one may not read',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x,#secret
      a> MODE #secret +s
      a> PRIVMSG #x :hello
      a> PRIVMSG #secret :hello
      b> CHATHISTORY LATEST #x * 5
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #x :You may not read that, or it is not there
      b!
      b> CHATHISTORY LATEST #secret * 5
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #secret :You may not read that, or it is not there
      b!
      b> CHATHISTORY LATEST #none * 5
      b< FAIL CHATHISTORY INVALID_TARGET LATEST #none :You may not read that, or it is not there
      b!
    `,
  );
  rule(
    'CHATHISTORY-21: nicks without an account',
    at`
      a: ${caps}
      b: ${caps}
      b- logs in b
      a> PRIVMSG b :hello
      a> CHATHISTORY LATEST b * 5
      a< FAIL CHATHISTORY INVALID_TARGET LATEST b
      b> CHATHISTORY LATEST a * 5
      b< FAIL CHATHISTORY INVALID_TARGET LATEST a
      b> CHATHISTORY LATEST nobody * 5
      b< FAIL CHATHISTORY INVALID_TARGET LATEST nobody
    `,
  );
  rule(
    'CHATHISTORY-22: subcommands',
    at`
      a: ${caps}
      a> CHATHISTORY
      a< FAIL CHATHISTORY NEED_MORE_PARAMS *
      a> CHATHISTORY LAST #x * 5
      a< FAIL CHATHISTORY UNKNOWN_COMMAND LAST
      a> CHATHISTORY BEFORE #x 5
      a< FAIL CHATHISTORY NEED_MORE_PARAMS BEFORE
      a> CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z 5
      a< FAIL CHATHISTORY NEED_MORE_PARAMS TARGETS
    `,
  );
  rule(
    'CHATHISTORY-23: limits and times',
    at`
      ${sixSaid}
      a> CHATHISTORY LATEST #x * 0
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST
      a> CHATHISTORY LATEST #x * -1
      a< FAIL CHATHISTORY INVALID_PARAMS LATEST
      a> CHATHISTORY BEFORE #x timestamp=yesterday 5
      a< FAIL CHATHISTORY INVALID_PARAMS BEFORE #x timestamp=yesterday
      a> CHATHISTORY TARGETS timestamp=1 timestamp=2 5
      a< FAIL CHATHISTORY INVALID_PARAMS TARGETS
      a> CHATHISTORY LATEST #x * 999999999
      a< BATCH
      a< :b PRIVMSG #x two
    `,
  );
  rule(
    'CHATHISTORY-24: other references',
    at`
      a: ${caps}
      a> JOIN #x
      a> CHATHISTORY BEFORE #x id=5 5
      a< FAIL CHATHISTORY INVALID_MSGREFTYPE BEFORE #x id
    `,
  );
  rule(
    'CHATHISTORY-25: messages of elsewhere',
    at`
      ${sixSaid}
      a> JOIN #y
      a> CHATHISTORY BEFORE #y msgid={four} 5
      a< FAIL CHATHISTORY MESSAGE_ERROR BEFORE #y
      a> CHATHISTORY BEFORE #x msgid=nothing 5
      a< FAIL CHATHISTORY MESSAGE_ERROR BEFORE #x
    `,
  );
  rule(
    'CHATHISTORY-26: direct talk of others',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      a- logs in a
      b- logs in b
      c- logs in c
      a> PRIVMSG b :hello
      b> QUIT
      c> NICK b
      c> NICK bb
      c> CHATHISTORY LATEST a * 5
      c< BATCH
      c! PRIVMSG
      c> CHATHISTORY LATEST b * 5
      c! PRIVMSG
    `,
  );
});
