import { describe } from 'vitest';
import { cheapAccounts } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house({
  ...withOperator,
  accounts: { ...cheapAccounts, vhosts: { offered: ['free.example', 'other.example'], requestSeconds: 0 } },
});

describe('HS', () => {
  rule(
    'HS-2: a host that someone asks for waits for an operator of the server, and operators with user mode s are told',
    at`
      o> OPER root secret
      o> MODE o +s
      a: chghost
      a- logs in anna
      a> HS REQUEST anna.example
      a< :HostServ NOTICE a
      a! :a CHGHOST
      o< NOTICE o :…anna.example…
      o> HS WAITING
      o< :HostServ NOTICE o :…1…
      o< :HostServ NOTICE o :anna…anna.example…
      o> HS APPROVE anna
      a< :a CHGHOST ~a anna.example
      o> HS WAITING
      o< :HostServ NOTICE o :…0…
    `,
  );
  rule(
    'HS-3: who is given a vhost is seen with it: by CHGHOST, in what she says and in WHOIS',
    at`
      b: chghost
      a> JOIN #x
      b> JOIN #x
      a- logs in anna
      a> HS TAKE free.example
      b< :a CHGHOST ~a free.example
      a> PRIVMSG #x :hi
      b< :a!~a@free.example PRIVMSG #x hi
      b> WHOIS a
      b< 311 a ~a free.example
    `,
  );
  rule(
    'HS-4: where someone with a vhost comes from, WHOIS shows her and operators who see, and nobody else',
    at`
      a- logs in anna
      a> HS TAKE free.example
      b> WHOIS a
      b< 318 a
      b! 338
      b! 378
      a> WHOIS a
      a< 338 a ~a@127.0.0.1 127.0.0.1
      o> OPER root secret
      o> WHOIS a
      o< 338 a ~a@127.0.0.1 127.0.0.1
    `,
  );
  rule(
    'HS-5: who logs out is seen with the host that she came with, and who logs in again with her vhost',
    at`
      a: chghost
      a- logs in anna
      a> HS TAKE free.example
      a< :a CHGHOST ~a free.example
      a> NS LOGOUT
      a< :a CHGHOST ~a 127.0.0.1
      a- logs in anna
      a< :a CHGHOST ~a free.example
    `,
  );
  rule(
    'HS-6: HS OFF takes a vhost off and HS ON puts it on again',
    at`
      a: chghost
      a- logs in anna
      a> HS ON
      a! :a CHGHOST
      a> HS TAKE free.example
      a> HS OFF
      a< :a CHGHOST ~a 127.0.0.1
      a> HS ON
      a< :a CHGHOST ~a free.example
    `,
  );
  rule(
    'HS-7: who comes in logged in is seen with her vhost from the beginning',
    at`
      b: chghost
      b> JOIN #x
      anna> REGISTER * * a-long-password
      anna< REGISTER SUCCESS anna
      anna> HS TAKE free.example
      anna> QUIT
      anna- gone
      c: new
      c> CAP LS 302
      c> PASS anna:a-long-password
      c> NICK c
      c> USER c 0 * :c
      c> CAP END
      c< 001 :…c!~c@free.example
      c> JOIN #x
      b< :c!~c@free.example JOIN #x
      b! CHGHOST
    `,
  );
  rule(
    'HS-8: a ban of where someone comes from holds when she has put on a vhost, and one of the vhost when she has not',
    at`
      a- logs in anna
      a> HS TAKE free.example
      b> JOIN #x
      b> MODE #x +b a!*@127.0.0.1
      a> JOIN #x
      a< 474 #x
      b> MODE #x -b+b a!*@127.0.0.1 a!*@free.example
      a> JOIN #x
      a< 474 #x
      a> HS OFF
      a> JOIN #x
      a< 474 #x
      a> HS TAKE other.example
      a> JOIN #x
      a< 474 #x
      a> NS LOGOUT
      a> JOIN #x
      a< 474 #x
    `,
  );
  for (const words of ['WAITING', 'APPROVE anna', 'REJECT anna', 'SET anna x.example', 'DEL anna']) {
    rule(
      `HS-9: who is no operator of the server is answered by 481 to the words of operators, such as ${words}`,
      at`
        a- logs in anna
        a> HS ${words}
        a< 481
      `,
    );
  }
  for (const word of ['FORBID', 'PERMIT', 'STATUS']) {
    rule(
      `HS-9: who is no operator of the server is answered by 481 to ${word} of another account`,
      at`
        b- logs in berta
        a- logs in anna
        a> HS ${word} berta
        a< 481
      `,
    );
  }
  rule(
    'HS-10: HS TAKE gives a vhost that the settings offer, and no other',
    at`
      a: chghost
      a- logs in anna
      a> HS OFFERLIST
      a< :HostServ NOTICE a :free.example
      a> HS TAKE mine.example
      a< :HostServ NOTICE a
      a! :a CHGHOST
      a> HS TAKE free.example
      a< :a CHGHOST ~a free.example
    `,
  );
  rule(
    'HS-11: a request that is rejected changes nothing of how she is seen',
    at`
      a: chghost
      a- logs in anna
      a> HS REQUEST anna.example
      o> OPER root secret
      o> HS REJECT anna not yours
      a< :HostServ NOTICE a :…not yours…
      a! :a CHGHOST
      o> HS APPROVE anna
      o< :HostServ NOTICE o
      a! :a CHGHOST
    `,
  );
  rule(
    'HS-12: HS DEL and HS FORBID take a vhost away, and HS FORBID lets the account take none',
    at`
      a: chghost
      a- logs in anna
      o> OPER root secret
      o> HS SET anna anna.example
      a< :a CHGHOST ~a anna.example
      o> HS DEL anna
      a< :a CHGHOST ~a 127.0.0.1
      a> HS TAKE free.example
      a< :a CHGHOST ~a free.example
      o> HS FORBID anna
      a< :a CHGHOST ~a 127.0.0.1
      a> HS TAKE free.example
      a! :a CHGHOST
      o> HS PERMIT anna
      a> HS TAKE free.example
      a< :a CHGHOST ~a free.example
    `,
  );
  rule(
    'HS-13: a host that CHGHOST gives goes before the vhost, whatever its owner does',
    at`
      a: chghost
      a- logs in anna
      a> HS TAKE free.example
      o> OPER root secret
      o> CHGHOST a given.example
      a< :a CHGHOST ~a given.example
      a> HS OFF
      a! :a CHGHOST
      a> HS TAKE other.example
      a! :a CHGHOST
      a- logs out
      a! :a CHGHOST
    `,
  );
});
