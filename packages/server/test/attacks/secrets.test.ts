import { describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

const capabilities = [
  'batch',
  'draft/metadata-3',
  'account-notify',
  'account-tag',
  'away-notify',
  'echo-message',
  'extended-join',
  'extended-monitor',
  'invite-notify',
  'labeled-response',
  'message-tags',
  'no-implicit-names',
];

/** All by which a stranger may find out that there is a channel, besides coming into it and taking its name. */
const attempts = [
  'NAMES #hid',
  'LIST',
  'LIST #hid',
  'LIST *hid*',
  'LIST >0',
  'LIST C>0',
  'LIST T>0',
  'WHO #hid',
  'WHO #hid %tcuhnfa,7',
  'WHO alice',
  'WHO alice %tcuhnfa,7',
  'WHO * o',
  'WHO *',
  'WHOIS alice',
  'WHOIS alice alice',
  'WHOIS bob',
  'WHOWAS alice',
  'MODE #hid',
  'MODE #hid b',
  'MODE #hid +b',
  'MODE #hid +b x!*@*',
  'MODE #hid +o eve',
  'MODE #hid e',
  'MODE #own +L #hid',
  'MODE #own +b ~channel:#hid',
  'MODE #own b',
  'TOPIC #hid',
  'TOPIC #hid :mine',
  'PART #hid',
  'PART #hid :bye',
  'KICK #hid alice',
  'KICK #hid nobody',
  'INVITE bob #hid',
  'INVITE alice #hid',
  'INVITE',
  'KNOCK #hid',
  'KNOCK #hid :let me in',
  'PRIVMSG #hid :hi',
  'PRIVMSG @#hid :hi',
  'NOTICE #hid :hi',
  'TAGMSG #hid',
  '@+typing=active TAGMSG #hid',
  'RELAYMSG #hid x/y :hi',
  'PRIVMSG alice :hi',
  'RENAME #hid #other',
  'METADATA #hid LIST',
  'METADATA #hid GET url',
  'METADATA #hid SYNC',
  'METADATA #hid SET url :x',
  'METADATA #hid CLEAR',
  'METADATA #hid SUB url',
  'METADATA alice LIST',
  'METADATA alice SYNC',
  'MONITOR + alice,bob',
  'MONITOR S',
  'ISON alice bob',
  'USERHOST alice',
  'USERIP alice',
  'SILENCE +#hid',
  'ACCEPT #hid',
  'SAJOIN #hid',
  'SAMODE #hid +o eve',
  'UBAN INFO #hid',
  'STATS u',
  'NS INFO alice',
  'NS INFO',
  'CS INFO #hid',
  'CS INFO',
  'CS REGISTER #hid',
  'CS DROP #hid',
  'CS DROP #hid abc',
  'CS UNREGISTER #hid',
  'CS TRANSFER #hid eve',
  'CS TRANSFER #hid alice',
  'CS TRANSFER ACCEPT #hid',
  'CS OP #hid',
  'CS OP #hid alice',
  'CS OP #hid nobody',
  'CS DEOP #hid',
  'CS DEOP #hid alice',
  'CS AMODE #hid',
  'CS AMODE #hid +o eve',
  'CS AMODE #hid -q alice',
  'CS AMODE #hid +o nobody',
  'CS SET #hid KEEPTOPIC OFF',
  'CS GET #hid',
  'CS GET #hid KEEPTOPIC',
  'CS CLEAR #hid USERS',
  'CS HOWTOBAN #hid alice',
  'CS HOWTOBAN #hid nobody',
  'CS PURGE ADD #hid',
  'CS PURGE LIST',
  'CS LIST',
  'CS LIST *hid*',
  'CS HELP',
];

/** What is done to have a channel that strangers are not to know of. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  'one with members': ['JOIN #hid', 'MODE #hid +s', 'TOPIC #hid :hush'],
  'one with all that can be set': [
    'JOIN #hid',
    'MODE #hid +simk word',
    'MODE #hid +b eve!*@*',
    'MODE #hid +I bob!*@*',
    'TOPIC #hid :hush',
    'METADATA #hid SET url :https://hidden.example/',
    'INVITE bob #hid',
  ],
  'one without n': ['JOIN #hid', 'MODE #hid +s', 'MODE #hid +b eve!*@*'],
  'one that belongs to someone': [
    'JOIN #hid',
    'MODE #hid +s',
    'CS REGISTER #hid',
    'CS TRANSFER #hid bob',
    'METADATA #hid SET url :x',
    'TOPIC #hid :hush',
  ],
  'one that belongs to someone, and in which nobody is': [
    'JOIN #hid',
    'MODE #hid +s',
    'CS REGISTER #hid',
    'TOPIC #hid :hush',
    'METADATA #hid SET url :x',
    'PART #hid',
  ],
};

/** What a stranger is told in a world where alice has done something. */
function told(deeds: readonly string[], stranger: 'guest' | 'account'): readonly (readonly string[])[] {
  const scene = new Scene({ guards: { fakeLag: { perSecond: 0 } } });
  const { world } = scene;
  const actors = ['alice', 'bob', 'eve'].map(nick => scene.irc(nick, '#own', '#open'));
  for (const actor of actors) scene.send(actor, [`CAP REQ :${capabilities.join(' ')}`]);
  const [alice, , eve] = actors;
  if (alice === undefined || eve === undefined) throw new Error('someone is missing');
  for (const nick of stranger === 'guest' ? ['alice', 'bob'] : ['alice', 'bob', 'eve']) {
    world.submit(nick, { type: 'add-account', account: nick, credential: nick });
  }
  scene.send(alice, ['MODE #own +o eve', ...deeds]);
  for (const actor of actors) scene.linesOf(actor);
  return attempts.map(attempt => {
    scene.send(eve, [attempt]);
    return [attempt, ...scene.linesOf(eve).map(line => line.replace(/msgid=\w+/, 'msgid=any'))];
  });
}

describe.each(['guest', 'account'] as const)(
  'as %s: a stranger is told the same as if there were no secret channel',
  who => {
    const nothing = told([], who);

    test.each(Object.entries(hidden))('where there is %s', (_what, deeds) => {
      const all = told(deeds, who);
      const leaks = all.filter((lines, index) => lines.join('\n') !== nothing[index]?.join('\n'));
      const instead = leaks.map(lines => ({
        is: lines,
        was: nothing.find(([attempt]) => attempt === lines[0]),
      }));
      expect(instead).toStrictEqual([]);
    });

    test('and there are ways to find out that a channel is there which is not secret', () => {
      const all = told(['JOIN #hid'], who);
      const seen = all.filter((lines, index) => lines.join('\n') !== nothing[index]?.join('\n'));
      expect(seen.length).toBeGreaterThan(20);
    });
  },
);
