import { channelModes, modeLetters } from '@salon/protocol';
import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house, type Scene } from './scene.ts';

const at = house();

/** The tokens that a client is told, with their values; and the scene, to try them. */
async function tokens(
  of = at,
): Promise<{ readonly scene: Scene; readonly told: ReadonlyMap<string, string> }> {
  const scene = await of.play('a: \na> VERSION');
  const words = scene
    .linesOf('a')
    .filter(line => / 005 /.test(line))
    .flatMap(line =>
      line
        .replace(/ :are supported.*/, '')
        .split(' ')
        .slice(3),
    );
  return {
    scene,
    told: new Map(
      words.map(word => [word.replace(/=.*/, ''), word.includes('=') ? word.replace(/^[^=]*=/, '') : '']),
    ),
  };
}

/** A number that a token gives. */
async function numberOf(token: string): Promise<{ readonly scene: Scene; readonly value: number }> {
  const { scene, told } = await tokens();
  const value = Number(told.get(token));
  expect(value, token).toBeGreaterThan(0);
  return { scene, value };
}

describe('The lines', () => {
  rule(
    'ISUPPORT-LINES-1: a line holds at most 13 tokens and 510 bytes, and ends with the text of the numeric',
    async () => {
      const scene = await at.play('a:\na> VERSION');
      const lines = scene.linesOf('a').filter(line => / 005 /.test(line));
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510);
        expect(line).toMatch(
          /^:salon\.localhost 005 a( (?:salon\/)?[A-Z0-9]+(=\S*)?){1,13} :are supported by this server$/,
        );
      }
    },
  );
  rule('ISUPPORT-LINES-2: no token is told twice', async () => {
    const scene = await at.play('a:\na> VERSION');
    const words = scene
      .linesOf('a')
      .filter(line => / 005 /.test(line))
      .flatMap(line => line.split(' ').slice(3));
    const names = words.filter(word => /^[A-Z]/.test(word)).map(word => word.replace(/=.*/, ''));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('Lengths', () => {
  rule('ISUPPORT-NICKLEN: a nick of this length is taken, a longer one is not', async () => {
    const { scene, value } = await numberOf('NICKLEN');
    await scene.play(`a> NICK ${'n'.repeat(value + 1)}\na< 432\na> NICK ${'n'.repeat(value)}\na< :a NICK`);
  });
  rule('ISUPPORT-CHANNELLEN: a channel of this length is taken, a longer one is not', async () => {
    const { scene, value } = await numberOf('CHANNELLEN');
    await scene.play(`a> JOIN #${'c'.repeat(value)}\na< 403\na> JOIN #${'c'.repeat(value - 1)}\na< :a JOIN`);
  });
  rule('ISUPPORT-TOPICLEN: a topic is kept to this length', async () => {
    const { scene, value } = await numberOf('TOPICLEN');
    await scene.play(
      `a> JOIN #x\na> TOPIC #x :${'t'.repeat(value + 1)}\na< :a TOPIC #x :${'t'.repeat(value)}`,
    );
  });
  rule('ISUPPORT-KICKLEN: a reason of KICK is kept to this length', async () => {
    const { scene, value } = await numberOf('KICKLEN');
    await scene.play(
      `b:\na> JOIN #x\nb> JOIN #x\na> KICK #x b :${'k'.repeat(value + 1)}\na< :a KICK #x b :${'k'.repeat(value)}`,
    );
  });
  rule('ISUPPORT-AWAYLEN: an away message is kept to this length', async () => {
    const { scene, value } = await numberOf('AWAYLEN');
    await scene.play(`a> AWAY :${'w'.repeat(value + 1)}\na> WHOIS a\na< 301 a :${'w'.repeat(value)}`);
  });
  rule('ISUPPORT-KEYLEN: a key of this length is taken, a longer one is not', async () => {
    const { scene, value } = await numberOf('KEYLEN');
    await scene.play(
      `a> JOIN #x\na> MODE #x +k ${'k'.repeat(value + 1)}\na! MODE\na> MODE #x +k ${'k'.repeat(value)}\na< :a MODE #x +k`,
    );
  });
  rule(
    'ISUPPORT-USERLEN: a user name, with what the server puts before it, is kept to this length',
    async () => {
      const { scene, value } = await numberOf('USERLEN');
      await scene.play(
        `b: new\nb> NICK b\nb> USER ${'u'.repeat(value + 1)} 0 * :b\nb< 001 :…b!~${'u'.repeat(value - 1)}@…`,
      );
    },
  );
  rule('ISUPPORT-NAMELEN: a real name is kept to this length', async () => {
    const { scene, value } = await numberOf('NAMELEN');
    await scene.play(
      `b: new\nb> NICK b\nb> USER b 0 * :${'r'.repeat(value + 1)}\nb> WHOIS b\nb< 311 b ~b … * :${'r'.repeat(value)}`,
    );
  });
  rule('ISUPPORT-HOSTLEN: no host is longer', async () => {
    const { scene, value } = await numberOf('HOSTLEN');
    await scene.play('a> USERHOST a');
    expect(scene.linesOf('a')[0]?.replace(/.*@/, '').length).toBeLessThanOrEqual(value);
  });
  rule('ISUPPORT-LINELEN: where it is told, it is 512', async () => {
    const { told } = await tokens();
    expect(told.get('LINELEN') ?? '512').toBe('512');
  });
});

describe('Numbers', () => {
  rule('ISUPPORT-CHANLIMIT: one may be in so many channels', async () => {
    const small = await tokens(few);
    expect(small.told.get('CHANLIMIT')).toBe('#:2');
    await small.scene.play('a> JOIN #x,#y,#z\na< :a JOIN #y\na< 405 #z');
  });
  rule('ISUPPORT-MODES: one line changes so many modes', async () => {
    const { scene, told } = await tokens(few);
    expect(told.get('MODES')).toBe('3');
    await scene.play('a> JOIN #x\na> MODE #x -nt+mbbeI p q r s\na< :a MODE #x -nt+mbbe p!*@* q!*@* r!*@* $');
  });
  rule('ISUPPORT-MAXLIST: each list holds so many entries', async () => {
    const { scene, told } = await tokens(few);
    expect(told.get('MAXLIST')).toBe('b:2,e:2,I:2');
    await scene.play('a> JOIN #x\na> MODE #x +bbb p q r\na< 478 #x\na> MODE #x +e p\na< :a MODE #x +e p!*@*');
  });
  rule('ISUPPORT-MAXTARGETS: one line speaks to so many', async () => {
    const { scene, told } = await tokens(few);
    expect(told.get('MAXTARGETS')).toBe('2');
    await scene.play('a> PRIVMSG p,q,r :hi\na< 407 r');
  });
  rule('ISUPPORT-TARGMAX: for each command it tells how many targets a line may name', async () => {
    const { scene, told } = await tokens(few);
    const max = new Map(
      (told.get('TARGMAX') ?? '').split(',').map(item => item.split(':') as [string, string]),
    );
    for (const command of ['PRIVMSG', 'NOTICE', 'TAGMSG', 'KICK'])
      expect(max.get(command), command).toBe('2');
    expect(max.get('JOIN')).toBe('');
    expect(max.get('NAMES')).toBe('1');
    expect(max.get('WHOIS')).toBe('1');
    await scene.play('a> NAMES #a,#b,#c\na< 407 #c');
  });
  rule('ISUPPORT-MONITOR: a MONITOR list holds so many nicks', async () => {
    const { scene, value } = await numberOf('MONITOR');
    const nicks = Array.from({ length: value + 1 }, (_, index) => `m${index}`);
    const rows = [];
    for (let from = 0; from < nicks.length; from += 40) {
      rows.push(`a> MONITOR + ${nicks.slice(from, from + 40).join(',')}`);
    }
    await scene.play(`${rows.join('\n')}\na< 734 ${value} m${value}`);
  });
  rule('ISUPPORT-SILENCE: a SILENCE list holds so many masks', async () => {
    const { scene, value } = await numberOf('SILENCE');
    const rows = Array.from({ length: value + 1 }, (_, index) => `a> SILENCE +s${index}!*@*`);
    await scene.play(`${rows.join('\n')}\na< 511`);
  });
});

describe('Names', () => {
  rule('ISUPPORT-NETWORK: it tells the name of the network, with spaces written as \\x20', async () => {
    const { told } = await tokens(few);
    expect(told.get('NETWORK')).toBe('Test\\x20Net');
  });
  rule('ISUPPORT-CASEMAPPING: it is ascii: A to Z are folded, brackets are not', async () => {
    const { scene, told } = await tokens();
    expect(told.get('CASEMAPPING')).toBe('ascii');
    await scene.play('b:\na> NICK B\na< 433\na> NICK b[\nb> NICK b{\nb< :b NICK');
  });
  rule('ISUPPORT-CHANTYPES: channels begin with # alone', async () => {
    const { scene, told } = await tokens();
    expect(told.get('CHANTYPES')).toBe('#');
    await scene.play('a> JOIN &x\na< 403');
  });
  rule(
    'ISUPPORT-CHATHISTORY ISUPPORT-MSGREFTYPES: how much of a history is shown at once, and by what it is meant',
    async () => {
      const { told } = await tokens();
      expect(told.get('CHATHISTORY')).toBe('1000');
      expect(told.get('MSGREFTYPES')).toBe('msgid,timestamp');
    },
  );
  rule('ISUPPORT-PREFIX: it tells the modes of members and their signs, highest first', async () => {
    const { told } = await tokens();
    expect(told.get('PREFIX')).toBe('(qaohv)~&@%+');
  });
  rule('ISUPPORT-STATUSMSG: it tells the signs that may stand before a channel in a message', async () => {
    const { scene, told } = await tokens();
    expect(told.get('STATUSMSG')).toBe('~&@%+');
    await scene.play('a> JOIN #x\nb> JOIN #x\nb> PRIVMSG @#x :hi\na< :b PRIVMSG @#x :hi');
  });
});

describe('Modes', () => {
  rule('ISUPPORT-CHANMODES: it tells all modes of channels by kind, and each of them is known', async () => {
    const { scene, told } = await tokens();
    const kinds = (told.get('CHANMODES') ?? '').split(',');
    expect(kinds).toEqual([
      modeLetters('list'),
      modeLetters('always'),
      modeLetters('on-set'),
      modeLetters('never'),
    ]);
    await scene.play('a> JOIN #x');
    for (const { letter } of channelModes) await scene.play(`a> MODE #x -${letter}\na! 472`);
  });
  rule('ISUPPORT-EXCEPTS: it tells that e is the list of exceptions', async () => {
    const { scene, told } = await tokens();
    expect(told.get('EXCEPTS')).toMatch(/^e?$/);
    await scene.play('a> JOIN #x\na> MODE #x +e\na< 349 #x');
  });
  rule('ISUPPORT-INVEX: it tells that I is the list of invite exceptions', async () => {
    const { scene, told } = await tokens();
    expect(told.get('INVEX')).toMatch(/^I?$/);
    await scene.play('a> JOIN #x\na> MODE #x +I\na< 347 #x');
  });
  rule(
    'ISUPPORT-EXTBAN: it tells the letters of extbans, m among them, and that nothing stands before them',
    async () => {
      const { told } = await tokens();
      expect(told.get('EXTBAN')).toMatch(/^,\w*m\w*$/);
    },
  );
  rule(
    'ISUPPORT-ACCOUNTEXTBAN: it tells the extban of accounts, which is among those of EXTBAN',
    async () => {
      const { told } = await tokens();
      const names = (told.get('ACCOUNTEXTBAN') ?? '').split(',');
      expect(names).toContain('a');
      expect(told.get('EXTBAN')).toMatch(/^,\w*a\w*$/);
    },
  );
  rule('ISUPPORT-BOT: it tells the mode of bots', async () => {
    const { scene, told } = await tokens();
    expect(told.get('BOT')).toBe('B');
    await scene.play('a> MODE a +B\na< :a MODE a +B');
  });
  rule('ISUPPORT-CALLERID: it tells the mode that ACCEPT belongs to', async () => {
    const { told } = await tokens();
    expect(told.get('CALLERID')).toMatch(/^g?$/);
  });
});

describe('Commands and manners', () => {
  rule('ISUPPORT-ELIST: it tells by what LIST chooses: C, M, N, T and U', async () => {
    const { told } = await tokens();
    expect([...(told.get('ELIST') ?? '')].sort().join('')).toBe('CMNTU');
  });
  rule('ISUPPORT-WHOX: it tells that WHO takes fields', async () => {
    const { scene, told } = await tokens();
    expect(told.has('WHOX')).toBe(true);
    await scene.play('a> WHO a %n\na< 354 a');
  });
  rule('ISUPPORT-KNOCK: it tells that KNOCK is there', async () => {
    const { scene, told } = await tokens();
    expect(told.has('KNOCK')).toBe(true);
    await scene.play('a> KNOCK\na< 461');
  });
  rule('ISUPPORT-SAFELIST: it tells that LIST cuts off nobody', async () => {
    const { told } = await tokens();
    expect(told.has('SAFELIST')).toBe(true);
  });
  rule('ISUPPORT-SAFERATE: it tells that floods are slowed down and not cut off', async () => {
    const { told } = await tokens(calm);
    expect(told.has('SAFERATE')).toBe(true);
  });
  rule('ISUPPORT-USERIP: it tells that USERIP is there', async () => {
    const { told } = await tokens();
    expect(told.has('USERIP')).toBe(true);
  });
  rule('ISUPPORT-UTF8ONLY: it tells that lines are UTF-8', async () => {
    const { told } = await tokens();
    expect(told.has('UTF8ONLY')).toBe(true);
  });
  rule('ISUPPORT-LOBBY: it tells by salon/LOBBY what the lobby is called', async () => {
    expect((await tokens(tea)).told.get('salon/LOBBY')).toBe('#tea');
    expect((await tokens()).told.get('salon/LOBBY')).toBe('#lobby');
  });
  rule(
    'ISUPPORT-CLIENTTAGDENY: it tells which client-only tags are not passed on, when there are any',
    async () => {
      const { told } = await tokens(denying);
      expect(told.get('CLIENTTAGDENY')).toBe('*,-typing');
    },
  );
});

const tea = house({ lobby: '#tea' });
const few = house({
  server: { network: 'Test Net' },
  limits: { channelsPerUserMax: 2, modesPerLineMax: 3, listEntriesMax: 2, targetsMax: 2 },
});
const calm = house({ guards: { fakeLag: { burst: 100, perSecond: 5 } } });
const denying = house({ limits: { clientTagsDenied: ['*', '-typing'] } });
