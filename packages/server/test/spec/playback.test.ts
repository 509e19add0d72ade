import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { rememberingHouse } from './scene.ts';

const at = rememberingHouse();
const onJoin = rememberingHouse({ history: { joinLines: 2 } });
const caps = 'znc.in/playback batch server-time message-tags';

describe('*playback', () => {
  rule(
    'PLAYBACK-1: PLAY * plays what was said everywhere since a time',
    at`
      a: ${caps}
      b:
      a- logs in alice1
      b- logs in bob1
      a> JOIN #p1
      b> JOIN #p1
      b> PRIVMSG #p1 :hi
      wait 1s
      b> PRIVMSG a :you
      a> PRIVMSG *playback :PLAY * 0
      a< BATCH +{ref} znc.in/playback #p1 $
      a< @batch={ref};time;msgid :b PRIVMSG #p1 :hi
      a< BATCH -{ref}
      a< BATCH +{two} znc.in/playback b $
      a< @batch={two} :b PRIVMSG a :you
      a< BATCH -{two}
      a!
      a> PRIVMSG *playback :play * 4102444800.5
      a!
    `,
  );
  rule(
    'PLAYBACK-2: PLAY with targets plays those alone',
    at`
      a: ${caps}
      a> JOIN #p2
      a> JOIN #q2
      a> JOIN #r2
      a> PRIVMSG #p2 :hi
      a> PRIVMSG #q2 :hi
      a> PRIVMSG #r2 :hi
      a> PRIVMSG *playback :PLAY #P*,#q2 0
      a< BATCH +… znc.in/playback #p2
      a< BATCH +… znc.in/playback #q2
      a! BATCH +… znc.in/playback #r2
      a> PRIVMSG *playback :PLAY #p2 0 100
      a!
    `,
  );
  rule(
    'PLAYBACK-3: what is come into later is played too',
    at`
      a: ${caps}
      b:
      b> JOIN #p3
      b> PRIVMSG #p3 :hi
      a> PRIVMSG *playback :PLAY * 0
      a!
      a> JOIN #p3
      a< :a JOIN #p3
      a< 366
      a< BATCH +… znc.in/playback #p3
      a< :b PRIVMSG #p3 :hi
    `,
  );
  rule(
    'PLAYBACK-4: LIST tells where something was said, CLEAR clears nothing',
    at`
      a: ${caps}
      a> JOIN #p4
      a> PRIVMSG #p4 :hi
      a> PRIVMSG *playback :LIST
      a< :*playback PRIVMSG a :#p4 17…
      a!
      a> PRIVMSG *playback :CLEAR *
      a< :*playback PRIVMSG a :Nothing is cleared…
      a> PRIVMSG *playback :PLAY #p4 0
      a< :a PRIVMSG #p4 :hi
    `,
  );
  rule(
    'PLAYBACK-5: to others it is no one',
    at`
      a> PRIVMSG *playback :PLAY * 0
      a< 401 *playback
    `,
  );
  rule(
    'PLAYBACK-6: a time that is none',
    at`
      a: ${caps}
      a> PRIVMSG *playback :PLAY * -1
      a< :*playback PRIVMSG a :A time…
      a> PRIVMSG *playback :PLAY * 0 1e9999
      a< :*playback PRIVMSG a :A time…
      a!
    `,
  );
});

describe('On JOIN', () => {
  rule(
    'PLAYBACK-20: the latest are shown to who cannot ask for them',
    onJoin`
      a:
      b: server-time batch
      c: server-time
      d: server-time batch draft/chathistory
      e: batch
      a> JOIN #p20
      a> PRIVMSG #p20 :1
      a> PRIVMSG #p20 :2
      a> PRIVMSG #p20 :3
      b> JOIN #p20
      b< 366
      b< BATCH +{ref} chathistory #p20 $
      b< @batch={ref};time :a PRIVMSG #p20 :2
      b< @batch={ref} :a PRIVMSG #p20 :3
      b< BATCH -{ref}
      b! PRIVMSG
      c> JOIN #p20
      c< 366
      c< @time;!batch :a PRIVMSG #p20 :2
      c< :a PRIVMSG #p20 :3
      d> JOIN #p20
      d! BATCH
      e> JOIN #p20
      e! PRIVMSG
    `,
  );
  rule(
    'PLAYBACK-21: by default nothing is shown',
    at`
      a:
      b: server-time batch
      a> JOIN #p21
      a> PRIVMSG #p21 :1
      b> JOIN #p21
      b! PRIVMSG
      b! BATCH
    `,
  );
  rule('PLAYBACK-22: what comes behind a JOIN is carried out behind it', async () => {
    const server = await onJoin.open();
    const a = await server.ircIn('#p22', 'a', 'draft/chathistory');
    a.send('PRIVMSG #p22 :hi', 'JOIN #q22', 'PRIVMSG #q22 :ho', 'PING 1');
    await a.until(/PONG/);
    const b = await server.irc('b', 'server-time', 'labeled-response', 'batch');
    b.send('@label=j JOIN #p22,#q22', '@label=p PING 2', '@label=c CHATHISTORY LATEST #p22 * 1');
    const lines: string[] = [];
    while (lines.filter(line => line.includes('BATCH -')).length < 4) lines.push(await b.line());
    const order = lines
      .map(line => /label=j|BATCH \+\S+ chathistory #\w+|label=p/.exec(line)?.[0].replace(/\+\S+ /, ''))
      .filter(word => word);
    expect(order).toEqual([
      'label=j',
      'BATCH chathistory #p22',
      'BATCH chathistory #q22',
      'label=p',
      'BATCH chathistory #p22',
    ]);
    expect(lines.find(line => line.includes('label=c'))).toContain('chathistory #p22');
  });
});
