import { capabilities } from '@salon/protocol';
import { describe, expect } from 'vitest';
import { World } from '../hub/world.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house();
/** One operator of the server. */
const ruled = house(withOperator);

describe('CAP', () => {
  rule(
    'CAP-1: CAP LS is answered by the capabilities, and holds back the end of registration',
    at`
      a: new
      a> CAP LS 302
      a< CAP * LS * :…message-tags…
      a> NICK a
      a> USER a 0 * :a
      a!
      a> CAP END
      a< 001
    `,
  );
  rule('CAP-2: values are shown to clients that speak version 302, and to no others', async () => {
    const scene = await at.play('a: new\na> CAP LS 302');
    const with302 = scene.linesOf('a').join(' ');
    await scene.play('b: new\nb> CAP LS');
    const plain = scene.linesOf('b').join(' ');
    expect(plain).not.toContain('=');
    for (const { name, value } of capabilities as readonly { name: string; value?: string }[]) {
      // One line has no room for all drafts and the like: see CAP-15.
      if (!name.includes('/')) expect(` ${plain.replace(/.* :/, '')} `).toContain(` ${name} `);
      expect(with302).toContain(value === undefined ? name : `${name}=${value}`);
    }
  });
  rule(
    'CAP-3: CAP REQ is answered by ACK with the same list when all of it can be had',
    at`
      a: new
      a> CAP REQ :server-time message-tags
      a< CAP * ACK :server-time message-tags
    `,
  );
  rule(
    'CAP-4: a list that holds something unknown is answered by NAK, and nothing of it is agreed to',
    at`
      a: new
      a> CAP REQ :server-time nonsense
      a< CAP * NAK :server-time nonsense
      a> CAP LIST
      a< CAP * LIST :
    `,
  );
  rule(
    'CAP-5: a capability behind - is taken back',
    at`
      a: server-time message-tags
      a> CAP REQ :-server-time
      a< CAP a ACK :-server-time
      a> CAP LIST
      a< CAP a LIST :message-tags
    `,
  );
  rule(
    'CAP-6: CAP LIST is answered by what was agreed to',
    at`
      a: server-time
      a> CAP LIST
      a< CAP a LIST :server-time
    `,
  );
  rule(
    'CAP-7: CAP REQ holds back the end of registration too',
    at`
      a: new
      a> CAP REQ :server-time
      a> NICK a
      a> USER a 0 * :a
      a! 001
      a> CAP END
      a< 001
    `,
  );
  rule(
    'CAP-8: a subcommand that is none is answered by 410',
    at`
      a: new
      a> CAP WHAT
      a< 410 WHAT
    `,
  );
  rule(
    'CAP-9: CAP without a subcommand is answered by 461',
    at`
      a> CAP
      a< 461 CAP
    `,
  );
  rule(
    'CAP-10: after registration LS, REQ and LIST are answered as before, with the nick',
    at`
      a> CAP LS 302
      a< CAP a LS * :…message-tags…
      a> CAP REQ :server-time
      a< CAP a ACK :server-time
      a> CAP LIST
      a< CAP a LIST :…server-time…
    `,
  );
  rule(
    'CAP-11: CAP END after registration does nothing',
    at`
      a> CAP END
      a!
    `,
  );
  rule(
    'CAP-12: names of capabilities are told apart by case, subcommands are not',
    at`
      a: new
      a> cap req :Server-Time
      a< CAP * NAK :Server-Time
      a> cap ls
      a< CAP * LS
    `,
  );
  rule(
    'CAP-13: to version 302, a list that does not fit a line is shown in several, all but the last with *',
    async () => {
      const scene = await at.play('a: new\na> CAP LS 302');
      const lines = scene.linesOf('a');
      for (const [index, line] of lines.entries()) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510);
        expect(line).toMatch(index < lines.length - 1 ? /CAP \* LS \* :/ : /CAP \* LS :/);
      }
    },
  );
  rule(
    'CAP-14: cap-notify goes with version 302 by itself',
    at`
      a: new
      a> CAP LS 302
      a> CAP LIST
      a< CAP * LIST :…cap-notify…
    `,
  );
  rule(
    'CAP-15: to clients that speak no version or an older one, a list is one line, with drafts and what others have thought of at its end',
    async () => {
      for (const asked of ['CAP LS', 'CAP LS 301']) {
        const scene = await at.play(`a: new\na> ${asked}`);
        const lines = scene.linesOf('a');
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(/ CAP \* LS :(?:[^/ ]+ )+(?:[^/ ]+\/\S+ ?)+$/);
      }
    },
  );
});

describe('server-time and batch', () => {
  rule(
    'TIME-2: server-time puts the time on all that a client is sent, in UTC with milliseconds',
    async () => {
      const scene = await at.play('a: server-time\na> JOIN #x');
      for (const line of scene.linesOf('a')) {
        expect(line).toMatch(/^@time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z :/);
      }
      await scene.play('a> NOSUCH\na< @time 421');
    },
  );
  rule(
    'TIME-3: who did not agree to it is sent none',
    at`
      a> JOIN #x
      a< @!time :a JOIN #x
    `,
  );
});

describe('echo-message', () => {
  rule(
    'ECHO-1: PRIVMSG, NOTICE and TAGMSG are shown to the one who sent them, as others see them',
    at`
      a: echo-message message-tags
      b:
      a> JOIN #Room
      a> PRIVMSG #room :hi
      a< :a PRIVMSG #Room :hi
      a> NOTICE B :hi
      a< :a NOTICE b :hi
      a> @+typing=active TAGMSG b
      a< @+typing=active :a TAGMSG b
    `,
  );
  rule(
    'ECHO-2: what was refused is not shown',
    at`
      a: echo-message
      a> PRIVMSG nobody :hi
      a< 401 nobody
      a!
    `,
  );
  rule(
    'ECHO-3: a message to oneself is shown twice: once as sent and once as received',
    at`
      a: echo-message
      a> PRIVMSG a :note
      a< :a PRIVMSG a :note
      a< :a PRIVMSG a :note
      a!
    `,
  );
});

describe('Members', () => {
  rule(
    'MULTI-1: multi-prefix shows all prefixes of a member in NAMES and WHO, highest first',
    at`
      a> JOIN #x
      a> MODE #x +v a
      b: multi-prefix
      b> NAMES #x
      b< 353 = #x :@+a
      b> WHO #x
      b< 352 #x … … … a H@+
    `,
  );
  rule(
    'UHNAMES-1: userhost-in-names shows members with user and host in NAMES',
    at`
      a> JOIN #x
      b: userhost-in-names
      b> NAMES #x
      b< 353 = #x :@a!~a@…
    `,
  );
  rule(
    'UHNAMES-2: together with multi-prefix both hold',
    at`
      a> JOIN #x
      a> MODE #x +v a
      b: userhost-in-names multi-prefix
      b> NAMES #x
      b< 353 = #x :@+a!~a@…
    `,
  );
  rule(
    'NONAMES-1: no-implicit-names leaves the names away after JOIN, and answers NAMES as ever',
    at`
      a: no-implicit-names
      a> JOIN #x
      a< :a JOIN #x
      a! 353
      a! 366
      a> NAMES #x
      a< 353 = #x :@a
      a< 366 #x
    `,
  );
  rule(
    'EXTJOIN-1: extended-join shows the account, * for none, and the real name with JOIN',
    at`
      b: extended-join
      b> JOIN #x
      b< :b JOIN #x * :b
      a> JOIN #x
      b< :a JOIN #x * :a
    `,
  );
  rule(
    'EXTJOIN-2: who did not agree to it is shown the channel alone',
    at`
      a> JOIN #x
      b: extended-join
      b> JOIN #x
      a< :b JOIN #x $
    `,
  );
});

describe('Notices of changes', () => {
  rule(
    'AWAYNOTIFY-1: away-notify shows who goes away and comes back, to those who share a channel',
    at`
      b: away-notify
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> AWAY :out
      b< :a AWAY :out
      c!
      a> AWAY
      b< :a AWAY $
    `,
  );
  rule(
    'AWAYNOTIFY-2: who joins while away is shown to be away, behind JOIN',
    at`
      b: away-notify
      b> JOIN #x
      a> AWAY :out
      a> JOIN #x
      b< :a JOIN #x
      b< :a AWAY :out
    `,
  );
  rule(
    'AWAYNOTIFY-3: one is not shown one’s own AWAY, and who shares no channel is not either',
    at`
      a: away-notify
      b: away-notify
      a> JOIN #x
      b> JOIN #y
      a> AWAY :out
      a! :a AWAY
      b!
    `,
  );
  rule(
    'INVITENOTIFY-1: invite-notify shows an invitation to those in the channel who agreed to it',
    at`
      a> JOIN #x
      b: invite-notify
      b> JOIN #x
      c> JOIN #x
      a> MODE #x +o b
      d:
      a> INVITE d #x
      b< :a INVITE d #x
      c!
      d< :a INVITE d #x
    `,
  );
  rule(
    'CHGHOST-1: who is no operator of the server and sends CHGHOST is answered by 481',
    at`
      b:
      a> CHGHOST b new.host
      a< 481
    `,
  );
  rule(
    'CHGHOST-2: another host is shown with CHGHOST to those who share a channel and agreed to chghost',
    ruled`
      b: chghost
      c: chghost
      d:
      c> JOIN #x
      b> JOIN #x
      d> JOIN #x
      a> OPER root secret
      a> CHGHOST b new.host
      b< :b!~b@127.0.0.1 CHGHOST ~b new.host
      c< :b!~b@127.0.0.1 CHGHOST ~b new.host
      d! CHGHOST
      b> PRIVMSG #x :hi
      c< :b!~b@new.host PRIVMSG #x :hi
    `,
  );
  rule(
    'CHGHOST-3: what is no host is answered by FAIL CHGHOST',
    ruled`
      a: standard-replies
      b:
      a> OPER root secret
      a> CHGHOST b not@a@host
      a< FAIL CHGHOST
    `,
  );
  rule(
    'CHGHOST-4: CHGHOST with fewer than two parameters is answered by 461',
    at`
      a> CHGHOST b
      a< 461 CHGHOST
    `,
  );
  rule(
    'ACCOUNTNOTIFY-1: account-notify is there to be agreed to, and shows nothing where nobody has an account',
    at`
      a: account-notify
      a> JOIN #x
      b> JOIN #x
      a! ACCOUNT
    `,
  );
  rule(
    'ACCOUNTNOTIFY-2: who logs in or out is shown with ACCOUNT to those who share a channel and agreed',
    at`
      b: account-notify
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a- logs in alice
      b< :a ACCOUNT alice
      c!
      a- logs out
      b< :a ACCOUNT *
    `,
  );
  rule(
    'ACCOUNTTAG-2: account-tag puts the account on what someone says and does',
    at`
      a:
      b: account-tag
      c: message-tags
      a- logs in alice
      a> PRIVMSG b,c :hi
      b< @account=alice :a PRIVMSG b :hi
      c< @!account :a PRIVMSG c :hi
    `,
  );
  rule(
    'EXTJOIN-3: extended-join shows the account of who joins',
    at`
      b: extended-join
      b> JOIN #x
      a:
      a- logs in alice
      a> JOIN #x
      b< :a JOIN #x alice :a
    `,
  );
  rule(
    'ACCOUNTTAG-1: account-tag puts no account on what someone without one says',
    at`
      b: account-tag
      a> PRIVMSG b :hi
      b< @!account :a PRIVMSG b :hi
    `,
  );
  rule(
    'STDREPLIES-1: standard-replies is there to be agreed to',
    at`
      a: standard-replies
      a> CAP LIST
      a< CAP a LIST :…standard-replies…
    `,
  );
  rule(
    'EXTMONITOR-1: with extended-monitor, AWAY and SETNAME of those on the list are shown without a channel in common',
    at`
      b: extended-monitor away-notify setname
      a: setname
      b> MONITOR + a
      a> AWAY :out
      b< :a AWAY :out
      a> SETNAME :New
      b< :a SETNAME :New
    `,
  );
  rule(
    'EXTMONITOR-2: without away-notify no AWAY is shown',
    at`
      b: extended-monitor
      b> MONITOR + a
      a:
      a> AWAY :out
      b! AWAY
    `,
  );
  rule(
    'EXTMONITOR-3: who shares a channel and is on the list is shown once',
    at`
      b: extended-monitor away-notify
      b> JOIN #x
      a> JOIN #x
      b> MONITOR + a
      a> AWAY :out
      b< :a AWAY :out
      b!
    `,
  );
});

describe('Accounts of those on a MONITOR list', () => {
  rule(
    'EXTMONITOR-4: with account-notify and extended-monitor ACCOUNT is shown without a channel in common',
    at`
      a:
      b: extended-monitor account-notify
      b> MONITOR + a
      a- logs in alice
      b< :a ACCOUNT alice
      b!
    `,
  );
});

describe('UTF8ONLY', () => {
  rule('UTF8-1: a line that is not UTF-8 is not taken, and FAIL or a notice says so', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    const b = await server.irc('b');
    a.sendRaw(Buffer.from('PRIVMSG b :\xe9\r\n', 'latin1'));
    expect(await a.line()).toMatch(/^:salon\.localhost (FAIL PRIVMSG INVALID_UTF8|NOTICE a) :/);
    expect(await b.linesUntilNow()).toEqual([]);
  });
  rule('UTF8-2: who agreed to standard-replies is told with FAIL and INVALID_UTF8', async () => {
    const server = await at.open();
    const a = await server.irc('a', 'standard-replies');
    a.sendRaw(Buffer.from('PRIVMSG b :\xe9\r\n', 'latin1'));
    expect(await a.line()).toMatch(/^:salon\.localhost FAIL \S+ INVALID_UTF8 :/);
  });
});

describe('draft/pre-away', () => {
  rule(
    'PREAWAY-1: AWAY is taken before registration when draft/pre-away was agreed to',
    at`
      a: new
      a> CAP REQ :draft/pre-away
      a< CAP * ACK :draft/pre-away
      a> AWAY :out
      a! 451
      a> NICK a
      a> USER a 0 * :a
      a> CAP END
      a< 001
      b> WHOIS a
      b< 301 a :out
    `,
  );
  rule(
    'PREAWAY-2: AWAY * says that nobody is there, for no reason given',
    at`
      a: draft/pre-away
      a> AWAY *
      a< 306
      b> PRIVMSG a :hi
      b< 301 a
    `,
  );
  rule(
    'PREAWAY-3: without the capability it is answered by 451',
    at`
      a: new
      a> AWAY :out
      a< 451
    `,
  );
});

describe('draft/extended-isupport', () => {
  rule(
    'EXTISUPPORT-1: with draft/extended-isupport ISUPPORT is answered by 005 before registration, within a batch of its own',
    at`
      a: new
      a> CAP REQ :batch draft/extended-isupport
      a> ISUPPORT
      a< BATCH +{ref} draft/isupport
      a< @batch={ref} 005 …
      a< BATCH -{ref}
    `,
  );
  rule(
    'EXTISUPPORT-2: ISUPPORT after registration is answered by 005 to everyone',
    at`
      a> ISUPPORT
      a< 005 …
      a! BATCH
    `,
  );
  rule(
    'EXTISUPPORT-3: the welcome’s 005 stand in a batch too for who agreed to both',
    at`
      a: new
      a> CAP REQ :batch draft/extended-isupport
      a> NICK a
      a> USER a 0 * :a
      a> CAP END
      a< 001
      a! @!batch 005
    `,
  );
});

describe('draft/channel-rename', () => {
  rule(
    'RENAME-1: an operator of the channel renames it, and those who agreed to draft/channel-rename are shown RENAME',
    at`
      a: draft/channel-rename
      b: draft/channel-rename
      a> JOIN #old
      b> JOIN #old
      a> RENAME #old #new :a better name
      a< :a RENAME #old #new :a better name
      b< :a RENAME #old #new :a better name
      b> PRIVMSG #new :hi
      a< :b PRIVMSG #new :hi
    `,
  );
  rule(
    'RENAME-2: the others are shown PART of the old name and JOIN of the new one, with topic and names',
    at`
      a: draft/channel-rename
      a> JOIN #old
      a> TOPIC #old :about it
      b> JOIN #old
      a> RENAME #old #new :why
      b< :b PART #old :why
      b< :b JOIN #new
      b< 332 #new :about it
      b< 353 = #new :@a b
      b< 366 #new
    `,
  );
  rule(
    'RENAME-9: where there is no topic, those who are shown JOIN are told nothing of it',
    at`
      a> JOIN #old
      a> RENAME #old #new
      a< :a PART #old
      a< :a JOIN #new
      a< 353 = #new :@a
      a! 331
    `,
  );
  rule(
    'RENAME-3: modes, lists and members stay',
    at`
      a: draft/channel-rename
      a> JOIN #old
      a> MODE #old +mb bob
      a> RENAME #old #new
      a< :a RENAME #old #new :
      a> MODE #new
      a< 324 #new +…m…
      a> MODE #new +b
      a< 367 #new bob!*@*
      a> MODE #old
      a< 403 #old
    `,
  );
  rule(
    'RENAME-4: who is no operator is answered by 482, who is not in it by 442',
    at`
      a> JOIN #old
      b> JOIN #old
      b> RENAME #old #new
      b< 482 #old
      c> RENAME #old #new
      c< 442 #old
    `,
  );
  rule(
    'RENAME-5: a name that is taken is answered by FAIL RENAME CHANNEL_NAME_IN_USE',
    at`
      a: draft/channel-rename standard-replies
      a> JOIN #old,#new
      a> RENAME #old #new
      a< FAIL RENAME CHANNEL_NAME_IN_USE #old #new
    `,
  );
  rule(
    'RENAME-6: a name that is none is answered by FAIL RENAME CANNOT_RENAME',
    at`
      a: draft/channel-rename standard-replies
      a> JOIN #old
      a> RENAME #old new
      a< FAIL RENAME CANNOT_RENAME #old new
    `,
  );
  rule(
    'RENAME-7: a name in another case is taken, and shown to the others without PART and JOIN',
    at`
      a: draft/channel-rename
      a> JOIN #old
      a> RENAME #old #OLD
      a< :a RENAME #old #OLD
    `,
  );
  rule(
    'RENAME-8: RENAME with fewer than two parameters is answered by 461',
    at`
      a> RENAME #old
      a< 461 RENAME
    `,
  );
  rule(
    'RENAME-10: a channel that was renamed a moment ago is not again, and that is answered by FAIL RENAME CANNOT_RENAME',
    at`
      a: draft/channel-rename standard-replies
      a> JOIN #old
      a> RENAME #old #new
      a< :a RENAME #old #new :
      a> RENAME #new #old
      a< FAIL RENAME CANNOT_RENAME #new #old
    `,
  );
  rule('RENAME-11: of a channel with more than 200 members, the others are not sent the names', async () => {
    const shown = ['PART #old', 'JOIN #new', '353', '366'];
    expect(await shownOfRename(200)).toStrictEqual(shown);
    expect(await shownOfRename(201)).toStrictEqual(shown.slice(0, 2));
  });
});

describe('draft/relaymsg', () => {
  rule(
    'RELAYMSG-1: an operator of a channel says something there under another nick with / in it, and draft/relaymsg tells who',
    at`
      a: draft/relaymsg
      b: draft/relaymsg message-tags
      a> JOIN #x
      b> JOIN #x
      a> RELAYMSG #x alice/discord :hi
      b< @draft/relaymsg=a :alice/discord PRIVMSG #x :hi
    `,
  );
  rule(
    'RELAYMSG-2: a nick without a separator, with characters of masks, or with invisible ones, is answered by FAIL RELAYMSG INVALID_NICK',
    at`
      a: draft/relaymsg standard-replies
      a> JOIN #x
      a> RELAYMSG #x alice :hi
      a< FAIL RELAYMSG INVALID_NICK
      a> RELAYMSG #x al!ice/discord :hi
      a< FAIL RELAYMSG INVALID_NICK
      a> RELAYMSG #x al${'\u200b'}ice/discord :hi
      a< FAIL RELAYMSG INVALID_NICK
    `,
  );
  rule(
    'RELAYMSG-3: who is no operator there is answered by FAIL RELAYMSG PRIVS_NEEDED',
    at`
      a> JOIN #x
      b: draft/relaymsg standard-replies
      b> JOIN #x
      b> RELAYMSG #x alice/discord :hi
      b< FAIL RELAYMSG PRIVS_NEEDED
      a!
    `,
  );
  rule(
    'RELAYMSG-4: no nick of a user has a separator in it',
    at`
      a> NICK a/discord
      a< 432
    `,
  );
});

/** What a member who does not know RENAME is shown of it, as the words that tell the lines apart. */
async function shownOfRename(membersMax: number): Promise<string[]> {
  const world = new World({});
  const members = Array.from({ length: membersMax }, (_, at) => {
    const client = world.connect('irc', `192.0.2.${at}`);
    for (const line of [`NICK n${at}`, `USER n${at} 0 * :n`, 'JOIN #old']) client.line(line);
    return client;
  });
  world.settle();
  for (const member of members) member.take();
  members[0]?.line('RENAME #old #new');
  world.settle();
  const text =
    members
      .at(-1)
      ?.take()
      .map(got => (got === 'closed' ? '' : got.text))
      .join('') ?? '';
  return [...new Set([...text.matchAll(/(?:PART|JOIN) #\w+|\b353|\b366/g)].map(([word]) => word))];
}
