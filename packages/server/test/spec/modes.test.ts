import { describe } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house();
const ruled = house(withOperator);

describe('MODE of channels', () => {
  const small = house({ limits: { modesPerLineMax: 3 } });

  rule(
    'MODE-1: MODE with a channel alone is answered by 324 with its modes, and 329 with when it was made',
    at`
      a> JOIN #x
      a> MODE #x +lk 5 key
      a> MODE #x
      a< 324 #x +ntlk 5 key
      a< 329 #x …
    `,
  );
  rule(
    'MODE-2: a key is shown to members only',
    at`
      a> JOIN #x
      a> MODE #x +k secret
      b> MODE #x
      b< 324 #x
      b! 324 #x …k… secret
    `,
  );
  rule(
    'MODE-3: a change is shown to all members as one line, with signs only where they change',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +m-t+i
      a< :a MODE #x +m-t+i $
      b< :a MODE #x +m-t+i $
    `,
  );
  rule(
    'MODE-4: what changes nothing is not shown',
    at`
      a> JOIN #x
      a> MODE #x +n
      a!
    `,
  );
  rule(
    'MODE-5: who is no operator is answered by 482',
    at`
      a> JOIN #x
      b> JOIN #x
      b> MODE #x +m
      b< 482 #x
      a!
    `,
  );
  rule(
    'MODE-6: who is not in the channel is answered by 442',
    at`
      a> JOIN #x
      b> MODE #x +m
      b< 442 #x
      a!
    `,
  );
  rule(
    'MODE-7: a channel that is not there is answered by 403',
    at`
      a> MODE #nowhere
      a< 403 #nowhere
      a> MODE #nowhere +m
      a< 403 #nowhere
    `,
  );
  rule(
    'MODE-8: a letter that is no mode is answered by 472, and the rest is done',
    at`
      a> JOIN #x
      a> MODE #x +Zm
      a< 472 Z
      a< :a MODE #x +m
    `,
  );
  rule(
    'MODE-9: no more modes with a parameter than MODES allows are changed by one line; those without do not count',
    small`
      a> JOIN #x
      a> MODE #x -nt+imbbbb p q r s
      a< :a MODE #x -nt+imbbb p!*@* q!*@* r!*@* $
    `,
  );
  rule(
    'MODE-10: a parameter that is missing is answered by 696',
    at`
      a> JOIN #x
      a> MODE #x +k
      a< 696 #x k
      a> MODE #x +o
      a< 696 #x o
      a> MODE #x +l
      a< 696 #x l
    `,
  );
  rule(
    'MODE-11: MODE without a target is answered by 461',
    at`
      a> MODE
      a< 461 MODE
    `,
  );
  rule(
    'MODE-12: changes that do not fit a line are shown in several',
    house({ limits: { modesPerLineMax: 100 } })`
      a> JOIN #x
      a> MODE #x +bbbb a{y*139} b{y*139} c{y*139} d{y*60}
      a< :a MODE #x +bbb
      a< :a MODE #x +b d{y*60}!*@*
    `,
  );
});

describe('Prefix modes', () => {
  rule(
    'MODE-o-1: +o makes a member an operator, -o unmakes one',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +o b
      b< :a MODE #x +o b
      b> MODE #x -o a
      a< :b MODE #x -o a
      a> MODE #x +m
      a< 482 #x
    `,
  );
  rule(
    'MODE-o-2: someone who is not in the channel is answered by 441, a nick that nobody has by 401',
    at`
      b:
      a> JOIN #x
      a> MODE #x +o b
      a< 441 b #x
      a> MODE #x +o nobody
      a< 401 nobody
    `,
  );
  rule(
    'MODE-o-3: the nick is shown as it is written there',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +o B
      a< :a MODE #x +o b
    `,
  );
  rule(
    'MODE-v-1: +v lets a member speak where m is set',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +m
      b> PRIVMSG #x :hi
      b< 404 #x
      a> MODE #x +v b
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-v-2: a voice is no right to change anything',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +v b
      b> MODE #x +m
      b< 482 #x
    `,
  );
  rule(
    'MODE-h-1: +h makes a half-operator, shown with %, who may kick and set modes of the channel',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +h b
      a< :a MODE #x +h b
      a> NAMES #x
      a< 353 = #x :@a %b c
      b> MODE #x +m
      a< :b MODE #x +m
      b> KICK #x c :out
      c< :b KICK #x c :out
    `,
  );
  rule(
    'MODE-h-2: a half-operator may not make operators, nor throw out one',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +h b
      b< :a MODE #x +h b
      b> MODE #x +o c
      b< 482 #x
      b> KICK #x a
      b< 482 #x
      a!
    `,
  );
  rule(
    'MODE-a-1: an operator may neither make nor throw out who is protected',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +a b
      a< 482 #x
      b!
    `,
  );
  rule(
    'MODE-q-1: an operator may not make an owner',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +q b
      a< 482 #x
      b!
    `,
  );
  rule(
    'MODE-q-2: an owner is shown with ~, and may make and unmake those who are protected',
    ruled`
      a> OPER root secret
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +q b
      a< :a MODE #x +q b
      b> MODE #x +a c
      b< :b MODE #x +a c
      b> NAMES #x
      b< 353 = #x :@a ~b &c
      b> MODE #x -a c
      b< :b MODE #x -a c
    `,
  );
  rule(
    'MODE-a-2: who is protected is shown with &, and an operator can neither throw her out nor take her rank',
    ruled`
      a> OPER root secret
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +ao b c
      c> NAMES #x
      c< 353 = #x :@a &b @c
      c> KICK #x b
      c< 482 #x
      c> MODE #x -a b
      c< 482 #x
      b!
    `,
  );
});

describe('Lists', () => {
  const small = house({ limits: { listEntriesMax: 2 } });

  rule(
    'MODE-b-1: who matches a ban can not join',
    at`
      a> JOIN #x
      a> MODE #x +b b!*@*
      b> JOIN #x
      b< 474 #x
    `,
  );
  rule(
    'MODE-b-2: a member who matches a ban can not speak, unless voiced or more',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +b b!*@*
      b> PRIVMSG #x :hi
      b< 404 #x
      a> MODE #x +v b
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-b-3: a mask is completed: a nick becomes nick!*@*, a host *!*@host',
    at`
      a> JOIN #x
      a> MODE #x +b bob
      a< :a MODE #x +b bob!*@*
      a> MODE #x +b bad.host
      a< :a MODE #x +b *!*@bad.host
      a> MODE #x +b u@h
      a< :a MODE #x +b *!u@h
    `,
  );
  rule(
    'MODE-b-4: without a mask the list is shown, with 367 for each ban and who set it when, and 368',
    at`
      a> JOIN #x
      a> MODE #x +b bob
      b> MODE #x +b
      b< 367 #x bob!*@* a!~a@… …
      b< 368 #x
      b> MODE #x b
      b< 367 #x bob!*@*
      b< 368 #x
    `,
  );
  rule(
    'MODE-b-5: a mask is matched in whatever case, and taken away so',
    at`
      a> JOIN #x
      a> MODE #x +b B!*@*
      b> JOIN #x
      b< 474 #x
      a> MODE #x -b b!*@*
      a< :a MODE #x -b B!*@*
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-b-6: a mask that is there already, or is not there, changes nothing',
    at`
      a> JOIN #x
      a> MODE #x +b bob
      a> MODE #x +b BOB!*@*
      a!
      a> MODE #x -b alice
      a!
    `,
  );
  rule(
    'MODE-b-7: a list that is full is answered by 478',
    small`
      a> JOIN #x
      a> MODE #x +bbb one two three
      a< 478 #x
      a< :a MODE #x +bb one!*@* two!*@*
    `,
  );
  rule(
    'MODE-b-8: a ban holds against whoever takes a nick that matches',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +b bad!*@*
      b> NICK bad
      b> PRIVMSG #x :hi
      b< 404 #x
    `,
  );
  rule(
    'MODE-b-9: ? stands for one character, * for any number of them',
    at`
      a> JOIN #x
      a> MODE #x +b b?b!*@*
      bob> JOIN #x
      bob< 474 #x
      boob> JOIN #x
      boob< :boob JOIN #x
    `,
  );
  rule(
    'MODE-e-1: who matches an exception is not kept out nor silenced by a ban',
    at`
      a> JOIN #x
      a> MODE #x +be *!*@* b!*@*
      b> JOIN #x
      b< :b JOIN #x
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
      c> JOIN #x
      c< 474 #x
    `,
  );
  rule(
    'MODE-e-2: the list is shown with 348 and 349',
    at`
      a> JOIN #x
      a> MODE #x +e bob
      a> MODE #x +e
      a< 348 #x bob!*@* a!~a@… …
      a< 349 #x
    `,
  );
  rule(
    'MODE-I-1: who matches an invite exception may join where i is set',
    at`
      a> JOIN #x
      a> MODE #x +iI b!*@*
      b> JOIN #x
      b< :b JOIN #x
      c> JOIN #x
      c< 473 #x
    `,
  );
  rule(
    'MODE-I-2: the list is shown with 346 and 347',
    at`
      a> JOIN #x
      a> MODE #x +I bob
      a> MODE #x +I
      a< 346 #x bob!*@* a!~a@… …
      a< 347 #x
    `,
  );
  rule(
    'EXTBAN-m-1: who matches a mute may join and not speak, unless voiced',
    at`
      a> JOIN #x
      a> MODE #x +b m:b!*@*
      a< :a MODE #x +b m:b!*@*
      b> JOIN #x
      b< :b JOIN #x
      b> PRIVMSG #x :hi
      b< 404 #x
      a!
      a> MODE #x +v b
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'EXTBAN-m-2: an exception for the mute lets speak',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +b m:b!*@*
      b> PRIVMSG #x :hi
      b< 404 #x
      a> MODE #x +e m:*!~b@*
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'EXTBAN-m-3: a mute is matched in whatever case, listed with the bans, and taken away so',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +b m:B!*@*
      b> PRIVMSG #x :hi
      b< 404 #x
      a> MODE #x +b
      a< 367 #x m:B!*@*
      a> MODE #x -b m:b!*@*
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'EXTBAN-U-1: an extban U: holds against who has no account and matches the mask',
    at`
      a> JOIN #x
      a> MODE #x +b U:b!*@*
      a< :a MODE #x +b U:b!*@*
      b> JOIN #x
      b< 474 #x
      b- logs in bob
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'EXTBAN-r-1: an extban r: holds against a real name',
    at`
      a> JOIN #x
      a> MODE #x +b r:bo?
      a< :a MODE #x +b r:bo?
      bob> JOIN #x
      bob< 474 #x
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'EXTBAN-1: an extban that is not known is answered by 696',
    at`
      a> JOIN #x
      a> MODE #x +b z:b
      a< 696 #x b
      a! MODE
    `,
  );
  rule(
    'EXTBAN-2: a tilde before the letter is left out, and a name in its place is shortened',
    at`
      a> JOIN #x
      a> MODE #x +b ~m:account:bob
      a< :a MODE #x +b m:a:bob
      a> MODE #x -b ~m:a:bob
      a< :a MODE #x -b m:a:bob
    `,
  );
  rule(
    'EXTBAN-a-1: an account extban does not hold against who has no account',
    at`
      a> JOIN #x
      a> MODE #x +b a:bob
      a< :a MODE #x +b a:bob
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'EXTBAN-a-2: it holds against who is logged in to the account, in whatever case',
    at`
      a> JOIN #x
      a> MODE #x +b a:Bob
      a< :a MODE #x +b a:Bob
      b:
      b- logs in bob
      b> JOIN #x
      b< 474 #x
    `,
  );
  rule(
    'EXTBAN-a-3: it may stand in the lists of exceptions and of invite exceptions too',
    at`
      a> JOIN #x
      a> MODE #x +iI a:bob
      a< :a MODE #x +iI a:bob
      b:
      b- logs in bob
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
});

describe('Settings of a channel', () => {
  rule(
    'MODE-k-1: who joins must give the key',
    at`
      a> JOIN #x
      a> MODE #x +k key
      b> JOIN #x KEY
      b< 475 #x
      b> JOIN #x key
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-k-2: a key is taken away whatever key is named, and the real one is shown',
    at`
      a> JOIN #x
      a> MODE #x +k key
      a> MODE #x -k whatever
      a< :a MODE #x -k …
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-k-3: a key that no JOIN could give is answered by 696, and not shown again',
    at`
      a> JOIN #x
      a> MODE #x +k a,b
      a< 696 #x k *
      a! MODE
      a> MODE #x +k :a b
      a< 696 #x k *
      a! MODE
    `,
  );
  rule(
    'MODE-k-4: a key longer than KEYLEN is refused',
    at`
      a> JOIN #x
      a> MODE #x +k {y*33}
      a! MODE
      a> MODE #x +k {y*32}
      a< :a MODE #x +k {y*32}
    `,
  );
  rule(
    'MODE-l-1: no more than the number may join',
    at`
      a> JOIN #x
      a> MODE #x +l 1
      b> JOIN #x
      b< 471 #x
      a> MODE #x -l
      a< :a MODE #x -l $
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-l-2: what is no positive number is answered by 696',
    at`
      a> JOIN #x
      a> MODE #x +l many
      a< 696 #x l many
      a> MODE #x +l 0
      a< 696 #x l 0
      a> MODE #x +l -1
      a< 696 #x l -1
    `,
  );
  rule(
    'MODE-i-1: only the invited may join',
    at`
      b:
      a> JOIN #x
      a> MODE #x +i
      c> JOIN #x
      c< 473 #x
      a> INVITE b #x
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-m-1: only the voiced and above may speak',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +m
      b> PRIVMSG #x :hi
      b< 404 #x
      a> PRIVMSG #x :hi
      b< :a PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-n-1: where n is set nobody outside may speak, and where it is not everyone may',
    at`
      a> JOIN #x
      b> PRIVMSG #x :hi
      b< 404 #x
      a> MODE #x -n
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-s-1: a secret channel is as if it were not there for who is outside',
    at`
      a> JOIN #x
      a> MODE #x +s
      b> LIST
      b! 322 #x
      b> NAMES #x
      b! 353
      b> WHO #x
      b! 352
      b> WHOIS a
      b! 319
      b> TOPIC #x
      b< 403 #x
      b> MODE #x
      b< 403 #x
    `,
  );
  rule(
    'MODE-t-1: where t is set only operators may set the topic',
    at`
      a> JOIN #x
      b> JOIN #x
      b> TOPIC #x :mine
      b< 482 #x
      a> MODE #x -t
      b> TOPIC #x :mine
      a< :b TOPIC #x :mine
    `,
  );
  rule(
    'MODE-C-1: where C is set, CTCP is answered by 404, and ACTION is let through',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +C
      b> PRIVMSG #x :\x01PING 1\x01
      b< 404 #x
      a!
      b> PRIVMSG #x :\x01ACTION waves\x01
      a< :b PRIVMSG #x :\x01ACTION waves\x01
    `,
  );
  rule(
    'MODE-R-1: where R is set, who has no account is kept out with 477',
    at`
      a> JOIN #x
      a> MODE #x +R
      b> JOIN #x
      b< 477 #x
      a!
    `,
  );
  rule(
    'MODE-R-2: who has an account may join',
    at`
      a> JOIN #x
      a> MODE #x +R
      a< :a MODE #x +R
      b:
      b- logs in bob
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-M-2: who has an account may speak',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +M
      a< :a MODE #x +M
      b- logs in bob
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-M-1: where M is set, who has no account and no voice may not speak',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +M
      b> PRIVMSG #x :hi
      b< 404 #x
      a!
      a> MODE #x +v b
      b> PRIVMSG #x :hi
      a< :b PRIVMSG #x :hi
    `,
  );
  rule(
    'MODE-u-1: in an auditorium those without a prefix are not shown to one another coming and going',
    at`
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      b< :b JOIN #x
      a< :b JOIN #x
      c> JOIN #x
      a< :c JOIN #x
      b!
      c> PART #x
      a< :c PART #x
      b!
    `,
  );
  rule(
    'MODE-u-2: NAMES and WHO show them the prefixed alone, and operators everyone',
    at`
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      c> JOIN #x
      c> NAMES #x
      c! 353 = #x :…b…
      c< 353 = #x :…@a…
      c> WHO #x
      c! 352 #x … … … b
      a> NAMES #x
      a< 353 = #x :@a b c
    `,
  );
  rule(
    'MODE-u-3: what those without a prefix say is shown to all, and so is one who is given a voice',
    at`
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      c> JOIN #x
      b> PRIVMSG #x :hi
      c< :b PRIVMSG #x :hi
      a> MODE #x +v b
      c< :a MODE #x +v b
      b> PART #x
      c< :b PART #x
    `,
  );
  rule(
    'MODE-u-5: who comes into an auditorium is among the names that she is shown, and not when she asks for them again',
    at`
      a> JOIN #x
      a> MODE #x +u
      b> JOIN #x
      b< 353 = #x :@a b
      b> NAMES #x
      b< 353 = #x :@a
      a> NAMES #x
      a< 353 = #x :@a b
    `,
  );
  rule(
    'MODE-u-4: a QUIT of one without a prefix is shown to operators, and not to the others',
    at`
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      c> JOIN #x
      c> QUIT :home
      a< :c QUIT
      b!
    `,
  );
  rule(
    'MODE-u-6: INVITE of one without a prefix by another one is answered by 341, as if she were outside, and not by 443',
    at`
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      c> JOIN #x
      b> INVITE c #x
      b< 341 c #x
      c! :b INVITE
      b> INVITE a #x
      b< 443 a #x
      a> INVITE c #x
      a< 443 c #x
    `,
  );
  rule(
    'MODE-u-7: what one without a prefix invites is shown by invite-notify to operators, and not to the others',
    at`
      a: invite-notify
      b: invite-notify
      a> JOIN #x
      a> MODE #x +u
      a< :a MODE #x +u
      b> JOIN #x
      c> JOIN #x
      d:
      c> INVITE d #x
      c< 341 d #x
      a< :c INVITE d #x
      b! :c INVITE
    `,
  );
  rule(
    'MODE-U-1: where U is set, what those without a prefix say is shown to operators alone',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +U
      b> PRIVMSG #x :hi
      a< :b PRIVMSG …#x :hi
      c!
      b! 404
      a> PRIVMSG #x :hi all
      c< :a PRIVMSG #x :hi all
    `,
  );
  rule(
    'MODE-f-1: who can not join is forwarded to the channel named, and told with 470',
    at`
      a> JOIN #x,#y
      a> MODE #x +if #y
      a< :a MODE #x +if #y
      b> JOIN #x
      b< 470 #x #y
      b< :b JOIN #y
    `,
  );
  rule(
    'MODE-f-2: a channel that is not there is answered by 696, one where one is no operator by 482',
    at`
      a> JOIN #x
      b> JOIN #y
      a> MODE #x +f #nowhere
      a< 696 #x f #nowhere
      a! MODE
      a> MODE #x +f #y
      a< 482
      a! MODE
    `,
  );
  rule(
    'MODE-f-3: who may join is not forwarded',
    at`
      a> JOIN #x,#y
      a> MODE #x +f #y
      a< :a MODE #x +f #y
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'MODE-c-1: where c is set, a message with colours is answered by 404',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +c
      b> PRIVMSG #x :\x0304red\x03
      b< 404 #x
      a!
      b> PRIVMSG #x :plain
      a< :b PRIVMSG #x :plain
    `,
  );
  rule(
    'MODE-S-1: where S is set, colours and other formatting are taken out of a message',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +S
      b> PRIVMSG #x :\x0304,01red\x03 and \x02bold\x02
      a< :b PRIVMSG #x :red and bold
    `,
  );
  rule(
    'MODE-Q-1: where Q is set, nobody is thrown out, and KICK is answered by 482',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +Q
      a> KICK #x b
      a< 482 #x
      a!
      b!
    `,
  );
  rule(
    'MODE-W-1: in slow mode, who speaks again too soon is answered by 404, and may later',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +W 10
      a< :a MODE #x +W 10
      b> PRIVMSG #x :one
      a< :b PRIVMSG #x :one
      b> PRIVMSG #x :two
      b< 404 #x
      a!
      wait 11s
      b> PRIVMSG #x :three
      a< :b PRIVMSG #x :three
    `,
  );
  rule(
    'MODE-W-2: slow mode does not hold for the voiced and above',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +W 10
      a< :a MODE #x +W 10
      a> PRIVMSG #x :one
      a> PRIVMSG #x :two
      b< :a PRIVMSG #x :two
    `,
  );
});

describe('MODE of users', () => {
  rule(
    'UMODE-1: MODE with one’s own nick is answered by 221 with one’s modes',
    at`
      a> MODE a
      a< 221 +
      a> MODE a +i
      a< :a MODE a +i
      a> MODE A
      a< 221 +i
    `,
  );
  rule(
    'UMODE-2: someone else’s modes are answered by 502',
    at`
      b:
      a> MODE b
      a< 502
      a> MODE b +i
      a< 502
      b!
    `,
  );
  rule(
    'UMODE-3: a letter that is no mode is answered by 501, and the rest is done',
    at`
      a> MODE a +Zi
      a< MODE a +i
      a< 501
    `,
  );
  rule(
    'UMODE-4: a nick that nobody has is answered by 401',
    at`
      a> MODE nobody
      a< 401 nobody
    `,
  );
  rule(
    'UMODE-i-1: who is invisible is found by WHO and NAMES by nobody who shares no channel, unless by name',
    at`
      a> MODE a +i
      a> JOIN #x
      b> WHO *
      b! 352 … … … … a
      b> WHO #x
      b! 352
      b> WHOIS a
      b< 311 a
      b! 319
    `,
  );
  rule(
    'UMODE-o-1: nobody becomes an operator of the server by MODE',
    at`
      a> MODE a +o
      a! :a MODE a +o
      a> MODE a
      a! 221 …o…
    `,
  );
  rule(
    'UMODE-s-1: who is no operator of the server can not have s',
    at`
      a> MODE a +s
      a! :a MODE a +s
    `,
  );
  rule(
    'UMODE-s-2: an operator of the server who has s is told with NOTICE what others of them do',
    ruled`
      a> OPER root secret
      a> MODE a +s
      a< :a MODE a +s
      b:
      c> OPER root secret
      c> KILL b :enough
      a< NOTICE a
    `,
  );
  rule(
    'UMODE-w-1: w is set and taken away like any mode',
    at`
      a> MODE a +w
      a< :a MODE a +w
      a> MODE a -w
      a< :a MODE a -w
    `,
  );
  rule(
    'UMODE-B-1: who has B is shown as a bot by WHOIS with 335, and by the flag of ISUPPORT BOT in WHO',
    at`
      a> MODE a +B
      a< :a MODE a +B
      b> WHOIS a
      b< 335 a
      b> WHO a
      b< 352 … … … … a H…B…
    `,
  );
  rule(
    'UMODE-B-2: what a bot says bears the tag bot, for those who agreed to message-tags',
    at`
      a> MODE a +B
      b: message-tags
      c:
      a> PRIVMSG b,c :beep
      b< @bot :a PRIVMSG b :beep
      c< @!bot :a PRIVMSG c :beep
    `,
  );
  rule(
    'UMODE-R-1: who has R is not spoken to by those without an account, and they are told with 477',
    at`
      a> MODE a +R
      a< :a MODE a +R
      b> PRIVMSG a :hi
      b< 477 a
      a!
    `,
  );
  rule(
    'UMODE-R-2: those who have an account speak to her',
    at`
      a> MODE a +R
      a< :a MODE a +R
      b:
      b- logs in bob
      b> PRIVMSG a :hi
      a< :b PRIVMSG a :hi
    `,
  );
  rule(
    'UMODE-T-1: who has T is sent no CTCP, and the others are told with 531; ACTION is let through',
    at`
      a> MODE a +T
      a< :a MODE a +T
      b> PRIVMSG a :\x01VERSION\x01
      b< 531 a
      a!
      b> PRIVMSG a :\x01ACTION waves\x01
      a< :b PRIVMSG a :\x01ACTION waves\x01
    `,
  );
  rule(
    'UMODE-g-1: who has g is spoken to by those on her ACCEPT list only; others are told with 716 and 717, and she with 718',
    at`
      a> MODE a +g
      a< :a MODE a +g
      b> PRIVMSG a :hi
      b< 716 a
      b< 717 a
      a< 718 b
      a! PRIVMSG
    `,
  );
});
