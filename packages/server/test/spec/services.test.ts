import { describe } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();

describe('Words for services', () => {
  rule(
    'NS-1 NICKSERV-1 CS-1 CHANSERV-1 HS-1 HOSTSERV-1: a service answers by NOTICEs, under both of its names',
    at`
      a> NS
      a< :NickServ NOTICE a :…
      a> NICKSERV
      a< :NickServ NOTICE a :…
      a> CS
      a< :ChanServ NOTICE a :…
      a> CHANSERV
      a< :ChanServ NOTICE a :…
      a> HS
      a< :HostServ NOTICE a :…
      a> HOSTSERV
      a< :HostServ NOTICE a :…
    `,
  );
  rule(
    'NS-2: a PRIVMSG to NickServ means the same as NS',
    at`
      a> PRIVMSG nickserv :INFO nobody
      a< :NickServ NOTICE a :…nobody…
      a!
    `,
  );
  rule(
    'NS-3: a CTCP or a NOTICE to NickServ is answered by nothing',
    at`
      a> PRIVMSG NickServ :\x01VERSION\x01
      a!
      a> NOTICE NickServ :INFO nobody
      a!
    `,
  );
  rule(
    'NS-4: a word that NickServ does not know is answered by a NOTICE',
    at`
      a> NS WAVE
      a< :NickServ NOTICE a :…WAVE…
      a!
    `,
  );
  rule(
    'NS-5: NS HELP and a word shows what the word takes',
    at`
      a> NS HELP ghost
      a< :NickServ NOTICE a :…GHOST <nick>
    `,
  );
  rule(
    'SERVICE-1: the nick of a service is nobody’s to have',
    at`
      a> NICK nickserv
      a< 433 nickserv
      b: new
      b> NICK HostServ
      b> USER b 0 * :b
      b< 433 HostServ
    `,
  );
  rule(
    'SERVICE-2: a service is no user',
    at`
      a> WHOIS NickServ
      a< 401 NickServ
      a> ISON NickServ ChanServ
      a< 303 : $
      a> WHO NickServ
      a! 352
      a< 315
    `,
  );
});

describe('Accounts', () => {
  rule(
    'ACCOUNT-1 ACCOUNT-2: who logs in is told so with 900, and with 901 when she logs out',
    at`
      a- logs in alice
      a< 900 a!~a@… alice :…alice…
      a> NS LOGOUT
      a< 901 a!~a@… :…
    `,
  );
  rule(
    'ACCOUNT-3 ACCOUNT-4: the nick of an account and what looks like it are answered by 433 to everyone else',
    at`
      a- logs in alice
      b> NICK Alice
      b< 433 Alice
      b> NICK a1ice
      b< 433 a1ice
      c: new
      c> NICK alice
      c> USER c 0 * :c
      c< 433 alice
      c> NICK aIice
      c< 433 aIice
      c> NICK c
      c< 001
    `,
  );
  rule(
    'ACCOUNT-5 ACCOUNT-8: who is logged in may take every nick of her account',
    at`
      a- logs in alice
      a> NS GROUP
      a> NICK alice
      a< :a NICK alice
      b> NICK a
      b< 433 a
      a> NICK a
      a< :alice NICK a
      a> NICK alice
      a> NS UNGROUP a
      b> NICK a
      b< :b NICK a
    `,
  );
  rule(
    'ACCOUNT-6 ACCOUNT-7: GHOST puts out whoever has a nick of one’s account, REGAIN gives it too',
    at`
      c> JOIN #x
      b- logs in alice
      b> NICK alice
      b> JOIN #x
      a> NS GHOST alice
      a< :NickServ NOTICE a :…
      b- here
      a- logs in alice
      a> NS GHOST alice
      b- gone
      c< :alice QUIT :…
      d- logs in alice
      d> NICK alice
      a> NS REGAIN alice
      d- gone
      a< :a NICK alice
    `,
  );
  rule(
    'ACCOUNT-9: NS LOGOUT and the number of a session ends that session of one’s account',
    at`
      a- logs in alice
      b- logs in alice
      c:
      a> NS SESSIONS
      a< :NickServ NOTICE a :…
      a< :NickServ NOTICE a :{mine}: a …
      a< :NickServ NOTICE a :{other}: b …
      c> NS LOGOUT {other}
      b- here
      a> NS LOGOUT {other}
      b- gone
      a- here
    `,
  );
  rule(
    'ACCOUNT-10: NS INFO shows nobody who is invisible',
    at`
      a- logs in alice
      a> MODE a +i
      b> NS INFO alice
      b! NOTICE b :… a.
      a> JOIN #x
      b> JOIN #x
      b> NS INFO alice
      b< NOTICE b :… a.
    `,
  );
});
