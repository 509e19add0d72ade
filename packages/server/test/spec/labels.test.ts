import { describe, expect } from 'vitest';
import { readLine } from './line.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();

describe('labeled-response', () => {
  rule(
    'LABEL-1: an answer of one line bears the label',
    at`
      a: labeled-response batch
      a> @label=l1 PING x
      a< @label=l1;!batch PONG
      a!
    `,
  );
  rule(
    'LABEL-2: an answer of several lines is a batch of type labeled-response whose first line bears the label',
    at`
      a: labeled-response batch
      a> @label=l1 LUSERS
      a< @label=l1 BATCH +{ref} labeled-response $
      a< @batch={ref};!label 251
      a< @batch={ref};!label 266
      a< @!label BATCH -{ref} $
    `,
  );
  rule(
    'LABEL-3: what is answered by nothing is answered by ACK',
    at`
      a: labeled-response batch
      a> @label=l1 PONG x
      a< @label=l1 :salon.localhost ACK $
      a!
    `,
  );
  rule(
    'LABEL-4: a refusal bears the label',
    at`
      a: labeled-response batch
      a> @label=l1 PRIVMSG nobody :hi
      a< @label=l1 401 nobody
      a!
      a> @label=l2 NOSUCH
      a< @label=l2 421 NOSUCH
      a!
    `,
  );
  rule(
    'LABEL-5: with echo-message the echo bears the label, and nobody else is shown it',
    at`
      a: labeled-response batch echo-message message-tags
      b: labeled-response batch message-tags
      a> @label=l1;+x=1 PRIVMSG b :hi
      a< @label=l1;+x=1 :a PRIVMSG b :hi
      a!
      b< @!label;+x=1 :a PRIVMSG b :hi
    `,
  );
  rule(
    'LABEL-6: without echo-message a message is answered by ACK',
    at`
      a: labeled-response batch
      b:
      a> @label=l1 PRIVMSG b :hi
      a< @label=l1 ACK
      a!
    `,
  );
  rule(
    'LABEL-7: of a message to oneself the echo bears the label, and what is received does not',
    async () => {
      const scene = await at.play('a: labeled-response batch echo-message\na> @label=l1 PRIVMSG a :note');
      const lines = scene.linesOf('a').map(readLine);
      expect(lines.map(({ command }) => command)).toEqual(['PRIVMSG', 'PRIVMSG']);
      expect(lines.map(({ tags }) => tags.get('label') ?? '').sort()).toEqual(['', 'l1']);
    },
  );
  rule(
    'LABEL-8: who did not agree to it is shown no label',
    at`
      a: batch message-tags
      a> @label=l1 PING x
      a< @!label PONG
    `,
  );
  rule(
    'LABEL-9: a label longer than 64 bytes, or an empty one, is as none',
    at`
      a: labeled-response batch
      a> @label={l*65} PING x
      a< @!label PONG
      a> @label= PING x
      a< @!label PONG
      a> @label={l*64} PING x
      a< @label={l*64} PONG
    `,
  );
  rule(
    'LABEL-10: a label comes back as it was sent, escapes and all',
    at`
      a: labeled-response batch
      a> @label=a\\sb\\:é PING x
      a< @label=a\\sb\\:é PONG
    `,
  );
  rule(
    'LABEL-11: a notice that is refused is answered by ACK',
    at`
      a: labeled-response batch
      a> @label=l1 NOTICE nobody :hi
      a< @label=l1 ACK
      a!
    `,
  );
  rule(
    'LABEL-12: one’s own JOIN, with what follows it, stands in the batch',
    at`
      a: labeled-response batch
      a> @label=l1 JOIN #x
      a< @label=l1 BATCH +{ref} labeled-response
      a< @batch={ref} :a JOIN #x
      a< @batch={ref} 353
      a< @batch={ref} 366
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'LABEL-13: references of batches hold letters, digits and hyphens, and no two are the same',
    async () => {
      const scene = await at.play(
        'a: labeled-response batch\na> @label=1 LUSERS\na< BATCH +{one}\na> @label=2 LUSERS\na< BATCH +{two}',
      );
      expect(scene.names.get('one')).toMatch(/^[A-Za-z0-9-]+$/);
      expect(scene.names.get('two')).not.toBe(scene.names.get('one'));
    },
  );
  rule(
    'LABEL-14: labels are taken before registration too',
    at`
      a: new
      a> CAP REQ :labeled-response batch
      a> @label=l1 CAP LIST
      a< @label=l1 CAP * LIST
      a> @label=l2 JOIN #x
      a< @label=l2 451
    `,
  );
  rule(
    'LABEL-15: together with server-time the batch and its lines bear the time',
    at`
      a: labeled-response batch server-time
      a> @label=l1 LUSERS
      a< @label=l1;time BATCH +{ref}
      a< @batch={ref};time 251
      a< @time BATCH -{ref}
    `,
  );
  rule(
    'LABEL-16: echoes to several targets stand in one batch',
    at`
      a: labeled-response batch echo-message
      b:
      c:
      a> @label=l1 PRIVMSG b,c :hi
      a< @label=l1 BATCH +{ref} labeled-response
      a< @batch={ref} :a PRIVMSG b :hi
      a< @batch={ref} :a PRIVMSG c :hi
      a< BATCH -{ref}
      a!
    `,
  );
  rule(
    'LABEL-17: that a line is too long is said by its label',
    at`
      a: labeled-response batch
      a> @label=l1 PING {x*506}
      a< @label=l1 417
      a!
    `,
  );
});

/** Lines of each command, well formed and not, as the operator a of #l sends them; b is a member. */
const commands: Readonly<Record<string, readonly string[]>> = {
  'LABEL-ACCEPT: ACCEPT': ['ACCEPT b', 'ACCEPT *', 'ACCEPT nobody', 'ACCEPT'],
  'LABEL-ADMIN: ADMIN': ['ADMIN', 'ADMIN other.host'],
  'LABEL-AUDIT: AUDIT': ['AUDIT', 'AUDIT 5 kill'],
  'LABEL-AUTHENTICATE: AUTHENTICATE': ['AUTHENTICATE *', 'AUTHENTICATE PLAIN', 'AUTHENTICATE'],
  'LABEL-AWAY: AWAY': ['AWAY :out', 'AWAY'],
  'LABEL-BATCH: BATCH': ['BATCH -1', 'BATCH +1 draft/multiline', 'BATCH +1 nosuch b', 'BATCH'],
  'LABEL-CAP: CAP': ['CAP LS 302', 'CAP LIST', 'CAP REQ :nonsense', 'CAP END', 'CAP WHAT', 'CAP'],
  'LABEL-CHANSERV: CHANSERV': ['CHANSERV', 'CHANSERV NOSUCH'],
  'LABEL-CHATHISTORY: CHATHISTORY': [
    'CHATHISTORY LATEST #l * 5',
    'CHATHISTORY LATEST #nowhere * 5',
    'CHATHISTORY TARGETS timestamp=2026-01-01T00:00:00Z timestamp=2027-01-01T00:00:00Z 5',
    'CHATHISTORY WHAT',
    'CHATHISTORY',
  ],
  'LABEL-CHGHOST: CHGHOST': ['CHGHOST b new.host', 'CHGHOST b', 'CHGHOST'],
  'LABEL-CS: CS': ['CS', 'CS NOSUCH'],
  'LABEL-DEFCON: DEFCON': ['DEFCON', 'DEFCON 5', 'DEFCON 9'],
  'LABEL-DIE: DIE': ['DIE'],
  'LABEL-DLINE: DLINE': ['DLINE 192.0.2.1', 'DLINE'],
  'LABEL-EDIT: EDIT': ['EDIT #l nosuch :hi', 'EDIT #none nosuch :hi', 'EDIT #l nosuch :', 'EDIT #l'],
  'LABEL-FILEHOST: FILEHOST': ['FILEHOST TICKET', 'FILEHOST EAT', 'FILEHOST'],
  'LABEL-HELP: HELP': ['HELP', 'HELP JOIN', 'HELP nonsense'],
  'LABEL-HELPOP: HELPOP': ['HELPOP', 'HELPOP JOIN', 'HELPOP nonsense'],
  'LABEL-HOSTSERV: HOSTSERV': ['HOSTSERV', 'HOSTSERV NOSUCH'],
  'LABEL-HS: HS': ['HS', 'HS NOSUCH'],
  'LABEL-PERSISTENCE: PERSISTENCE': ['PERSISTENCE GET', 'PERSISTENCE SET NOW', 'PERSISTENCE'],
  'LABEL-INFO: INFO': ['INFO', 'INFO other.host'],
  'LABEL-INVITE: INVITE': ['INVITE c #l', 'INVITE b #l', 'INVITE nobody #l', 'INVITE', 'INVITE c'],
  'LABEL-ISON: ISON': ['ISON a b', 'ISON nobody', 'ISON'],
  'LABEL-ISUPPORT: ISUPPORT': ['ISUPPORT'],
  'LABEL-JOIN: JOIN': ['JOIN #m', 'JOIN #l', 'JOIN #n,#o', 'JOIN x', 'JOIN 0', 'JOIN'],
  'LABEL-KICK: KICK': ['KICK #l nobody', 'KICK #l b :out', 'KICK #nowhere b', 'KICK #l', 'KICK'],
  'LABEL-KILL: KILL': ['KILL b :x', 'KILL'],
  'LABEL-KLINE: KLINE': ['KLINE x!*@*', 'KLINE'],
  'LABEL-KNOCK: KNOCK': ['KNOCK #l', 'KNOCK #nowhere', 'KNOCK'],
  'LABEL-LINKS: LINKS': ['LINKS'],
  'LABEL-LIST: LIST': ['LIST', 'LIST #l', 'LIST >1', 'LIST #nowhere'],
  'LABEL-LUSERS: LUSERS': ['LUSERS'],
  'LABEL-MAP: MAP': ['MAP'],
  'LABEL-HISTORY: HISTORY': ['HISTORY #l', 'HISTORY #l 5', 'HISTORY #l x', 'HISTORY #nowhere', 'HISTORY'],
  'LABEL-MARKREAD: MARKREAD': [
    'MARKREAD #l timestamp=2019-01-04T14:33:26.123Z',
    'MARKREAD #l',
    'MARKREAD #l *',
    'MARKREAD #l,',
    'MARKREAD',
  ],
  'LABEL-METADATA: METADATA': [
    'METADATA * SET url :x',
    'METADATA * GET url',
    'METADATA * SUB url $',
    'METADATA #l SYNC',
    'METADATA * CLEAR',
    'METADATA * SUBS',
    'METADATA nobody LIST',
    'METADATA',
  ],
  'LABEL-MODE: MODE': [
    'MODE #l',
    'MODE #l +m',
    'MODE #l +m',
    'MODE #l +b',
    'MODE a',
    'MODE a +i',
    'MODE b',
    'MODE',
  ],
  'LABEL-MONITOR: MONITOR': [
    'MONITOR + b,nobody',
    'MONITOR - b',
    'MONITOR L',
    'MONITOR S',
    'MONITOR C',
    'MONITOR',
  ],
  'LABEL-MOTD: MOTD': ['MOTD', 'MOTD other.host'],
  'LABEL-NAMES: NAMES': ['NAMES #l', 'NAMES #nowhere', 'NAMES'],
  'LABEL-NICK: NICK': ['NICK a', 'NICK a2', 'NICK b', 'NICK 1st', 'NICK'],
  'LABEL-NICKSERV: NICKSERV': ['NICKSERV', 'NICKSERV NOSUCH'],
  'LABEL-NOTICE: NOTICE': ['NOTICE #l :hi', 'NOTICE b :hi', 'NOTICE nobody :hi', 'NOTICE b', 'NOTICE'],
  'LABEL-NS: NS': [
    'NS',
    'NS NOSUCH',
    'NS INFO nobody',
    'NS SESSIONS',
    'NS GHOST',
    'NS HELP GHOST',
    'NS IDENTIFY x',
    'NS REGISTER x',
    'NS REGISTER correct-horse',
  ],
  'LABEL-OPER: OPER': ['OPER root wrong', 'OPER'],
  'LABEL-PART: PART': ['PART #l :bye', 'PART #nowhere', 'PART'],
  'LABEL-PASS: PASS': ['PASS x', 'PASS'],
  'LABEL-PING: PING': ['PING x', 'PING :', 'PING'],
  'LABEL-PONG: PONG': ['PONG x', 'PONG'],
  'LABEL-PRIVMSG: PRIVMSG': ['PRIVMSG #l :hi', 'PRIVMSG b :hi', 'PRIVMSG nobody :hi', 'PRIVMSG b', 'PRIVMSG'],
  'LABEL-REDACT: REDACT': ['REDACT #l nosuch', 'REDACT #none nosuch', 'REDACT #l'],
  'LABEL-REGISTER: REGISTER': ['REGISTER * * password1', 'REGISTER * *', 'REGISTER x * password1'],
  'LABEL-REHASH: REHASH': ['REHASH'],
  'LABEL-RELAYMSG: RELAYMSG': ['RELAYMSG #l x/y :hi', 'RELAYMSG #l x :hi', 'RELAYMSG #l', 'RELAYMSG'],
  'LABEL-RENAME: RENAME': ['RENAME #l', 'RENAME #nowhere #m', 'RENAME #l #m :why', 'RENAME'],
  'LABEL-SAJOIN: SAJOIN': ['SAJOIN b #m', 'SAJOIN'],
  'LABEL-SAMODE: SAMODE': ['SAMODE #l +m', 'SAMODE'],
  'LABEL-SANICK: SANICK': ['SANICK b c9', 'SANICK'],
  'LABEL-SAPART: SAPART': ['SAPART b #l', 'SAPART'],
  'LABEL-SEARCH: SEARCH': ['SEARCH text=hi', 'SEARCH in=#nowhere', 'SEARCH limit=x', 'SEARCH'],
  'LABEL-SETNAME: SETNAME': ['SETNAME :New', 'SETNAME'],
  'LABEL-SILENCE: SILENCE': ['SILENCE +x!*@*', 'SILENCE', 'SILENCE -x!*@*', 'SILENCE -x!*@*'],
  'LABEL-STATS: STATS': ['STATS u', 'STATS'],
  'LABEL-SUMMON: SUMMON': ['SUMMON root'],
  'LABEL-TAGMSG: TAGMSG': ['TAGMSG b', 'TAGMSG nobody', 'TAGMSG'],
  'LABEL-TIME: TIME': ['TIME', 'TIME other.host'],
  'LABEL-TOKEN: TOKEN': ['TOKEN LIST', 'TOKEN ADD :phone', 'TOKEN DEL x', 'TOKEN EAT', 'TOKEN'],
  'LABEL-TOPIC: TOPIC': ['TOPIC #l :new', 'TOPIC #l', 'TOPIC #l :new', 'TOPIC #nowhere', 'TOPIC'],
  'LABEL-UBAN: UBAN': ['UBAN ADD 192.0.2.1', 'UBAN LIST', 'UBAN INFO b', 'UBAN EAT x', 'UBAN ADD', 'UBAN'],
  'LABEL-UNDLINE: UNDLINE': ['UNDLINE 192.0.2.1', 'UNDLINE'],
  'LABEL-UNKLINE: UNKLINE': ['UNKLINE x!*@*', 'UNKLINE'],
  'LABEL-USER: USER': ['USER a 0 * :a', 'USER'],
  'LABEL-USERHOST: USERHOST': ['USERHOST a b', 'USERHOST'],
  'LABEL-USERIP: USERIP': ['USERIP a', 'USERIP'],
  'LABEL-USERS: USERS': ['USERS'],
  'LABEL-VERIFY: VERIFY': ['VERIFY a code', 'VERIFY a'],
  'LABEL-VERSION: VERSION': ['VERSION', 'VERSION other.host'],
  'LABEL-WALLOPS: WALLOPS': ['WALLOPS :hi', 'WALLOPS'],
  'LABEL-WEBIRC: WEBIRC': ['WEBIRC a b c 192.0.2.1', 'WEBIRC'],
  'LABEL-WEBPUSH: WEBPUSH': ['WEBPUSH REGISTER x y', 'WEBPUSH UNREGISTER x', 'WEBPUSH'],
  'LABEL-WHO: WHO': ['WHO #l', 'WHO b', 'WHO nobody', 'WHO #l %n', 'WHO'],
  'LABEL-WHOIS: WHOIS': ['WHOIS b', 'WHOIS nobody', 'WHOIS'],
  'LABEL-WHOWAS: WHOWAS': ['WHOWAS b', 'WHOWAS nobody', 'WHOWAS'],
};

describe('Each command has one labelled answer, well formed or not', () => {
  for (const [title, lines] of Object.entries(commands)) {
    rule(`${title} has one labelled answer`, async () => {
      const scene = await at.play(
        'a: labeled-response batch draft/metadata-3 draft/multiline soju.im/search draft/message-edit draft/message-redaction\na> JOIN #l\nb> JOIN #l\nc:',
      );
      for (const line of lines) {
        await scene.play(`a> @label=l1 ${line}`);
        expectOneAnswer(line, scene.linesOf('a'));
      }
    });
  }

  rule('LABEL-QUIT: the ERROR that answers QUIT bears the label', async () => {
    const server = await at.open();
    const a = await server.irc('a', 'labeled-response', 'batch');
    a.send('@label=l1 QUIT :bye');
    const told: string[] = [];
    for (let line = await a.lineOrEnd(); line !== undefined; line = await a.lineOrEnd()) told.push(line);
    expectOneAnswer('QUIT', told);
  });
});

/** Expects just one line to bear the label, and all that came to be that line or inside the batch that it begins. */
function expectOneAnswer(asked: string, lines: readonly string[]): void {
  const came = `${asked}\n${lines.join('\n')}`;
  const all = lines.map(readLine);
  const labelled = all.filter(line => line.tags.get('label') === 'l1');
  expect(labelled.length, came).toBe(1);
  const [first] = labelled;
  if (first?.command !== 'BATCH') {
    expect(all.length, came).toBe(1);
    return;
  }
  const ref = first.params[0]?.slice(1);
  expect(all[0], came).toBe(first);
  expect(all.at(-1)?.params, came).toEqual([`-${ref}`]);
  // Batches of another type may be empty.
  const least = first.params[1] === 'labeled-response' ? 3 : 1;
  expect(all.length, `${came}\nis a batch of more than one line`).toBeGreaterThan(least);
  // Batches inside it have lines of their own.
  const refs = [ref];
  for (const line of all.slice(1, -1)) {
    expect(refs, came).toContain(line.tags.get('batch'));
    if (line.command === 'BATCH') refs.push(line.params[0]?.slice(1));
  }
}
