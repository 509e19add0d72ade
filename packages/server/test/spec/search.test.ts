import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { rememberingHouse } from './scene.ts';

const at = rememberingHouse();
const few = rememberingHouse({ history: { searchMax: 2 } });
const paced = rememberingHouse({ guards: { fakeLag: { burst: 20, perSecond: 5 }, floodExempt: [] } });
const caps = 'soju.im/search batch message-tags server-time';

describe('What is found', () => {
  rule(
    'SEARCH-1: without the capability there is no such command',
    at`
      a: batch
      a> SEARCH text=hi
      a< 421 SEARCH
    `,
  );
  rule(
    'SEARCH-2: all words are found, in whatever case and order',
    at`
      a: ${caps} echo-message draft/chathistory
      a> JOIN #s2
      a> PRIVMSG #s2 :The quick brown Fox
      a< @msgid={id};time={then} :a PRIVMSG
      a> PRIVMSG #s2 :a quick dog
      wait 1s
      a> NOTICE #s2 :the fox is quick
      a> SEARCH text=QUICK\sfox
      a< @!draft/chathistory-end BATCH +{ref} soju.im/search $
      a< @batch={ref};msgid={id};time={then} :a PRIVMSG #s2 :The quick brown Fox
      a< @batch={ref} :a NOTICE #s2 :the fox is quick
      a< BATCH -{ref} $
      a!
    `,
  );
  rule(
    'SEARCH-3: words in quotes stand side by side',
    at`
      a: ${caps}
      a> JOIN #s3
      a> PRIVMSG #s3 :one two three
      a> PRIVMSG #s3 :two one
      a> SEARCH in=#s3;text="one\stwo"
      a< BATCH +{ref} soju.im/search
      a< :a PRIVMSG #s3 :one two three
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'SEARCH-4: what a nick or an account said',
    at`
      a: ${caps}
      b:
      b- logs in bob4
      a> JOIN #s4
      b> JOIN #s4
      a> PRIVMSG #s4 :hers
      b> PRIVMSG #s4 :his
      b> NICK rob
      b> PRIVMSG #s4 :his too
      a> SEARCH in=#s4;from=B
      a< BATCH +{ref} soju.im/search
      a< :b PRIVMSG #s4 :his
      a< BATCH -{ref}
      a!
      a> SEARCH in=#s4;from=bob4
      a< BATCH +{own} soju.im/search
      a< :b PRIVMSG #s4 :his
      a< :rob PRIVMSG #s4 :his too
      a< BATCH -…
      a!
    `,
  );
  rule(
    'SEARCH-5: times are found too, and say which are taken',
    at`
      a: ${caps} echo-message
      a> JOIN #s5
      a> PRIVMSG #s5 :1
      wait 1s
      a> PRIVMSG #s5 :2
      a< @time={two} :a PRIVMSG
      wait 1s
      a> PRIVMSG #s5 :3
      a< @time={three} :a PRIVMSG
      wait 1s
      a> PRIVMSG #s5 :4
      a> SEARCH in=#s5;after={two};before={three}
      a< BATCH +{ref} soju.im/search
      a< :a PRIVMSG #s5 :2
      a< :a PRIVMSG #s5 :3
      a< BATCH -{ref}
      a!
      a> SEARCH in=#s5;after={two};limit=1
      a< :a PRIVMSG #s5 :2
      a! PRIVMSG
      a> SEARCH in=#s5;before={three};limit=1
      a< :a PRIVMSG #s5 :3
      a! PRIVMSG
    `,
  );
  rule(
    'SEARCH-6: no more than the limit, and than the setting',
    few`
      a: ${caps}
      a> JOIN #s6
      a> PRIVMSG #s6 :x 1
      a> PRIVMSG #s6 :x 2
      a> PRIVMSG #s6 :x 3
      a> SEARCH text=x;limit=999999999999
      a< BATCH +{ref} soju.im/search
      a< :a PRIVMSG #s6 :x 2
      a< :a PRIVMSG #s6 :x 3
      a< BATCH -{ref}
      a!
      a> SEARCH text=x;limit=1
      a< :a PRIVMSG #s6 :x 3
      a! PRIVMSG
    `,
  );
  rule(
    'SEARCH-7 SEARCH-22: everywhere where one may read, and nowhere else',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      a- logs in alice7
      b- logs in bob7
      c- logs in carol7
      a> JOIN #s7
      a> JOIN #left7
      b> JOIN #others7
      b> JOIN #left7
      a> PRIVMSG #s7 :needle here
      a> PRIVMSG #left7 :needle left
      b> PRIVMSG #others7 :needle elsewhere
      b> PRIVMSG a :needle to her
      b> PRIVMSG c :needle to carol
      a> PART #left7
      a> SEARCH text=needle
      a< BATCH +{ref} soju.im/search
      a< @batch={ref} :a PRIVMSG #s7 :needle here
      a< @batch={ref} :b PRIVMSG a :needle to her
      a< BATCH -{ref}
      a!
      a> SEARCH in=b;text=needle
      a< BATCH +{two} soju.im/search
      a< :b PRIVMSG a :needle to her
      a< BATCH -{two}
      a!
      c> NICK a7
      a> NICK free
      c> NICK a
      c> SEARCH text=needle
      c< BATCH +{three} soju.im/search
      c< :b PRIVMSG c :needle to carol
      c< BATCH -{three}
      c!
    `,
  );
  rule(
    'SEARCH-8: attributes are escaped as tags are',
    at`
      a: ${caps}
      a> JOIN #s8
      a> PRIVMSG #s8 :one; two
      a> SEARCH text="one\:\stwo";in=#S8
      a< :a PRIVMSG #s8 :one; two
      a> SEARCH :text=one two
      a< :a PRIVMSG #s8 :one; two
    `,
  );
  rule(
    'SEARCH-9: an empty batch, and lines without one',
    at`
      a: ${caps}
      b: soju.im/search
      a> JOIN #s9
      b> JOIN #s9
      a> PRIVMSG #s9 :thing
      a> SEARCH text=nothing
      a< BATCH +{ref} soju.im/search
      a< BATCH -{ref}
      a!
      b> SEARCH text=thing
      b< @!batch :a PRIVMSG #s9 :thing
      b!
    `,
  );
});

describe('What is refused', () => {
  rule(
    'SEARCH-20: attributes that are wrong',
    at`
      a: ${caps}
      a> SEARCH
      a< FAIL SEARCH INVALID_PARAMS :…
      a> SEARCH size=5
      a< FAIL SEARCH INVALID_PARAMS size :…
      a> SEARCH text=;in=
      a< FAIL SEARCH INVALID_PARAMS text in :…
      a> SEARCH after=yesterday
      a< FAIL SEARCH INVALID_PARAMS after :…
      a> SEARCH before=1
      a< FAIL SEARCH INVALID_PARAMS before :…
      a> SEARCH limit=0
      a< FAIL SEARCH INVALID_PARAMS limit :…
      a> SEARCH limit=-1;text=x
      a< FAIL SEARCH INVALID_PARAMS limit :…
      a> SEARCH text=a b
      a< FAIL SEARCH INVALID_PARAMS
      a> SEARCH __proto__=x
      a< FAIL SEARCH INVALID_PARAMS
    `,
  );
  rule(
    'SEARCH-21: where one may not read',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #s21
      a> PRIVMSG #s21 :needle
      b> SEARCH in=#s21;text=needle
      b< FAIL SEARCH INVALID_PARAMS in :There is nothing to search in
      b> SEARCH in=#nowhere21;text=needle
      b< FAIL SEARCH INVALID_PARAMS in :There is nothing to search in
      b> SEARCH in=a;text=needle
      b< FAIL SEARCH INVALID_PARAMS in :There is nothing to search in
      b!
    `,
  );
  rule('SEARCH-23: no character means more than itself', async () => {
    const scene = await at.play(`a: ${caps}\na> JOIN #s23\na> PRIVMSG #s23 :harmless`);
    const odd = [
      '"',
      '""',
      '*',
      'harm*',
      'text:harmless',
      'NOT\\sharmless',
      'sender:a',
      "x'--",
      '(',
      'NEAR(a)',
      '^h',
      '%',
      '\\\\',
    ];
    for (const text of odd) {
      await scene.play(`a> SEARCH in=#s23;text=${text}\na< BATCH +…\na< BATCH -…\na!`);
    }
  });
});

describe('What it may cost', () => {
  rule('SEARCH-40: a search counts as several lines', async () => {
    const server = await paced.open();
    const a = await server.irc('a', ...caps.split(' '));
    a.send(...Array.from({ length: 10 }, () => 'SEARCH text=x'), 'PING behind');
    // Twenty lines were saved up, and each search takes five.
    for (let search = 0; search < 4; search += 1) await a.until(/BATCH -/);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(a.unread).toBe('');
    for (let search = 0; search < 6; search += 1) {
      server.clock.advance(1000);
      await a.until(/BATCH -/);
    }
    server.clock.advance(1000);
    await a.until(/PONG/);
  });
});
