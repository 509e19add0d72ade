import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house, type Script } from './scene.ts';
import { withOperator, withProxy } from './settings.ts';

const behindProxy = { ...withOperator, ...withProxy };

/** A server for one script: its bans, and how far it is closed, would be in the way of others. */
function alone(rows: TemplateStringsArray): Script {
  return house(withOperator)(rows);
}

/** The same, where users come from different addresses. */
function apart(rows: TemplateStringsArray): Script {
  return house(behindProxy)(rows);
}

/** What a newcomer from somewhere is sent first, after an operator has said something. */
function firstLine(said: string, ...sent: readonly string[]): () => Promise<string> {
  const at = house(behindProxy);
  return async () => {
    await at.play(`a: from 127.0.0.1\na> OPER root secret\na> ${said}`);
    const server = await at.open();
    const peer = await server.connect('irc');
    peer.send('PROXY TCP4 192.0.2.9 127.0.0.1 40000 6667', ...sent);
    return (await peer.line()) ?? '';
  };
}

describe('bans of the server', () => {
  rule(
    'UBAN-1: whom a ban hits who is here is told so with 465 and ERROR, and is gone',
    apart`
      a: from 127.0.0.1
      b: from 192.0.2.7
      c: from 192.0.2.8
      b> JOIN #x
      c> JOIN #x
      a> OPER root secret
      a> UBAN ADD 192.0.2.7 :enough
      a< NOTICE a :192.0.2.7…enough…
      b< 465 :…enough…
      b< ERROR :…
      b- gone
      c< :b QUIT :Banned
    `,
  );
  const atTheDoor = firstLine('UBAN ADD 192.0.2.0/24 :enough');
  rule(
    'UBAN-2: who comes from an address or a network that is banned is answered by ERROR with the reason',
    async () => expect(await atTheDoor()).toMatch(/^ERROR :.*enough/),
  );
  rule(
    'UBAN-3: a newcomer whom a mask hits is answered by 465, and not let in',
    alone`
      a> OPER root secret
      a> UBAN ADD bad*!*@* :names like that
      b: new
      b> NICK badly
      b> USER b 0 * :b
      b< 465 :…names like that…
      b< ERROR :…
    `,
  );
  rule(
    'UBAN-4: a nick that a ban would hit cannot be taken, and is answered by 432',
    alone`
      a> OPER root secret
      a> UBAN ADD bad*!*@* :names like that
      b> NICK badly
      b< 432 badly
    `,
  );
  rule(
    'UBAN-5: a ban is over when its DURATION is, and UBAN DEL lifts it before',
    alone`
      a> OPER root secret
      a> UBAN ADD bad!*@* DURATION 5s :five seconds
      a> UBAN ADD worse!*@* :for ever
      b> NICK bad
      b< 432 bad
      wait 5s
      b> NICK bad
      b< :b NICK bad
      a> UBAN DEL worse!*@*
      c> NICK worse
      c< :c NICK worse
    `,
  );
  rule(
    'UBAN-6: a ban that would hit nearly everyone is answered by FAIL, unless it is forced and ends',
    alone`
      a> OPER root secret
      a> UBAN ADD *!*@* :all
      a< FAIL UBAN TOO_WIDE *!*@*
      a> UBAN ADD 0.0.0.0/0 FORCE DURATION 5s :all
      a< NOTICE a :0.0.0.0/0…
    `,
  );
  rule(
    'UBAN-7: who is no operator of the server is answered by 481, to LIST and INFO too',
    alone`
      a> UBAN ADD 192.0.2.1
      a< 481
      a> UBAN LIST
      a< 481
      a> UBAN INFO b
      a< 481
    `,
  );
  rule(
    'UBAN-8: UBAN INFO tells who is here whom a ban would hit, and UBAN LIST which there are',
    apart`
      a: from 127.0.0.1
      b: from 192.0.2.7
      a> OPER root secret
      a> UBAN INFO 192.0.2.0/24
      a< NOTICE a :…b!~b@…192.0.2.7
      a> UBAN ADD 198.51.100.0/24 :spam
      a> UBAN LIST
      a< NOTICE a :…198.51.100.0/24…spam
    `,
  );
  rule(
    'KLINE-1: KLINE bans a mask, with a duration before it in minutes, or behind it in seconds',
    alone`
      a> OPER root secret
      a> KLINE 1 x!*@* :a minute
      a> KLINE y!*@* 60 :a minute
      a> KLINE 192.0.2.1 :no mask
      a< FAIL UBAN INVALID_PARAMS 192.0.2.1
      b> NICK x
      b< 432 x
      b> NICK y
      b< 432 y
      wait 60s
      b> NICK x
      b< :b NICK x
      c> NICK y
      c< :c NICK y
    `,
  );
  rule(
    'KLINE-2: who is no operator of the server is answered by 481',
    alone`
      a> KLINE x!*@*
      a< 481
    `,
  );
  rule(
    'UNKLINE-1: UNKLINE lifts the ban on a mask; where there is none it is answered by FAIL',
    alone`
      a> OPER root secret
      a> KLINE x!*@* :no
      a> UNKLINE x!*@*
      b> NICK x
      b< :b NICK x
      a> UNKLINE x!*@*
      a< FAIL UBAN NO_SUCH_BAN x!*@*
      b> UNKLINE x!*@*
      b< 481
    `,
  );
  const byDline = firstLine('DLINE 5 192.0.2.9 :enough');
  rule('DLINE-1: DLINE bans an address or a network', async () =>
    expect(await byDline()).toMatch(/^ERROR :.*enough/),
  );
  rule(
    'DLINE-2: who is no operator of the server is answered by 481',
    alone`
      a> DLINE 192.0.2.1
      a< 481
    `,
  );
  rule(
    'UNDLINE-1: UNDLINE lifts the ban on an address; where there is none it is answered by FAIL',
    alone`
      a> OPER root secret
      a> DLINE 192.0.2.1 :no
      a> UNDLINE 192.0.2.1
      a< NOTICE a :192.0.2.1…
      a> UNDLINE 192.0.2.1
      a< FAIL UBAN NO_SUCH_BAN 192.0.2.1
      b> UNDLINE 192.0.2.1
      b< 481
    `,
  );
});

describe('DEFCON', () => {
  rule(
    'DEFCON-1: at level 3 who is not logged in is answered by 477 when she writes to a user',
    alone`
      a> OPER root secret
      a> DEFCON 3
      c:
      b> PRIVMSG c :hi
      b< 477 c
    `,
  );
  const unknown = firstLine('DEFCON 2', 'NICK b', 'USER b 0 * :b');
  rule(
    'DEFCON-2: at level 2 a newcomer who is not logged in is answered by FAIL * ACCOUNT_REQUIRED',
    async () => expect(await unknown()).toMatch(/ FAIL \* ACCOUNT_REQUIRED /),
  );
  const anyone = firstLine('DEFCON 1');
  rule('DEFCON-3: at level 1 who comes is answered by ERROR', async () =>
    expect(await anyone()).toMatch(/^ERROR /),
  );
  rule(
    'DEFCON-4: DEFCON without a level shows it, to operators who may set it only',
    alone`
      b> DEFCON
      b< 481
      a> OPER root secret
      a> DEFCON
      a< NOTICE a :DEFCON 5…
    `,
  );
});
