import { describe } from 'vitest';
import { rule } from './rule.ts';
import { rememberingHouse } from './scene.ts';

const at = rememberingHouse();

describe('HISTORY', () => {
  rule(
    'HISTORY-1 HISTORY-7: as it was said, to who is told the time',
    at`
      a: server-time batch message-tags
      b: server-time
      a> JOIN #x
      b> JOIN #x
      b> PRIVMSG #x :one
      b> TOPIC #x :tea
      wait 1s
      a> PRIVMSG #x :two
      a> HISTORY #X
      a< BATCH +{ref} chathistory #x
      a< @batch={ref};time;msgid :b PRIVMSG #x one
      a< @batch={ref};time;msgid :a PRIVMSG #x two
      a< BATCH -{ref}
      a!
      b> HISTORY #x
      b< @time :b PRIVMSG #x one
      b< @time :a PRIVMSG #x two
      b!
      b> HISTORY #x 1
      b< @time :a PRIVMSG #x two
      b!
    `,
  );
  rule(
    'HISTORY-2: in words, to who is not',
    at`
      a> JOIN #x
      a> HISTORY #x
      a< NOTICE a :Nothing is remembered that was said in #x.
      a> PRIVMSG #x :one
      a> PRIVMSG #x :\x01ACTION waves\x01
      a> HISTORY #x
      a< :salon.localhost NOTICE a :Said in #x, times in UTC:
      a< :salon.localhost NOTICE a :00:00 a: one
      a< :salon.localhost NOTICE a :00:00 * a waves
      a!
    `,
  );
  rule(
    'HISTORY-3 HISTORY-4 HISTORY-6: how much',
    at`
      a: server-time
      a> JOIN #x
      a> PRIVMSG #x :one
      wait 60s
      a> PRIVMSG #x :two
      a> PRIVMSG #x :three
      a> HISTORY #x 2
      a< PRIVMSG #x two
      a< PRIVMSG #x three
      a!
      a> HISTORY #x 30s
      a< PRIVMSG #x two
      a< PRIVMSG #x three
      a!
      a> HISTORY #x 1h
      a< PRIVMSG #x one
      a> HISTORY #x 0
      a< FAIL HISTORY INVALID_PARAMS #x :…
      a> HISTORY #x many
      a< FAIL HISTORY INVALID_PARAMS #x :…
      a> HISTORY
      a< 461 HISTORY
    `,
  );
  rule(
    'HISTORY-5: what one may not read',
    at`
      a: server-time
      b: server-time
      b> JOIN #x
      b> PRIVMSG #x :one
      a> HISTORY #x
      a< 442 #x
      a!
      a> HISTORY #none
      a< 403 #none
      a> HISTORY b
      a< 401 b
      a- logs in alice
      b- logs in bob
      b> PRIVMSG a :hi
      a> HISTORY b
      a< PRIVMSG a hi
      a!
      b> HISTORY a
      b< :b PRIVMSG a hi
      b!
      b> MODE #x +s
      a> HISTORY #x
      a< 403 #x
    `,
  );
});
