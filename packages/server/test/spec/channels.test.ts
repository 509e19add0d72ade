import { describe } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();

describe('JOIN', () => {
  const small = house({ limits: { channelsPerUserMax: 2, channelBytesMax: 8 } });

  rule(
    'JOIN-1: who joins is shown JOIN, then the names with 353, then 366',
    at`
      a> JOIN #x
      a< :a JOIN #x $
      a< 353 = #x :@a
      a< 366 #x
      a!
    `,
  );
  rule(
    'JOIN-2: everyone who is in the channel is shown it',
    at`
      a> JOIN #x
      b> JOIN #x
      a< :b JOIN #x $
      a!
    `,
  );
  rule(
    'JOIN-3: who makes a channel is its operator, and who comes later is not',
    at`
      a> JOIN #x
      b> JOIN #x
      b< 353 = #x :@a b
    `,
  );
  rule(
    'JOIN-4: a topic is shown with 332 and 333 before the names',
    at`
      a> JOIN #x
      a> TOPIC #x :about x
      b> JOIN #x
      b< :b JOIN
      b< 332 #x :about x
      b< 333 #x a!~a@… …
      b< 353 = #x
    `,
  );
  rule(
    'JOIN-5: without a topic neither 332 nor 331 is sent',
    at`
      a> JOIN #x
      a! 332
      a! 331
    `,
  );
  rule(
    'JOIN-6: several channels are joined one by one, those that cannot be are refused for themselves',
    at`
      a> JOIN #x,x,#y
      a< :a JOIN #x
      a< 366 #x
      a< 403 x
      a< :a JOIN #y
      a< 366 #y
    `,
  );
  rule(
    'JOIN-7: keys are for the channels in their order',
    at`
      a> JOIN #x,#y
      a> MODE #x +k one
      a> MODE #y +k two
      b> JOIN #x,#y one,two
      b< :b JOIN #x
      b< :b JOIN #y
    `,
  );
  rule(
    'JOIN-8: a wrong or missing key is answered by 475',
    at`
      a> JOIN #x
      a> MODE #x +k key
      b> JOIN #x
      b< 475 #x
      b> JOIN #x wrong
      b< 475 #x
      a! :b JOIN
    `,
  );
  rule(
    'JOIN-9: a channel for the invited is refused with 473',
    at`
      a> JOIN #x
      a> MODE #x +i
      b> JOIN #x
      b< 473 #x
    `,
  );
  rule(
    'JOIN-10: a full channel is refused with 471',
    at`
      a> JOIN #x
      a> MODE #x +l 1
      b> JOIN #x
      b< 471 #x
    `,
  );
  rule(
    'JOIN-11: who is banned is refused with 474',
    at`
      a> JOIN #x
      a> MODE #x +b b!*@*
      b> JOIN #x
      b< 474 #x
    `,
  );
  rule(
    'JOIN-12: what is no name of a channel is answered by 403',
    at`
      a> JOIN x
      a< 403 x
      a> JOIN &x
      a< 403 &x
      a> JOIN #
      a< 403 #
    `,
  );
  rule(
    'JOIN-13: a name longer than CHANNELLEN is answered by 403',
    small`
      a> JOIN #1234567
      a< :a JOIN #1234567
      a> JOIN #12345678
      a< 403 #12345678
    `,
  );
  rule(
    'JOIN-14: who is in as many channels as CHANLIMIT allows is answered by 405',
    small`
      a> JOIN #x,#y,#z
      a< :a JOIN #x
      a< :a JOIN #y
      a< 405 #z
    `,
  );
  rule(
    'JOIN-15: JOIN 0 leaves all channels',
    at`
      a> JOIN #x,#y
      b> JOIN #x
      a> JOIN 0
      a< :a PART #x
      a< :a PART #y
      b< :a PART #x
    `,
  );
  rule(
    'JOIN-16: to join where one is already does nothing',
    at`
      a> JOIN #x
      a> JOIN #X
      a!
    `,
  );
  rule(
    'JOIN-17: JOIN without a channel is answered by 461',
    at`
      a> JOIN
      a< 461 JOIN
      a> JOIN :
      a< 461 JOIN
      a> JOIN ,
      a< 461 JOIN
    `,
  );
  rule(
    'JOIN-18: a channel is the same in whatever case, and keeps the name it was made by',
    at`
      a> JOIN #Xy
      b> JOIN #xY
      b< :b JOIN #Xy
      a< :b JOIN #Xy
    `,
  );
  rule(
    'JOIN-19: a new channel has the modes n and t',
    at`
      a> JOIN #x
      a> MODE #x
      a< 324 #x +nt
    `,
  );
  rule(
    'JOIN-20: a channel goes with its last member, and all that it had',
    at`
      a> JOIN #x
      a> MODE #x +m
      a> TOPIC #x :gone
      a> PART #x
      b> JOIN #x
      b< 353 = #x :@b
      b! 332
      b> MODE #x
      b< 324 #x +nt $
    `,
  );
  rule(
    'JOIN-21: a secret channel is shown with @ in 353',
    at`
      a> JOIN #x
      a> MODE #x +s
      b> JOIN #x
      b< 353 @ #x
    `,
  );
  rule(
    'JOIN-22: JOIN bears a msgid for those who agreed to message-tags, the same for all of them',
    at`
      a: message-tags
      b: message-tags
      a> JOIN #x
      c> JOIN #x
      b> JOIN #x
      b< @msgid={id} :b JOIN #x
      a< @msgid={id} :b JOIN #x
      c< @!msgid :b JOIN #x
    `,
  );
});

describe('PART', () => {
  rule(
    'PART-1: PART is shown to all members and to the one who leaves',
    at`
      a> JOIN #x
      b> JOIN #x
      b> PART #x :home
      a< :b PART #x :home
      b< :b PART #x :home
      a> NAMES #x
      a< 353 = #x :@a
    `,
  );
  rule(
    'PART-2: without a reason none is shown',
    at`
      a> JOIN #x
      a> PART #x
      a< :a PART #x $
    `,
  );
  rule(
    'PART-3: several channels are left one by one',
    at`
      a> JOIN #x,#y
      a> PART #x,#y :bye
      a< :a PART #x :bye
      a< :a PART #y :bye
    `,
  );
  rule(
    'PART-4: where one is not, PART is answered by 442',
    at`
      a> JOIN #x
      b> PART #x
      b< 442 #x
      a!
    `,
  );
  rule(
    'PART-5: a channel that is not there is answered by 403',
    at`
      a> PART #nowhere
      a< 403 #nowhere
    `,
  );
  rule(
    'PART-6: PART without a channel is answered by 461',
    at`
      a> PART
      a< 461 PART
      a> PART ,
      a< 461 PART
    `,
  );
  rule(
    'PART-7: a reason is cut at KICKLEN bytes',
    at`
      a> JOIN #x
      a> PART #x :{y*300}
      a< :a PART #x :{y*255}
    `,
  );
});

describe('TOPIC', () => {
  rule(
    'TOPIC-1: a topic that is set is shown to all members',
    at`
      a> JOIN #x
      b> JOIN #x
      a> TOPIC #x :about x
      a< :a TOPIC #x :about x
      b< :a TOPIC #x :about x
    `,
  );
  rule(
    'TOPIC-2: TOPIC with a channel alone is answered by 332, and 333 with who set it and when',
    at`
      a> JOIN #x
      a> TOPIC #x :about x
      a> TOPIC #x
      a< 332 #x :about x
      a< 333 #x a!~a@… …
    `,
  );
  rule(
    'TOPIC-3: where none is set, it is answered by 331',
    at`
      a> JOIN #x
      a> TOPIC #x
      a< 331 #x
      a! 332
    `,
  );
  rule(
    'TOPIC-4: an empty text takes the topic away',
    at`
      a> JOIN #x
      a> TOPIC #x :about x
      a> TOPIC #x :
      a< :a TOPIC #x :
      a> TOPIC #x
      a< 331 #x
    `,
  );
  rule(
    'TOPIC-5: where t is set, who is no operator is answered by 482',
    at`
      a> JOIN #x
      b> JOIN #x
      b> TOPIC #x :mine
      b< 482 #x
      a!
    `,
  );
  rule(
    'TOPIC-6: where t is not set, every member may set it',
    at`
      a> JOIN #x
      a> MODE #x -t
      b> JOIN #x
      b> TOPIC #x :mine
      a< :b TOPIC #x :mine
    `,
  );
  rule(
    'TOPIC-7: who is not in the channel is answered by 442',
    at`
      a> JOIN #x
      b> TOPIC #x :mine
      b< 442 #x
      b> TOPIC #x
      b< 442 #x
    `,
  );
  rule(
    'TOPIC-8: a channel that is not there is answered by 403',
    at`
      a> TOPIC #nowhere
      a< 403 #nowhere
    `,
  );
  rule(
    'TOPIC-9: TOPIC without a channel is answered by 461',
    at`
      a> TOPIC
      a< 461 TOPIC
    `,
  );
  rule(
    'TOPIC-10: a topic is cut at TOPICLEN bytes',
    at`
      a> JOIN #x
      a> TOPIC #x :{y*400}
      a< :a TOPIC #x :{y*307}
    `,
  );
});

describe('NAMES', () => {
  const small = house({ limits: { targetsMax: 2 } });

  rule(
    'NAMES-1: NAMES is answered by 353 with the members and their prefixes, and 366',
    at`
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +v b
      b> NAMES #x
      b< 353 = #x :@a +b
      b< 366 #x
    `,
  );
  rule(
    'NAMES-2: of several channels each is answered for itself',
    at`
      a> JOIN #x,#y
      b> NAMES #x,#y
      b< 353 = #x :@a
      b< 366 #x
      b< 353 = #y :@a
      b< 366 #y
    `,
  );
  rule(
    'NAMES-3: a channel that is not there is answered by 366 alone',
    at`
      a> NAMES #nowhere
      a< 366 #nowhere
      a!
    `,
  );
  rule(
    'NAMES-4: a secret channel is answered by 366 alone to who is not in it',
    at`
      a> JOIN #x
      a> MODE #x +s
      b> NAMES #x
      b< 366 #x
      b!
    `,
  );
  rule(
    'NAMES-5: an invisible member is not shown to who is outside',
    at`
      a> JOIN #x
      c> JOIN #x
      c> MODE c +i
      b> NAMES #x
      b< 353 = #x :@a
      a> NAMES #x
      a< 353 = #x :@a c
    `,
  );
  rule(
    'NAMES-6: NAMES without a channel is answered by 366 *',
    at`
      a> NAMES
      a< 366 *
      a!
    `,
  );
  rule(
    'NAMES-7: more channels than TARGMAX allows are answered by 407',
    small`
      a> NAMES #a,#b,#c
      a< 407 #c
    `,
  );
});

describe('LIST', () => {
  const small = house({ limits: { answerRowsMax: 2 } });
  const patient = house({ idle: { ircPingSeconds: 0 } });

  rule(
    'LIST-1: LIST is answered by 321, 322 with members and topic for each channel, and 323',
    at`
      a> JOIN #x,#y
      a> TOPIC #y :about y
      b> JOIN #y
      b> LIST
      b< 321
      b< 322 #x 1 :
      b< 322 #y 2 :about y
      b< 323
    `,
  );
  rule(
    'LIST-2: channels that are named are shown alone',
    at`
      a> JOIN #x,#y
      b> LIST #Y,#z
      b< 322 #y 1
      b< 323
      b! 322
    `,
  );
  rule(
    'LIST-3: a secret channel is shown to its members only',
    at`
      a> JOIN #x
      a> MODE #x +s
      b> LIST
      b! 322 #x
      a> LIST
      a< 322 #x
    `,
  );
  rule(
    'LIST-4: ELIST U: >n and <n choose by the number of members',
    at`
      a> JOIN #x,#y
      b> JOIN #y
      b> LIST >1
      b< 322 #y
      b! 322
      b> LIST <2
      b< 322 #x
      b! 322
    `,
  );
  rule(
    'LIST-5: ELIST M: a mask chooses by name, in whatever case',
    at`
      a> JOIN #apple,#pear
      b> LIST #AP*
      b< 322 #apple
      b! 322
    `,
  );
  rule(
    'LIST-6: ELIST N: a mask behind ! shows the others',
    at`
      a> JOIN #apple,#pear
      b> LIST !#ap*
      b< 322 #pear
      b! 322
    `,
  );
  rule(
    'LIST-7: ELIST C: C>n and C<n choose by the minutes since a channel was made',
    patient`
      a> JOIN #old
      wait 10m
      a> JOIN #new
      a> LIST C>5
      a< 322 #old
      a! 322
      a> LIST C<5
      a< 322 #new
      a! 322
    `,
  );
  rule(
    'LIST-8: ELIST T: T>n and T<n choose by the minutes since the topic was set',
    patient`
      a> JOIN #old,#new
      a> TOPIC #old :old
      wait 10m
      a> TOPIC #new :new
      a> LIST T>5
      a< 322 #old
      a! 322
      a> LIST T<5
      a< 322 #new
      a! 322
    `,
  );
  rule(
    'LIST-9: several conditions all must hold',
    at`
      a> JOIN #apple,#apricot,#pear
      b> JOIN #apple
      b> LIST #ap*,>1
      b< 322 #apple
      b! 322
    `,
  );
  rule(
    'LIST-10: no more rows than allowed are shown, and 416 says so',
    small`
      a> JOIN #x,#y,#z
      a> LIST
      a< 322
      a< 322
      a< 416 LIST
      a< 323
      a! 322
    `,
  );
});

describe('INVITE', () => {
  rule(
    'INVITE-1: who invites is answered by 341, and who is invited is shown it',
    at`
      b:
      a> JOIN #x
      a> INVITE b #x
      a< 341 b #x
      b< :a INVITE b #x
    `,
  );
  rule(
    'INVITE-2: an operator’s invitation opens the channel, whatever bars the way',
    at`
      b:
      a> JOIN #x
      a> MODE #x +iklb key 1 b!*@*
      a> INVITE b #x
      b> JOIN #x
      b< :b JOIN #x
    `,
  );
  rule(
    'INVITE-3: an invitation is used once',
    at`
      b:
      a> JOIN #x
      a> MODE #x +i
      a> INVITE b #x
      b> JOIN #x
      b> PART #x
      b> JOIN #x
      b< 473 #x
    `,
  );
  rule(
    'INVITE-4: where i is set, who is no operator is answered by 482',
    at`
      a> JOIN #x
      b> JOIN #x
      c:
      a> MODE #x +i
      b> INVITE c #x
      b< 482 #x
      c!
    `,
  );
  rule(
    'INVITE-5: who is not in the channel is answered by 442',
    at`
      a> JOIN #x
      c:
      b> INVITE c #x
      b< 442 #x
      c!
    `,
  );
  rule(
    'INVITE-6: who is in it already is answered by 443',
    at`
      a> JOIN #x
      b> JOIN #x
      a> INVITE b #x
      a< 443 b #x
    `,
  );
  rule(
    'INVITE-7: a nick that nobody has is answered by 401',
    at`
      a> JOIN #x
      a> INVITE nobody #x
      a< 401 nobody
    `,
  );
  rule(
    'INVITE-8: a channel that is not there is answered by 403',
    at`
      b:
      a> INVITE b #nowhere
      a< 403 #nowhere
      b!
    `,
  );
  rule(
    'INVITE-9: INVITE alone is answered by 336 for each invitation that one has, and 337',
    at`
      b:
      a> JOIN #x,#y
      a> INVITE b #x
      a> INVITE b #y
      b> INVITE
      b< 336 #x
      b< 336 #y
      b< 337
    `,
  );
  rule(
    'INVITE-10: INVITE with a nick alone is answered by 461',
    at`
      b:
      a> INVITE b
      a< 461 INVITE
    `,
  );
  rule(
    'INVITE-11: of someone away who is invited, the one who invites is told with 301',
    at`
      b> AWAY :at lunch
      a> JOIN #x
      a> INVITE b #x
      a< 341 b #x
      a< 301 b :at lunch
    `,
  );
});

describe('KICK', () => {
  const small = house({ limits: { targetsMax: 2 } });

  rule(
    'KICK-1: who is thrown out is shown it, as all members are, and is a member no more',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> KICK #x b :enough
      a< :a KICK #x b :enough
      b< :a KICK #x b :enough
      c< :a KICK #x b :enough
      a> NAMES #x
      a< 353 = #x :@a c
    `,
  );
  rule(
    'KICK-2: without a reason the nick of who throws out is shown',
    at`
      a> JOIN #x
      b> JOIN #x
      a> KICK #x b
      b< :a KICK #x b :a
    `,
  );
  rule(
    'KICK-3: who is no operator is answered by 482',
    at`
      a> JOIN #x
      b> JOIN #x
      b> KICK #x a
      b< 482 #x
      a!
    `,
  );
  rule(
    'KICK-4: who is not in the channel is answered by 442',
    at`
      a> JOIN #x
      b> KICK #x a
      b< 442 #x
    `,
  );
  rule(
    'KICK-5: someone who is not in it is answered by 441',
    at`
      a> JOIN #x
      b:
      a> KICK #x b
      a< 441 b #x
    `,
  );
  rule(
    'KICK-6: a nick that nobody has is answered by 401',
    at`
      a> JOIN #x
      a> KICK #x nobody
      a< 401 nobody
    `,
  );
  rule(
    'KICK-7: a channel that is not there is answered by 403',
    at`
      a> KICK #nowhere a
      a< 403 #nowhere
    `,
  );
  rule(
    'KICK-8: KICK without a nick is answered by 461',
    at`
      a> JOIN #x
      a> KICK #x
      a< 461 KICK
      a> KICK
      a< 461 KICK
    `,
  );
  rule(
    'KICK-9: several members are thrown out one by one',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> KICK #x b,c :both
      c< :a KICK #x b :both
      c< :a KICK #x c :both
    `,
  );
  rule(
    'KICK-10: more nicks than TARGMAX allows are answered by 407',
    small`
      a> JOIN #x
      a> KICK #x b,c,d
      a< 407 d
    `,
  );
  rule(
    'KICK-11: a reason is cut at KICKLEN bytes',
    at`
      a> JOIN #x
      b> JOIN #x
      a> KICK #x b :{y*300}
      b< :a KICK #x b :{y*255}
    `,
  );
});

describe('KNOCK', () => {
  rule(
    'KNOCK-1: who knocks at a channel for the invited is answered by 711, and its operators are told with 710',
    at`
      a> JOIN #x
      c> JOIN #x
      a> MODE #x +i
      b> KNOCK #x
      b< 711 #x
      a< 710 #x b!~b@…
      c! 710
    `,
  );
  rule(
    'KNOCK-2: a channel that is open is answered by 713',
    at`
      a> JOIN #x
      b> KNOCK #x
      b< 713 #x
      a!
    `,
  );
  rule(
    'KNOCK-3: who is in the channel is answered by 714',
    at`
      a> JOIN #x
      a> MODE #x +i
      a> KNOCK #x
      a< 714 #x
    `,
  );
  rule(
    'KNOCK-4: who knocks again too soon is answered by 712',
    at`
      a> JOIN #x
      a> MODE #x +i
      b> KNOCK #x
      b> KNOCK #x
      b< 712 #x
      a!
    `,
  );
  rule(
    'KNOCK-5: a channel that is not there, or is secret, is answered by 403',
    at`
      a> JOIN #x
      a> MODE #x +is
      b> KNOCK #x
      b< 403 #x
      b> KNOCK #nowhere
      b< 403 #nowhere
    `,
  );
  rule(
    'KNOCK-6: who is banned is answered by 404, and nobody is told',
    at`
      a> JOIN #x
      a> MODE #x +ib b!*@*
      b> KNOCK #x
      b< 404 #x
      a!
    `,
  );
  rule(
    'KNOCK-7: KNOCK without a channel is answered by 461',
    at`
      a> KNOCK
      a< 461 KNOCK
    `,
  );
});
