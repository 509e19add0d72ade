import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();

describe('PRIVMSG', () => {
  const small = house({ limits: { targetsMax: 2 } });

  rule(
    'PRIVMSG-1: a message to a channel reaches all members but the one who speaks',
    at`
      a> JOIN #x
      b> JOIN #x
      c:
      a> PRIVMSG #x :hello  there :)
      b< :a PRIVMSG #x :hello  there :)
      a!
      c!
    `,
  );
  rule(
    'PRIVMSG-2: a message to a nick reaches that user alone',
    at`
      b:
      c:
      a> PRIVMSG B :just you
      b< :a PRIVMSG b :just you
      c!
    `,
  );
  rule(
    'PRIVMSG-3: several targets are spoken to one by one, and no one twice',
    at`
      b:
      c:
      a> PRIVMSG b,c,B :hi
      b< :a PRIVMSG b :hi
      b!
      c< :a PRIVMSG c :hi
    `,
  );
  rule(
    'PRIVMSG-4: more targets than TARGMAX allows are answered by 407, and nothing is said',
    small`
      b:
      a> PRIVMSG b,c,d :hi
      a< 407 d
      b!
    `,
  );
  rule(
    'PRIVMSG-5: without a target it is answered by 411',
    at`
      a> PRIVMSG
      a< 411
    `,
  );
  rule(
    'PRIVMSG-6: without a text it is answered by 412',
    at`
      b:
      a> PRIVMSG b
      a< 412
      a> PRIVMSG b :
      a< 412
      b!
    `,
  );
  rule(
    'PRIVMSG-7: a nick that nobody has is answered by 401',
    at`
      a> PRIVMSG nobody :hi
      a< 401 nobody
    `,
  );
  rule(
    'PRIVMSG-8: a channel that is not there is answered by 403',
    at`
      a> PRIVMSG #nowhere :hi
      a< 403 #nowhere
    `,
  );
  rule(
    'PRIVMSG-9: a channel in which one may not speak is answered by 404',
    at`
      a> JOIN #x
      b> PRIVMSG #x :hi
      b< 404 #x
      a!
    `,
  );
  rule(
    'PRIVMSG-10: of a target that is away, the one who speaks is told with 301',
    at`
      b> AWAY :at lunch
      a> PRIVMSG b :hi
      a< 301 b :at lunch
      b< :a PRIVMSG b :hi
    `,
  );
  rule(
    'PRIVMSG-11: one may speak to oneself',
    at`
      a> PRIVMSG a :note
      a< :a PRIVMSG a :note
      a!
    `,
  );
  rule(
    'PRIVMSG-12: a text that would not fit a line with its source is answered by 417, and nothing of it is sent',
    at`
      b:
      a> PRIVMSG b :{y*490}
      a< 417
      b!
      a> PRIVMSG b :{y*470}
      b< :a PRIVMSG b :{y*470}
    `,
  );
  rule(
    'PRIVMSG-13: a source that a client gives itself means nothing',
    at`
      b:
      a> :c!c@c PRIVMSG b :it was me
      b< :a PRIVMSG b :it was me
    `,
  );
  rule(
    'PRIVMSG-14: a name is shown as it is written there, however the client wrote it',
    at`
      a> JOIN #Room
      b> JOIN #room
      b> PRIVMSG #ROOM :hi
      a< :b PRIVMSG #Room :hi
    `,
  );
});

describe('NOTICE', () => {
  rule(
    'NOTICE-1: a notice reaches whom a message would reach',
    at`
      a> JOIN #x
      b> JOIN #x
      a> NOTICE #x :hi
      b< :a NOTICE #x :hi
      a!
      a> NOTICE b :hi
      b< :a NOTICE b :hi
    `,
  );
  rule(
    'NOTICE-2: nothing is answered to a notice, whatever is wrong with it',
    at`
      b> JOIN #x
      a> NOTICE
      a!
      a> NOTICE b
      a!
      a> NOTICE nobody :hi
      a!
      a> NOTICE #nowhere :hi
      a!
      a> NOTICE #x :hi
      a!
    `,
  );
  rule(
    'NOTICE-3: that someone is away is not told after a notice',
    at`
      b> AWAY :at lunch
      a> NOTICE b :hi
      b< :a NOTICE b :hi
      a!
    `,
  );
});

describe('STATUSMSG', () => {
  rule(
    'STATUSMSG-1: a message to @ and a channel reaches its operators, and nobody below',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +v b
      c> PRIVMSG @#x :help
      a< :c PRIVMSG @#x :help
      b!
    `,
  );
  rule(
    'STATUSMSG-2: a message to + and a channel reaches the voiced and all above them',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      d> JOIN #x
      a> MODE #x +v b
      c> PRIVMSG +#x :hi
      a< :c PRIVMSG +#x :hi
      b< :c PRIVMSG +#x :hi
      d!
    `,
  );
  rule(
    'STATUSMSG-3: a notice reaches them too',
    at`
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      c> NOTICE @#x :help
      a< :c NOTICE @#x :help
      b!
    `,
  );
  rule(
    'STATUSMSG-4: who may not speak in the channel is answered by 404',
    at`
      a> JOIN #x
      b> PRIVMSG @#x :help
      b< 404
      a!
    `,
  );
  rule(
    'STATUSMSG-5: a channel that is not there is answered by 403',
    at`
      a> PRIVMSG @#nowhere :help
      a< 403
    `,
  );
});

describe('CTCP', () => {
  rule(
    'CTCP-1: a CTCP is passed on as it is',
    at`
      b:
      a> PRIVMSG b :\x01VERSION\x01
      b< :a PRIVMSG b :\x01VERSION\x01
      b> NOTICE a :\x01VERSION Client 1\x01
      a< :b NOTICE a :\x01VERSION Client 1\x01
    `,
  );
  rule(
    'CTCP-2: a CTCP that would not fit a line with its source is answered by 417',
    at`
      b:
      a> PRIVMSG b :\x01ACTION {y*480}\x01
      a< 417
      b!
    `,
  );
});

describe('TAGMSG and client-only tags', () => {
  rule(
    'TAGMSG-1: TAGMSG reaches those who agreed to message-tags, with its client-only tags',
    at`
      a: message-tags
      b: message-tags
      c:
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> @+typing=active TAGMSG #x
      b< @+typing=active :a TAGMSG #x $
      c!
      a!
    `,
  );
  rule(
    'TAGMSG-2: TAGMSG without a target is answered by 461',
    at`
      a: message-tags
      a> @+typing=active TAGMSG
      a< 461 TAGMSG
    `,
  );
  rule(
    'TAGMSG-3: TAGMSG without client-only tags is passed on to nobody',
    at`
      a: message-tags
      b: message-tags
      a> TAGMSG b
      b!
    `,
  );
  rule(
    'TAGMSG-4: who may not speak in a channel is refused with 404, and a nick that nobody has with 401',
    at`
      a: message-tags
      b: message-tags
      b> JOIN #x
      a> @+typing=active TAGMSG #x
      a< 404 #x
      b!
      a> @+typing=active TAGMSG nobody
      a< 401 nobody
    `,
  );
  rule(
    'TAGMSG-5: TAGMSG does not tell that someone is away',
    at`
      a: message-tags
      b: message-tags
      b> AWAY :at lunch
      a> @+typing=active TAGMSG b
      b< :a TAGMSG b
      a!
    `,
  );
  rule(
    'TAGMSG-6: before registration TAGMSG is answered by 451',
    at`
      a: new
      a> @+typing=active TAGMSG b
      a< 451
    `,
  );
  rule(
    'CTAG-1: client-only tags go along with PRIVMSG and NOTICE',
    at`
      a: message-tags
      b: message-tags
      a> @+reply=m1;+x=1 PRIVMSG b :hi
      b< @+reply=m1;+x=1 :a PRIVMSG b :hi
      a> @+x NOTICE b :hi
      b< @+x :a NOTICE b :hi
    `,
  );
  rule(
    'CTAG-2: who did not agree to message-tags is shown none',
    at`
      a: message-tags
      b:
      a> @+reply=m1 PRIVMSG b :hi
      b< @!+reply :a PRIVMSG b :hi
    `,
  );
  rule(
    'CTAG-3: who did not agree to message-tags sends none',
    at`
      a:
      b: message-tags
      a> @+reply=m1 PRIVMSG b :hi
      b< @!+reply :a PRIVMSG b :hi
    `,
  );
  rule(
    'CTAG-4: tags that are not client-only are the server’s, and a client’s are not passed on',
    at`
      a: message-tags
      b: message-tags server-time
      a> @time=2000-01-01T00:00:00.000Z;account=root;msgid=m1;x=1 PRIVMSG b :hi
      b< @!account;!x :a PRIVMSG b :hi
      b! @time=2000-01-01T00:00:00.000Z PRIVMSG
      b! @msgid=m1 PRIVMSG
    `,
  );
  rule(
    'CTAG-5: typing, reply, react, unreact and channel-context are passed on under their draft and final names',
    at`
      a: message-tags
      b: message-tags
      a> @+typing=done TAGMSG b
      b< @+typing=done :a TAGMSG b
      a> @+draft/reply=m1;+draft/react=\\o/ TAGMSG b
      b< @+draft/reply=m1;+draft/react=\\o/ :a TAGMSG b
      a> @+draft/reply=m1;+draft/unreact=\\o/ TAGMSG b
      b< @+draft/reply=m1;+draft/unreact=\\o/ :a TAGMSG b
      a> @+draft/typing=active TAGMSG b
      b< @+draft/typing=active :a TAGMSG b
      a> @+reply=m1;+react=x TAGMSG b
      b< @+reply=m1;+react=x :a TAGMSG b
      a> @+draft/channel-context=#x PRIVMSG b :hi
      b< @+draft/channel-context=#x :a PRIVMSG b :hi
    `,
  );
  rule(
    'CTAG-6: values keep their escapes',
    at`
      a: message-tags
      b: message-tags
      a> @+v=a\\sb\\:c\\\\d PRIVMSG b :hi
      b< @+v=a\\sb\\:c\\\\d :a PRIVMSG b :hi
    `,
  );
  rule(
    'CTAG-8: a message that bears +salon/once with a word under which something was said in the last quarter of an hour is not said again: FAIL PRIVMSG ALREADY_SAID with the msgid that it has. The tag goes along with the message, and stays on it in the history.',
    at`
      a: message-tags
      b: message-tags
      a> @+salon/once=m1 PRIVMSG b :hi
      b< @+salon/once=m1;msgid={id} :a PRIVMSG b :hi
      a> @+salon/once=m1 PRIVMSG b :hi
      a< FAIL PRIVMSG ALREADY_SAID {id}
      b!
      wait 16m
      c: message-tags
      d: message-tags
      c> @+salon/once=m1 PRIVMSG d :hi
      d< @+salon/once=m1 :c PRIVMSG d :hi
    `,
  );
  rule(
    'CTAG-7: a tag that CLIENTTAGDENY names is not passed on, and the message is',
    house({ limits: { clientTagsDenied: ['*', '-typing'] } })`
      a: message-tags
      b: message-tags
      a> @+typing=active;+secret=1 PRIVMSG b :hi
      b< @+typing=active;!+secret :a PRIVMSG b :hi
    `,
  );
});

describe('msgid', () => {
  rule(
    'MSGID-1: a message has one and the same id for all who agreed to message-tags',
    at`
      a: message-tags echo-message
      b: message-tags
      c: message-tags
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> PRIVMSG #x :hi
      a< @msgid={id} :a PRIVMSG #x :hi
      b< @msgid={id} :a PRIVMSG #x :hi
      c< @msgid={id} :a PRIVMSG #x :hi
    `,
  );
  rule(
    'MSGID-2: no two messages have the same id',
    at`
      a:
      b: message-tags
      a> PRIVMSG b :one
      b< @msgid={one} :a PRIVMSG
      a> PRIVMSG b :two
      b< @msgid={two} :a PRIVMSG
      b! @msgid={one}
    `,
  );
  rule(
    'MSGID-3: NOTICE and TAGMSG have ids too',
    at`
      a: message-tags
      b: message-tags
      a> NOTICE b :hi
      b< @msgid :a NOTICE b :hi
      a> @+typing=active TAGMSG b
      b< @msgid :a TAGMSG b
    `,
  );
  rule(
    'MSGID-4: who did not agree to message-tags is shown none',
    at`
      a: message-tags
      b: server-time
      a> PRIVMSG b :hi
      b< @time;!msgid :a PRIVMSG b :hi
    `,
  );
  rule(
    'MSGID-5: an id holds neither spaces nor anything that a tag would escape, and no colon at its beginning',
    async () => {
      const scene = await at.play('a:\nb: message-tags\na> PRIVMSG b :hi\nb< @msgid={id} :a PRIVMSG b :hi');
      expect(scene.names.get('id')).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9_:.-]*$/);
    },
  );
});
