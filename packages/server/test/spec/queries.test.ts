import { describe } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house();

describe('WHO', () => {
  const small = house({ limits: { answerRowsMax: 2 } });

  rule(
    'WHO-1: WHO of a channel is answered by 352 for each member with user, host, server, nick, flags and real name, and 315',
    at`
      a> JOIN #x
      b> WHO #x
      b< 352 #x ~a … salon.localhost a H@ :0 a
      b< 315 #x
      b!
    `,
  );
  rule(
    'WHO-2: WHO of a mask shows whom it matches by nick, user, host or real name',
    at`
      alice:
      bob:
      a> WHO al*
      a< 352 … ~alice … … alice
      a< 315 al*
      a! 352
    `,
  );
  rule(
    'WHO-3: who is away has the flag G',
    at`
      a> AWAY :out
      b> WHO a
      b< 352 * ~a … … a G :0 a
    `,
  );
  rule(
    'WHO-4: whom nobody is found by, WHO is answered by 315 alone',
    at`
      a> WHO nobody
      a< 315 nobody
      a!
      a> WHO #nowhere
      a< 315 #nowhere
      a!
    `,
  );
  rule(
    'WHO-5: no more rows than allowed are shown, and 416 says so',
    small`
      a:
      b:
      c> WHO *
      c< 352
      c< 352
      c< 416 WHO
      c< 315 *
      c! 352
    `,
  );
  rule(
    'WHO-6: only the highest prefix is shown without multi-prefix',
    at`
      a> JOIN #x
      a> MODE #x +v a
      b> WHO #x
      b< 352 #x … … … a H@ :0 a
    `,
  );
  rule(
    'WHO-7: of an operator of the server the flags have *',
    house(withOperator)`
      a> OPER root secret
      a< 381
      b> WHO a
      b< 352 * … … … a H*…
    `,
  );
  rule(
    'WHO-8: WHO without a mask is answered by 461',
    house()`
      a> WHO
      a< 461 WHO
    `,
  );
});

describe('WHOX', () => {
  rule(
    'WHOX-1: WHO with % and fields is answered by 354 with just these fields, in the order of the specification',
    at`
      a> JOIN #x
      b> WHO #x %cnuf
      b< 354 #x ~a a H@ $
      b< 315 #x
      b! 352
    `,
  );
  rule(
    'WHOX-2: t repeats the number behind the comma',
    at`
      a:
      b> WHO a %tn,152
      b< 354 152 a $
      b< 315
    `,
  );
  rule(
    'WHOX-3: a shows the account, 0 when there is none',
    at`
      a:
      b> WHO a %na
      b< 354 a 0
    `,
  );
  rule(
    'WHOX-4: r shows the real name as the last parameter',
    at`
      a:
      b> WHO a %nr
      b< 354 a :a
    `,
  );
  rule(
    'WHOX-5: s shows the server, h the host, d 0 hops, l the seconds of silence, o n/a',
    at`
      a:
      b> WHO a %shdlno
      b< 354 … salon.localhost a 0 0 …
    `,
  );
  rule(
    'WHOX-6: i shows nobody’s address but one’s own',
    at`
      a:
      b> WHO a %in
      b< 354 255.255.255.255 a
      b> WHO b %in
      b< 354 127.0.0.1 b
    `,
  );
});

describe('WHOIS', () => {
  rule(
    'WHOIS-1: WHOIS is answered by 311, 312 and 317, and 318 at the end',
    at`
      a:
      b> WHOIS A
      b< 311 a ~a … * :a
      b< 312 a salon.localhost
      b< 317 a … …
      b< 318 a
      b! 318
    `,
  );
  rule(
    'WHOIS-2: 319 shows the channels with the highest prefix',
    at`
      a> JOIN #x
      b> WHOIS a
      b< 319 a :@#x
    `,
  );
  rule(
    'WHOIS-3: secret channels are shown to their members only',
    at`
      a> JOIN #x,#y
      a> MODE #x +s
      b> WHOIS a
      b< 319 a :@#y
      a> WHOIS a
      a< 319 a :@#x @#y
    `,
  );
  rule(
    'WHOIS-4: of someone away 301 is shown',
    at`
      a> AWAY :out
      b> WHOIS a
      b< 301 a :out
    `,
  );
  rule(
    'WHOIS-5: 317 tells how long someone has not spoken, and since when she is in',
    at`
      a:
      wait 30s
      b> WHOIS a
      b< 317 a 30 …
      a> PRIVMSG a :note
      b> WHOIS a
      b< 317 a 0 …
    `,
  );
  rule(
    'WHOIS-6: a nick that nobody has is answered by 401 and 318',
    at`
      a> WHOIS nobody
      a< 401 nobody
      a< 318 nobody
    `,
  );
  rule(
    'WHOIS-7: WHOIS without a nick is answered by 431',
    at`
      a> WHOIS
      a< 431
      a> WHOIS :
      a< 431
    `,
  );
  rule(
    'WHOIS-8: of two parameters the second one is the nick',
    at`
      a:
      b> WHOIS a a
      b< 311 a
      b> WHOIS salon.localhost a
      b< 311 a
    `,
  );
  rule(
    'WHOIS-9: where one comes from and one’s modes are shown with 338, 378 and 379 to oneself, and not to others',
    at`
      a> WHOIS a
      a< 338 a ~a@127.0.0.1 127.0.0.1
      a< 378 a :…127.0.0.1…
      a< 379 a
      b> WHOIS a
      b! 338
      b! 378
      b! 379
    `,
  );
  rule(
    'WHOIS-10: who is not in by TLS is shown neither with 671, nor with 276 to herself',
    at`
      a:
      b> WHOIS a
      b! 671
      a> WHOIS a
      a! 276
    `,
  );
});

describe('WHOIS and accounts', () => {
  rule(
    'WHOIS-11: the account is shown with 330',
    at`
      a:
      b> WHOIS a
      b! 330
      a- logs in alice
      b> WHOIS a
      b< 330 a alice
    `,
  );
  rule(
    'WHOX-7: a shows the account of who is logged in',
    at`
      a:
      a- logs in alice
      b> WHO a %na
      b< 354 a alice
    `,
  );
});

describe('WHOWAS', () => {
  rule(
    'WHOWAS-1: WHOWAS is answered by 314 and 312 for who had the nick, latest first, and 369',
    at`
      w1> NICK w2
      w1> QUIT
      w2:
      w2> QUIT
      a> WHOWAS w2
      a< 314 w2 ~w2 … * :w2
      a< 312 w2 salon.localhost
      a< 314 w2 ~w1 … * :w1
      a< 312 w2
      a< 369 w2
    `,
  );
  rule(
    'WHOWAS-2: a number limits how many are shown',
    at`
      w3> QUIT
      w4> NICK w3
      w4> NICK w5
      a> WHOWAS w3 1
      a< 314 w3 ~w4
      a! 314
      a< 369 w3
    `,
  );
  rule(
    'WHOWAS-3: a nick that nobody had is answered by 406 and 369',
    at`
      a> WHOWAS never
      a< 406 never
      a< 369 never
    `,
  );
  rule(
    'WHOWAS-4: WHOWAS without a nick is answered by 431',
    at`
      a> WHOWAS
      a< 431
    `,
  );
});

describe('WHOWAS of many', () => {
  rule(
    'WHOWAS-5: no more are remembered than allowed',
    house({ limits: { whowasEntriesMax: 1 } })`
      a> NICK one
      a> NICK two
      a> WHOWAS a
      a< 406 a
      a> WHOWAS one
      a< 314 one
    `,
  );
});

describe('ISON, USERHOST and USERIP', () => {
  rule(
    'ISON-1: ISON is answered by 303 with those who are there, as they write themselves',
    at`
      Alice:
      a> ISON alice nobody A
      a< 303 :Alice a
    `,
  );
  rule(
    'ISON-2: ISON without a nick is answered by 461',
    at`
      a> ISON
      a< 461 ISON
    `,
  );
  rule(
    'USERHOST-1: USERHOST is answered by 302 with nick, sign of presence, user and host',
    at`
      b> AWAY :out
      a> USERHOST a b nobody
      a< 302 :a=+~a@… b=-~b@…
    `,
  );
  rule(
    'USERHOST-2: no more than five nicks are answered',
    at`
      a> USERHOST x1 x2 x3 x4 x5 a
      a< 302 :
    `,
  );
  rule(
    'USERHOST-3: USERHOST without a nick is answered by 461',
    at`
      a> USERHOST
      a< 461 USERHOST
    `,
  );
  rule(
    'USERIP-1: USERIP is answered by 340 with one’s own address, and for others with what they are seen by',
    at`
      a> USERIP a
      a< 340 :a=+~a@127.0.0.1
    `,
  );
  rule(
    'USERIP-2: USERIP without a nick is answered by 461',
    at`
      a> USERIP
      a< 461 USERIP
    `,
  );
});

describe('AWAY', () => {
  rule(
    'AWAY-1: AWAY with a message is answered by 306, without one by 305',
    at`
      a> AWAY :out
      a< 306
      a> AWAY
      a< 305
      a> AWAY :
      a< 305
    `,
  );
  rule(
    'AWAY-2: a message is cut at AWAYLEN bytes',
    at`
      a> AWAY :{y*300}
      b> WHOIS a
      b< 301 a :{y*200}
    `,
  );
  rule(
    'AWAY-3: who is back is spoken to as ever',
    at`
      a> AWAY :out
      a> AWAY
      b> PRIVMSG a :hi
      b!
    `,
  );
});

describe('SETNAME', () => {
  rule(
    'SETNAME-1: SETNAME changes the real name, and is shown to oneself when one agreed to setname',
    at`
      a: setname
      a> SETNAME :New Name
      a< :a SETNAME :New Name
      b> WHOIS a
      b< 311 a ~a … * :New Name
    `,
  );
  rule(
    'SETNAME-2: those who share a channel and agreed to setname are shown it, the others are not',
    at`
      a: setname
      b: setname
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> SETNAME :New Name
      b< :a SETNAME :New Name
      c!
    `,
  );
  rule(
    'SETNAME-3: a name longer than NAMELEN is refused with FAIL SETNAME INVALID_REALNAME',
    at`
      a: setname standard-replies
      a> SETNAME :{y*200}
      a< FAIL SETNAME INVALID_REALNAME
    `,
  );
  rule(
    'SETNAME-4: SETNAME without a name is answered by 461',
    at`
      a: setname
      a> SETNAME
      a< 461 SETNAME
    `,
  );
});

describe('MONITOR', () => {
  const small = house({ limits: { monitorEntriesMax: 2 } });

  rule(
    'MONITOR-1: MONITOR + is answered by 730 with the masks of those who are there, and 731 with those who are not',
    at`
      b:
      a> MONITOR + b,nobody
      a< 730 :b!~b@…
      a< 731 :nobody
    `,
  );
  rule(
    'MONITOR-2: who comes is told of with 730, who goes with 731',
    at`
      a> MONITOR + bob
      bob:
      a< 730 :bob!~bob@…
      bob> QUIT
      a< 731 :bob
    `,
  );
  rule(
    'MONITOR-3: a new nick is a going of the old one and a coming of the new one',
    at`
      b:
      a> MONITOR + b,c
      b> NICK c
      a< 731 :b
      a< 730 :c!~b@…
    `,
  );
  rule(
    'MONITOR-4: MONITOR - takes a nick off the list, without an answer',
    at`
      b:
      a> MONITOR + b
      a< 730
      a> MONITOR - b
      a!
      b> QUIT
      a!
    `,
  );
  rule(
    'MONITOR-5: MONITOR L is answered by 732 with the list, and 733',
    at`
      a> MONITOR + b,c
      a> MONITOR L
      a< 732 :…b…
      a< 733
    `,
  );
  rule(
    'MONITOR-6: MONITOR S is answered by 730 and 731 for the list',
    at`
      b:
      a> MONITOR + b,c
      a> MONITOR S
      a< 730 :b!~b@…
      a< 731 :c
    `,
  );
  rule(
    'MONITOR-7: MONITOR C empties the list',
    at`
      b:
      a> MONITOR + b
      a< 730
      a> MONITOR C
      a!
      a> MONITOR L
      a! 732
      a< 733
    `,
  );
  rule(
    'MONITOR-8: a list that is full is answered by 734 with its limit and what did not go in',
    small`
      a> MONITOR + b,c,d
      a< 734 2 d
    `,
  );
  rule(
    'MONITOR-9: MONITOR without parameters is answered by 461',
    at`
      a> MONITOR
      a< 461 MONITOR
    `,
  );
  rule(
    'MONITOR-11: a subcommand that is none is answered by 400',
    at`
      a> MONITOR X b
      a< 400 MONITOR X
    `,
  );
  rule(
    'MONITOR-10: nicks are the same in whatever case',
    at`
      a> MONITOR + BOB
      bob:
      a< 730 :bob!~bob@…
    `,
  );
});

describe('SILENCE and ACCEPT', () => {
  rule(
    'SILENCE-1: who matches a mask of one’s SILENCE list is not heard, and not told so',
    at`
      b:
      a> SILENCE +b!*@*
      b> PRIVMSG a :hi
      a!
      b!
      b> NOTICE a :hi
      a!
    `,
  );
  rule(
    'SILENCE-5: who matches a mask cannot invite either, and is answered by 341 all the same',
    at`
      b:
      a> SILENCE +b!*@*
      b> JOIN #x
      b> INVITE a #x
      b< 341 a #x
      a! :b INVITE
      a> INVITE
      a! 336
    `,
  );
  rule(
    'SILENCE-2: a mask is taken away with -',
    at`
      b:
      a> SILENCE +b!*@*
      b> PRIVMSG a :hi
      a!
      a> SILENCE -b!*@*
      b> PRIVMSG a :hi
      a< :b PRIVMSG a :hi
    `,
  );
  rule(
    'SILENCE-3: SILENCE alone is answered by 271 for each mask, and 272',
    at`
      a> SILENCE +b!*@*
      a> SILENCE
      a< 271
      a< 272
    `,
  );
  rule(
    'SILENCE-4: a list that is full is answered by 511',
    house({ limits: { silenceEntriesMax: 1 } })`
      a> SILENCE +b!*@*
      a> SILENCE +c!*@*
      a< 511
    `,
  );
  rule(
    'ACCEPT-1: who has user mode g is spoken to by those whom she accepts',
    at`
      b:
      a> MODE a +g
      a< :a MODE a +g
      a> ACCEPT b
      b> PRIVMSG a :hi
      a< :b PRIVMSG a :hi
    `,
  );
  rule(
    'ACCEPT-2: ACCEPT * is answered by 281 with the list, and 282',
    at`
      b:
      a> ACCEPT b
      a> ACCEPT *
      a< 281 …b…
      a< 282
    `,
  );
  rule(
    'ACCEPT-3: who is on the list already is answered by 457, who is not and is taken off by 458',
    at`
      b:
      a> ACCEPT b
      a> ACCEPT b
      a< 457 b
      a> ACCEPT -b
      a> ACCEPT -b
      a< 458 b
    `,
  );
  rule(
    'ACCEPT-5: a list that is full is answered by 456',
    house({ limits: { acceptEntriesMax: 1 } })`
      b:
      c:
      a> ACCEPT b
      a> ACCEPT c
      a< 456
    `,
  );
  rule(
    'ACCEPT-4: a nick that nobody has is answered by 401',
    at`
      a> ACCEPT nobody
      a< 401 nobody
    `,
  );
});

describe('The server', () => {
  const quiet = house({ server: { motd: '' } });

  rule(
    'MOTD-1: MOTD is answered by 375, 372 for each line, and 376',
    at`
      a> MOTD
      a< 375
      a< 372
      a< 376
    `,
  );
  rule(
    'MOTD-2: where there is none it is answered by 422',
    quiet`
      a> MOTD
      a< 422
      a! 376
    `,
  );
  rule(
    'LUSERS-1: LUSERS is answered by 251, 252, 253, 254, 255, 265 and 266',
    at`
      a> LUSERS
      a< 251
      a< 252 0
      a< 253 0
      a< 254 0
      a< 255
      a< 265 1 …
      a< 266 1 …
    `,
  );
  rule(
    'LUSERS-2: it counts channels, newcomers and the invisible',
    at`
      n: new
      a> MODE a +i
      a> JOIN #x,#y
      a> LUSERS
      a< 251 :There are 0 users and 1 invisible on 1 servers
      a< 253 1
      a< 254 2
      a< 255 :I have 1 clients and 0 servers
    `,
  );
  rule(
    'VERSION-1: VERSION is answered by 351 and 005',
    at`
      a> VERSION
      a< 351 … salon.localhost
      a< 005
    `,
  );
  rule(
    'TIME-1: TIME is answered by 391 with the server and the time',
    at`
      a> TIME
      a< 391 salon.localhost
    `,
  );
  rule(
    'INFO-1: INFO is answered by 371 and 374',
    at`
      a> INFO
      a< 371
      a< 374
    `,
  );
  rule(
    'ADMIN-1: ADMIN is answered by 256, 257, 258 and 259',
    house({ admin: { location: 'a room', organisation: 'a club', email: 'club@room.example' } })`
      a> ADMIN
      a< 256
      a< 257 :…a room…
      a< 258 :…a club…
      a< 259 :…club@room.example…
    `,
  );
  rule(
    'ADMIN-2: where nothing is to be told ADMIN is answered by 423',
    at`
      a> ADMIN
      a< 423
    `,
  );
  rule(
    'SERVER-1: a question about a server of another name is answered by 402',
    at`
      a> MOTD other.host
      a< 402 other.host
      a> VERSION other.host
      a< 402 other.host
      a> TIME other.host
      a< 402 other.host
      a> INFO other.host
      a< 402 other.host
    `,
  );
  rule(
    'SERVER-2: its own name is taken in whatever case',
    at`
      a> MOTD SALON.localhost
      a< 375
    `,
  );
  rule(
    'SERVER-3: a mask of its name means it, and so does the nick of a user',
    at`
      a> TIME *.localhost
      a< 391 salon.localhost
      b> PING x
      b< PONG
      a> TIME B
      a< 391 salon.localhost
    `,
  );
  rule(
    'LINKS-1: LINKS is answered by 364 with this server, and 365',
    at`
      a> LINKS
      a< 364 salon.localhost salon.localhost
      a< 365
    `,
  );
  rule(
    'MAP-1: MAP is answered by 006 with this server, and 007',
    at`
      a> MAP
      a< …6 …salon.localhost…
      a< …7
    `,
  );
  rule(
    'USERS-1: USERS is answered by 446',
    at`
      a> USERS
      a< 446
    `,
  );
  rule(
    'SUMMON-1: SUMMON is answered by 445',
    at`
      a> SUMMON root
      a< 445
    `,
  );
  rule(
    'HELP-1: HELP is answered by 704, 705 and 706, and names the commands',
    at`
      a> HELP
      a< 704 *
      a< 705 * :…JOIN…
      a< 706 *
    `,
  );
  rule(
    'HELP-2: HELP of a command shows what it takes',
    at`
      a> HELP join
      a< 704 JOIN :JOIN <channel>…
      a< 705 JOIN
      a< 706 JOIN
    `,
  );
  rule(
    'HELP-3: what there is no help on is answered by 524',
    at`
      a> HELP nonsense
      a< 524 nonsense
    `,
  );
  rule(
    'HELPOP-1: HELPOP is another name of HELP',
    at`
      a> HELPOP join
      a< 704 JOIN
      a< 706 JOIN
    `,
  );
  rule(
    'UNKNOWN-1: what is no command is answered by 421 with its name',
    at`
      a> NOSUCH thing
      a< 421 NOSUCH
    `,
  );
  rule(
    'UNKNOWN-2: a numeric that a client sends is no command',
    at`
      a> 001 a :Welcome
      a< 421 001
    `,
  );
});
