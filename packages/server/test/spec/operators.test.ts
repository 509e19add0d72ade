import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

/** One operator of the server. */
const at = house(withOperator);
const plain = house();
/** Two operators who may do different things. */
const ranked = house({
  opers: [...withOperator.opers, { name: 'helper', password: 'secret', privileges: ['kill'] }],
});
/** Operators of a class, by account, and without OPER. */
const classed = house({
  operClasses: [{ name: 'admin', privileges: ['kill'], title: 'looks after the server' }],
  opers: [
    { name: 'root', password: 'secret', class: 'admin' },
    { name: 'boss', account: 'alice' },
    { name: 'chief', account: 'carol', auto: true },
  ],
});
/** The one that is stopped. */
const mortal = house(withOperator);

describe('OPER', () => {
  rule(
    'OPER-1: the right name and password are answered by 381, and user mode o is shown',
    at`
      a> OPER root secret
      a< 381
      a> MODE a
      a< 221 …o…
    `,
  );
  rule(
    'OPER-2: a wrong password is answered by 464',
    at`
      a> OPER root wrong
      a< 464
      a> MODE a
      a! 221 …o…
    `,
  );
  rule(
    'OPER-3: a name that is none is answered by 464, as a wrong password is',
    at`
      a> OPER nobody secret
      a< 464
      a! 381
    `,
  );
  rule(
    'OPER-4: OPER without a password is answered by 461',
    plain`
      a> OPER
      a< 461 OPER
      a> OPER root
      a< 461 OPER
    `,
  );
  rule(
    'OPER-5: WHOIS shows an operator of the server with 313',
    at`
      a> OPER root secret
      b> WHOIS a
      b< 313 a
    `,
  );
  rule(
    'OPER-6: LUSERS counts the operators of the server with 252',
    at`
      a> OPER root secret
      b> LUSERS
      b< 252 1
    `,
  );
  rule(
    'OPER-7: an operator of the server lays it down with MODE -o',
    at`
      a> OPER root secret
      a> MODE a -o
      a< :a MODE a -o
      a> KILL a :x
      a< 481
    `,
  );
  rule(
    'OPER-8: OPER under another name with fewer privileges takes mode s away when they do not allow it',
    ranked`
      a> OPER root secret
      a> MODE a +s
      a< :a MODE a +s
      a> OPER helper secret
      a< 381
      a< :a MODE a -s
      `,
  );
  rule(
    'OPER-9: an operator of the server with user mode s is told who failed to become one',
    at`
      a> OPER root secret
      a> MODE a +s
      a< MODE a +s
      b> OPER root wrong
      a< NOTICE a :…b…failed…root…
      b< 464
    `,
  );
});

describe('operators by class, account and certificate', () => {
  rule(
    'OPER-10: WHOIS shows with 320 what the class of an operator of the server is called',
    classed`
      a> OPER root secret
      b> WHOIS a
      b< 313 a
      b< 320 a :looks after the server
    `,
  );
  rule(
    'OPER-11: OPER needs no password where the settings name an account, and one is logged in to it',
    classed`
      a> OPER boss
      a! 381
      a- logs in alice
      a> OPER boss
      a< 381
    `,
  );
  rule(
    'OPER-12: who is an operator by her account is none any more when she is logged out',
    classed`
      a- logs in alice
      a> OPER boss
      a- logs out
      a< :a MODE a -o
    `,
  );
  rule(
    'OPER-13: an account that is to make an operator without OPER does so as soon as one is logged in',
    classed`
      a- logs in carol
      a< 381
    `,
  );
  rule(
    'OPER-14: whoever comes first does not make that account',
    classed`
      a: new
      a> NICK carol
      a> REGISTER * * password-of-carol
      a< FAIL REGISTER BAD_ACCOUNT_NAME carol :…
    `,
  );
});

describe('AUDIT', () => {
  rule(
    'AUDIT-1: AUDIT shows operators of the server who may see it what operators did, and of a word only that',
    at`
      a> OPER root secret
      a> KILL b :enough
      b> OPER root wrong
      a> CHGHOST c new.host
      a> AUDIT change-host
      a! NOTICE a :…kill…
      c:
      a> CHGHOST c new.host
      a> KILL c :too
      a> AUDIT
      a< NOTICE a :…change-host c…new.host
      a< NOTICE a :…kill c…too
      a> AUDIT 1
      a< NOTICE a :…kill c…
      a! NOTICE a :…change-host…
    `,
  );
  rule(
    'AUDIT-2: who is no operator of the server is answered by 481',
    plain`
      a> AUDIT
      a< 481
    `,
  );
});

describe('what operators make others do', () => {
  rule(
    'SAJOIN-1: an operator of the server puts someone into a channel, whatever bars the way, and she is told whose doing it is',
    at`
      b> JOIN #x
      b> MODE #x +ik key
      c:
      a> OPER root secret
      a> SAJOIN c #x
      c< NOTICE c :…a makes you…#x
      c< :c JOIN #x
      c< 353 = #x
      b< :c JOIN #x
    `,
  );
  rule(
    'SAJOIN-2: who is no operator of the server is answered by 481',
    at`
      a> SAJOIN b #x
      a< 481
    `,
  );
  rule(
    'SAPART-1: an operator of the server takes someone out of a channel',
    at`
      b> JOIN #x
      a> OPER root secret
      a> SAPART b #x :out
      b< NOTICE b :…a makes you…#x
      b< :b PART #x :out
    `,
  );
  rule(
    'SAPART-2: who is no operator of the server is answered by 481',
    at`
      a> SAPART b #x
      a< 481
    `,
  );
  rule(
    'SANICK-1: an operator of the server gives someone another nick',
    at`
      b:
      a> OPER root secret
      a> SANICK b bea
      b< NOTICE b :…a makes you…bea
      b< :b NICK bea
    `,
  );
  rule(
    'SANICK-2: a nick that belongs to an account is answered by 433 unless it is hers',
    at`
      b- logs in dora
      c:
      a> OPER root secret
      a> SANICK c dora
      a< 433 dora
      a> SANICK b dora
      b< :b NICK dora
    `,
  );
  rule(
    'SANICK-3: who is no operator of the server is answered by 481',
    at`
      a> SANICK b bea
      a< 481
    `,
  );
  rule(
    'SAMODE-1: an operator of the server changes modes of a channel in which she is not',
    at`
      b> JOIN #x
      a> OPER root secret
      a> SAMODE #x +m
      b< :a MODE #x +m
    `,
  );
  rule(
    'SAMODE-2: she changes modes of users too, but makes nobody an operator of the server',
    at`
      b:
      a> OPER root secret
      a> SAMODE b +io
      b< NOTICE b :…a makes you…
      b< :b MODE b +i
    `,
  );
  rule(
    'SAMODE-3: who is no operator of the server is answered by 481',
    at`
      a> SAMODE b +i
      a< 481
    `,
  );
});

describe('KILL', () => {
  rule(
    'KILL-1: who is killed is told so with ERROR, and is gone',
    at`
      b> JOIN #x
      c> JOIN #x
      a> OPER root secret
      a> KILL b :enough
      b< ERROR :…enough…
      b- gone
      c< :b QUIT :…enough…
    `,
  );
  rule(
    'KILL-2: who is no operator of the server is answered by 481',
    plain`
      b:
      a> KILL b :enough
      a< 481
      b- here
    `,
  );
  rule(
    'KILL-3: a nick that nobody has is answered by 401',
    at`
      a> OPER root secret
      a> KILL nobody :x
      a< 401 nobody
    `,
  );
  rule(
    'KILL-4: KILL without a nick is answered by 461',
    at`
      a> OPER root secret
      a> KILL
      a< 461 KILL
    `,
  );
  rule(
    'KILL-5: KILL needs no reason',
    at`
      a> OPER root secret
      b> PING x
      b< PONG
      a> KILL b
      b< ERROR
    `,
  );
});

describe('WALLOPS', () => {
  rule(
    'WALLOPS-1: WALLOPS reaches those who have user mode w, and nobody else',
    at`
      b> MODE b +w
      c:
      a> OPER root secret
      a> WALLOPS :attention
      b< :a WALLOPS :attention
      c!
    `,
  );
  rule(
    'WALLOPS-2: who is no operator of the server is answered by 481',
    plain`
      b> MODE b +w
      a> WALLOPS :attention
      a< 481
      b!
    `,
  );
  rule(
    'WALLOPS-3: WALLOPS without a text is answered by 461',
    at`
      a> OPER root secret
      a> WALLOPS
      a< 461 WALLOPS
    `,
  );
});

describe('REHASH, DIE and STATS', () => {
  rule(
    'REHASH-1: REHASH is answered by 382',
    at`
      a> OPER root secret
      a> REHASH
      a< 382
    `,
  );
  rule(
    'REHASH-2: who is no operator of the server is answered by 481',
    plain`
      a> REHASH
      a< 481
    `,
  );
  rule(
    'DIE-1: who is no operator of the server is answered by 481, and the server lives',
    plain`
      a> DIE
      a< 481
      a- here
    `,
  );
  rule('DIE-2: DIE of an operator of the server stops it, after everyone is told', async () => {
    const server = await mortal.open();
    server.mayDie = true;
    const a = await server.irc('a');
    const b = await server.irc('b');
    a.send('OPER root secret', 'PING here');
    const told: string[] = [];
    for (let line = await a.line(); !line.includes(' PONG '); line = await a.line()) told.push(line);
    expect(told.join('\n')).toMatch(/ 381 a /);
    a.send('DIE');
    expect(await b.until('ERROR')).toMatch(/^ERROR :Closing Link/);
  });
  rule(
    'STATS-1: STATS ends with 219 and the letter',
    plain`
      a> STATS u
      a< 219 u
    `,
  );
  rule(
    'STATS-2: STATS u shows with 242 how long the server has been up',
    plain`
      a> STATS u
      a< 242
    `,
  );
  rule(
    'STATS-4: STATS m shows an operator of the server with 212 how often each command was sent',
    at`
      a> OPER root secret
      a> LUSERS
      a> STATS m
      a< 212 LUSERS …
      a< 219 m
    `,
  );
  rule(
    'STATS-5: STATS o shows an operator of the server with 243 who may be one',
    at`
      a> OPER root secret
      a> STATS o
      a< 243 O * * root
      a< 219 o
    `,
  );
  rule(
    'STATS-6: who is no operator of the server is answered by 481',
    at`
      a> STATS o
      a< 481
      a> STATS m
      a< 481
    `,
  );
  rule(
    'STATS-3: STATS without a letter is answered by 461',
    plain`
      a> STATS
      a< 461 STATS
    `,
  );
});
