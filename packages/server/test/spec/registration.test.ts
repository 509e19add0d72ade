import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';

describe('Registration', () => {
  const at = house();

  rule(
    'REG-1: NICK and USER, in either order, let a client in',
    at`
      a: new
      a> USER alice 0 * :Alice
      a> NICK a
      a< 001 …
      b: new
      b> NICK b
      b> USER bob 0 * :Bob
      b< 001 …
    `,
  );
  rule(
    'REG-2: the welcome is 001, 002, 003, 004 and 005, the answer to LUSERS, and 375, 372, 376, in this order',
    at`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< 001
      a< 002
      a< 003
      a< 004
      a< 005
      a< 251
      a< 252
      a< 253
      a< 254
      a< 255
      a< 265
      a< 266
      a< 375
      a< 372
      a< 376
      a! 376
    `,
  );
  rule(
    'REG-11: after them MODE shows the user modes that everyone has who comes in',
    house({ users: { modesDefault: 'wi' } })`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< 005
      a< 376
      a< :a MODE a +iw
      a! MODE
    `,
  );
  rule(
    'REG-3: 001 ends with the nick, user and host by which others see the client',
    at`
      a: new
      a> NICK a
      a> USER alice 0 * :a
      a< 001 :…a!~alice@…
    `,
  );
  rule(
    'REG-4: 004 names the server, its version, and the letters of its modes',
    at`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< 004 salon.localhost … …i… …b…n…t… …k…
    `,
  );
  rule(
    'REG-5: until it is in, a client that sends another command is answered by 451',
    at`
      a: new
      a> JOIN #x
      a< :salon.localhost 451
      a> PRIVMSG b :hi
      a< 451
      a> WHOIS b
      a< 451
      a> NOSUCH
      a< 451
    `,
  );
  rule('REG-6: a client that has no nick yet is addressed as *', async () => {
    const scene = await at.play('a: new\na> JOIN #x');
    scene.expectLines('a', ':salon.localhost 451 * :You have not registered');
  });
  rule(
    'REG-7: who does not register in time is let go with ERROR',
    at`
      a: new
      wait 59s
      a- here
      wait 1s
      a< ERROR :…timeout…
      a- gone
    `,
  );
  rule(
    'REG-8: numerics before the end of registration do not let a client in twice',
    at`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< 001
      a> USER a 0 * :a
      a< 462
      a! 001
    `,
  );
  rule(
    'REG-9: a client that began to negotiate is let in at CAP END and not before',
    at`
      a: new
      a> CAP LS 302
      a> NICK a
      a> USER a 0 * :a
      a! 001
      a> CAP END
      a< 001
    `,
  );
  rule(
    'REG-10: who gives up before being in was never here',
    at`
      a: new
      a> NICK gone
      a- leaves
      b> ISON gone
      b< 303 :
      b> WHOWAS gone
      b< 406 gone
    `,
  );
});

describe('PASS', () => {
  const at = house({ server: { password: 'secret' } });
  const open = house();

  rule(
    'PASS-1: where a password is asked for, the right one lets in',
    at`
      a: new
      a> PASS secret
      a> NICK a
      a> USER a 0 * :a
      a< 001
    `,
  );
  rule(
    'PASS-2: a wrong password is answered by 464 and ERROR',
    at`
      a: new
      a> PASS wrong
      a> NICK a
      a> USER a 0 * :a
      a< 464
      a< ERROR
      a- gone
    `,
  );
  rule(
    'PASS-3: none is as a wrong one',
    at`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< 464
      a< ERROR
      a- gone
    `,
  );
  rule(
    'PASS-4: PASS without a password is answered by 461',
    at`
      a: new
      a> PASS
      a< 461 PASS
    `,
  );
  rule(
    'PASS-5: of several passwords the last one counts',
    at`
      a: new
      a> PASS wrong
      a> PASS secret
      a> NICK a
      a> USER a 0 * :a
      a< 001
    `,
  );
  rule(
    'PASS-6: who is in is answered by 462',
    open`
      a> PASS secret
      a< 462
    `,
  );
  rule(
    'PASS-7: where none is asked for, any password lets in',
    open`
      a: new
      a> PASS whatever
      a> NICK a
      a> USER a 0 * :a
      a< 001
    `,
  );
});

describe('USER', () => {
  const at = house({ limits: { userCharsMax: 6, realBytesMax: 8 } });

  rule(
    'USER-1: USER with fewer than four parameters is answered by 461',
    at`
      a: new
      a> USER
      a< 461 USER
      a> USER a 0 *
      a< 461 USER
    `,
  );
  rule(
    'USER-2: an empty user name or real name is answered by 461',
    at`
      a: new
      a> USER a 0 * :
      a< 461 USER
      a> USER : 0 * :a
      a< 461 USER
    `,
  );
  rule(
    'USER-3: who is in is answered by 462',
    at`
      a> USER a 0 * :Another
      a< 462
    `,
  );
  rule(
    'USER-4: the user name is what is left of it, behind a tilde, and no longer than USERLEN',
    at`
      a: new
      a> USER !a@l:i#ceeee 0 * :a
      a> NICK a
      a< 001 :…a!~alice@…
    `,
  );
  rule(
    'USER-5: the real name is cut at NAMELEN bytes',
    at`
      a: new
      a> USER a 0 * :12345678901
      a> NICK a
      a> WHOIS a
      a< 311 a ~a … * :12345678
    `,
  );
  rule(
    'USER-6: the real name may hold spaces and colons',
    at`
      a: new
      a> USER a 0 * :A b :c
      a> NICK a
      a> WHOIS a
      a< 311 a ~a … * :A b :c
    `,
  );
  rule(
    'USER-7: a user name of which nothing is left is answered by 468, and another one may be given',
    at`
      a: new
      a> NICK a
      a> USER 😊😊 0 * :a
      a< 468
      a> USER a 0 * :a
      a< 001
    `,
  );
});

describe('NICK', () => {
  const at = house();

  rule(
    'NICK-1: another nick is shown to oneself and once to everyone who shares a channel',
    at`
      a> JOIN #x,#y
      b> JOIN #x,#y
      a> NICK alice
      a< :a NICK alice
      b< :a NICK alice
      b! :a NICK
    `,
  );
  rule(
    'NICK-2: who shares no channel is not shown a new nick',
    at`
      a> JOIN #x
      b> JOIN #y
      a> NICK alice
      b!
    `,
  );
  rule(
    'NICK-3: NICK without a nick is answered by 431',
    at`
      a> NICK
      a< 431
      a> NICK :
      a< 431
    `,
  );
  rule(
    'NICK-4: a nick that is none is answered by 432',
    at`
      a> NICK 1st
      a< 432 1st
      a> NICK -a
      a< 432 -a
      a> NICK #a
      a< 432 #a
      a> NICK a!b
      a< 432 a!b
      a> NICK a@b
      a< 432 a@b
      a> NICK a.b
      a< 432 a.b
      a> NICK *
      a< 432 *
      a> NICK :a b
      a< 432
    `,
  );
  rule(
    'NICK-5: a nick longer than NICKLEN is answered by 432',
    at`
      a> NICK {x*31}
      a< 432 {x*31}
      a> NICK {x*30}
      a< :a NICK {x*30}
    `,
  );
  rule(
    'NICK-6: a nick that someone has, in whatever case, is answered by 433',
    at`
      b: 
      a> NICK B
      a< 433 B
    `,
  );
  rule(
    'NICK-7: a newcomer whose nick is refused may give another one',
    at`
      b: 
      a: new
      a> NICK b
      a> USER a 0 * :a
      a< 433 b
      a> NICK 1a
      a< 432 1a
      a> NICK a
      a< 001
    `,
  );
  rule(
    'NICK-8: the same nick in another case is shown as a new one',
    at`
      a> NICK A
      a< :a NICK A
    `,
  );
  rule(
    'NICK-9: the very same nick is no change',
    at`
      a> NICK a
      a!
    `,
  );
  rule(
    'NICK-10: an old nick is free at once',
    at`
      b: 
      a> NICK alice
      b> NICK a
      b< :b NICK a
    `,
  );
  rule(
    'NICK-11: the brackets, backslash, pipe, caret, underscore, hyphen and digits may stand in a nick',
    at`
      a> NICK []\x5c{}|^_-\x60
      a< :a NICK
      a> NICK n0-_
      a< NICK n0-_
    `,
  );
  rule(
    'NICK-12: the case of brackets is not folded, since casemapping is ascii',
    at`
      a> NICK x[
      b> NICK x{
      b< :b NICK
    `,
  );
});

describe('PING and PONG', () => {
  const at = house({ idle: { ircPingSeconds: 100, ircPongSeconds: 50 } });

  rule('PING-1: PING is answered by PONG with the name of the server and the same token', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    a.send('PING :hello there');
    await a.readsLines(':salon.localhost PONG salon.localhost :hello there');
  });
  rule(
    'PING-2: PING without a token is answered by 461',
    at`
      a> PING
      a< 461 PING
    `,
  );
  rule(
    'PING-3: an empty token is answered by 409',
    at`
      a> PING :
      a< 409
    `,
  );
  rule('PING-4: PING is answered before registration too', async () => {
    const server = await at.open();
    const a = await server.connect('irc');
    a.send('PING x');
    await a.readsLines(':salon.localhost PONG salon.localhost :x');
  });
  rule('PING-5: who is silent is sent PING, and who stays silent is let go', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    server.clock.advance(100_000);
    await a.readsLines('PING :salon.localhost');
    server.clock.advance(50_000);
    expect(await a.until('ERROR')).toMatch(/^ERROR :Closing Link: .*Ping timeout/);
    await a.closes();
  });
  rule('PING-6: any line is a sign of life', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    server.clock.advance(100_000);
    await a.readsLines('PING :salon.localhost');
    a.send('NOSUCH');
    await a.until(' 421 ');
    server.clock.advance(99_000);
    a.send('PING x');
    await a.until('PONG');
  });
  rule(
    'PONG-1: PONG is answered by nothing',
    at`
      a> PONG whatever
      a!
      a> PONG
      a! 421
    `,
  );
});

describe('QUIT and ERROR', () => {
  const at = house();

  rule(
    'QUIT-1: QUIT is answered by ERROR, and the connection is closed',
    at`
      a> QUIT :home
      a< ERROR :…home…
      a!
      a- gone
    `,
  );
  rule(
    'QUIT-2: it is shown once to everyone who shares a channel',
    at`
      a> JOIN #x,#y
      b> JOIN #x,#y
      a> QUIT :home
      b< :a QUIT :Quit: home
      b! :a QUIT
    `,
  );
  rule(
    'QUIT-3: who shares no channel is not shown it',
    at`
      a> JOIN #x
      b> JOIN #y
      a> QUIT :home
      b!
    `,
  );
  rule(
    'QUIT-4: a reason that a user gave begins with "Quit: ", so that nobody takes it for one of the server’s',
    at`
      a> JOIN #x
      b> JOIN #x
      b> QUIT :Ping timeout
      a< :b QUIT :Quit: Ping timeout
    `,
  );
  rule(
    'QUIT-5: QUIT needs no reason, and is shown as Quit then',
    at`
      a> JOIN #x
      b> JOIN #x
      b> QUIT
      a< :b QUIT :Quit
      b- gone
    `,
  );
  rule(
    'QUIT-6: a connection that is lost is shown as a QUIT that says so',
    at`
      a> JOIN #x
      b> JOIN #x
      b- leaves
      a< :b QUIT :Connection …
    `,
  );
  rule(
    'QUIT-7: who has left is in no channel any more',
    at`
      a> JOIN #x
      b> JOIN #x
      b> QUIT
      a> NAMES #x
      a< 353 = #x :@a
      a> ISON b
      a< 303 :
    `,
  );
  rule(
    'QUIT-8: QUIT before registration is answered by ERROR alone, and closes the connection',
    at`
      a: new
      a> QUIT :never mind
      a! NOTICE
      a< ERROR :…never mind…
      a- gone
    `,
  );
  rule(
    'QUIT-9: a reason is cut at KICKLEN bytes',
    at`
      a> JOIN #x
      b> JOIN #x
      b> QUIT :{y*400}
      a< :b QUIT :Quit: {y*249}
    `,
  );
  rule(
    'ERROR-1: the last line of a connection that the server closes is ERROR with the reason in it',
    at`
      a> QUIT :x
      a< ERROR :Closing Link: … (Quit: x)
    `,
  );
});
