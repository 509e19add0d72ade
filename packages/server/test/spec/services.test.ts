import { describe } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house();
const kept = house(withOperator);

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
    'NS-6: what is said to NickServ is not echoed, and shown to nobody',
    at`
      a: echo-message
      b:
      a> PRIVMSG NickServ :IDENTIFY swordfish
      a! …swordfish…
      a! PRIVMSG
      b!
    `,
  );
  rule(
    'NS-7: a message that gives NickServ’s words with a password to people reaches nobody',
    at`
      a: echo-message
      b> JOIN #x
      a> JOIN #x
      a> PRIVMSG #x :nickserv identify swordfish
      a! PRIVMSG
      a< :NickServ NOTICE a :…
      b!
      a> PRIVMSG b :/msg nickserv identify swordfish
      b!
    `,
  );
  rule(
    'NS-8 NS-9 NS-10: one registers, and identifies',
    at`
      a> NS REGISTER correct-horse
      a< 900 a!~a@… a :…
      a> NS LOGOUT
      a> NICK b
      a> NS IDENTIFY a wrong-horse
      a! 900
      a< :NickServ NOTICE b :That is not the password, or there is no such account.
      a> NS IDENTIFY nobody correct-horse
      a! 900
      a< :NickServ NOTICE b :That is not the password, or there is no such account.
      a> NS IDENTIFY a correct-horse
      a< 900 b!~a@… a :…
      a! NICK
    `,
  );
  rule(
    'NS-11: NS SET PASSWORD takes the old password and no other',
    at`
      a> NS REGISTER correct-horse
      a> NS SET PASSWORD wrong-horse battery-staple
      a> NS IDENTIFY a battery-staple
      a! 900
      a> NS SET PASSWORD correct-horse battery-staple
      a> NS IDENTIFY a battery-staple
      a< 900
    `,
  );
  rule(
    'NS-12: NS DROP takes an account away when the code is given that it told before',
    at`
      a> NS REGISTER correct-horse
      b> NS DROP a
      b< :NickServ NOTICE b :a is not your account.
      a> NS DROP
      a< :NickServ NOTICE a :…/NS DROP a {code}
      b> NS DROP a {code}
      a! 901
      a> NS DROP a {code}
      a< 901
    `,
  );
  rule(
    'NS-13: SUSPEND, UNSUSPEND, LIST, SAREGISTER and PASSWD are for operators who may keep accounts',
    kept`
      b- logs in bob
      b> NS LIST
      b< 481
      b> NS SUSPEND bob
      b< 481
      b> NS SAREGISTER c correct-horse
      b< :NickServ NOTICE b :Only operators…
      b> NS PASSWD bob correct-horse
      b< :NickServ NOTICE b :Only operators…
      c:
      a> OPER root secret
      a> NS SAREGISTER c correct-horse
      a> NS LIST
      a< :NickServ NOTICE a :bob
      a< :NickServ NOTICE a :c
      c> NS IDENTIFY correct-horse
      c< 900
      a> NS SUSPEND c 1h for fun
      c- gone
      d> NS IDENTIFY c correct-horse
      d< :NickServ NOTICE d :…suspended: for fun
      a> NS UNSUSPEND c
      d> NS IDENTIFY c correct-horse
      d< 900
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
