import { type CapabilityName, capabilities } from '@salon/protocol';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { userOf } from '../../src/hub/state/state.ts';
import type { Peer } from '../support/peer.ts';
import { TestServer } from '../support/test-server.ts';
import { fits, readLine } from './line.ts';
import { rule } from './rule.ts';

/** What someone agreed to. */
type Agreed = ReadonlySet<string>;

/** Capabilities that nobody may ask for, since they only tell something (IRCv3 sts). */
const notForAsking: ReadonlySet<string> = new Set(['sts']);

/** What the scenes below know of: what each of these changes is in what they expect. */
const known: ReadonlySet<string> = new Set([
  'account-notify',
  'account-tag',
  'away-notify',
  'batch',
  'cap-notify',
  'chghost',
  'draft/account-registration',
  'draft/channel-rename',
  'draft/chathistory',
  'draft/event-playback',
  'draft/extended-isupport',
  'draft/message-edit',
  'draft/message-redaction',
  'draft/metadata-3',
  'draft/multiline',
  'draft/no-implicit-names',
  'draft/pre-away',
  'draft/persistence',
  'draft/read-marker',
  'draft/relaymsg',
  'draft/webpush',
  'echo-message',
  'extended-join',
  'extended-monitor',
  'invite-notify',
  'labeled-response',
  'message-tags',
  'multi-prefix',
  'no-implicit-names',
  'sasl',
  'server-time',
  'setname',
  'soju.im/search',
  'soju.im/webpush',
  'standard-replies',
  'sts',
  'userhost-in-names',
  'znc.in/playback',
]);

const names: readonly CapabilityName[] = capabilities
  .map(({ name }) => name)
  .filter(name => !notForAsking.has(name));

/** Nothing, each one alone, each with each other, and all. */
const sets: readonly Agreed[] = [
  [],
  ...names.map(name => [name]),
  ...names.flatMap((name, index) => names.slice(index + 1).map(other => [name, other])),
  names,
].map(list => new Set<string>(list));

interface Observer {
  readonly nick: string;
  readonly agreed: Agreed;
  readonly peer: Peer;
}

let server: TestServer;
let observers: readonly Observer[];
let boss: Peer;
let actor: Peer;

beforeAll(async () => {
  server = await TestServer.start();
  boss = await server.ircIn('#p', 'boss');
  actor = await server.irc('act', 'message-tags', 'batch', 'draft/multiline');
  const met: Observer[] = [];
  // So many would be waited for in vain if they came in at once while the machine has other things to do.
  for (const [index, agreed] of sets.entries()) {
    const nick = `o${index}`;
    met.push({ nick, agreed, peer: await server.irc(nick, ...agreed) });
  }
  observers = met;
  for (const { peer } of observers) {
    peer.send('JOIN #p', 'PING joined');
    await peer.until('joined');
  }
  await heard();
}, 60_000);
afterAll(() => server.stop());

/** What each observer was sent since this was asked last. */
async function heard(): Promise<readonly (readonly string[])[]> {
  await boss.linesUntilNow();
  await actor.linesUntilNow();
  return Promise.all(observers.map(({ peer }) => peer.linesUntilNow()));
}

/** A line that an observer must be shown: a row of a script, and the tags it bears besides the time. */
interface Shown {
  readonly row: string;
  readonly tags?: readonly string[];
}

/** Expects each observer to be shown just what the oracle says, with just the tags that she agreed to. */
async function expectShown(oracle: (observer: Observer) => readonly Shown[]): Promise<void> {
  const all = await heard();
  observers.forEach((observer, index) => {
    const lines = all[index] ?? [];
    const wanted = oracle(observer);
    const told = `to who agreed to [${[...observer.agreed].join(' ')}] came:\n${lines.join('\n')}`;
    expect(lines.length, told).toBe(wanted.length);
    lines.forEach((line, at) => {
      const { row = '', tags = [] } = wanted[at] ?? {};
      expect(fits(row, line, new Map()), `${row}\n${told}`).toBe(true);
      const expected = [...tags, ...(observer.agreed.has('server-time') ? ['time'] : [])];
      expect([...readLine(line).tags.keys()].filter(mustAgree(observer, line)).sort(), told).toEqual(
        expected.sort(),
      );
    });
  });
}

/** An id may stand on any line (IRCv3 message-ids), and ACCOUNT need not repeat the account. */
function mustAgree({ agreed }: Observer, line: string): (tag: string) => boolean {
  return tag =>
    !(tag === 'msgid' && agreed.has('message-tags')) &&
    !(tag === 'account' && agreed.has('account-tag') && line.includes(' ACCOUNT '));
}

/** Something that the actor has said, as a history would know it. */
function saidByActor(id: string) {
  const session = userOf(server.server.loop.hub.state, 'act')?.sessions[0] ?? 0;
  const by = { nick: 'act', session };
  const message = { id, key: '#p', at: server.clock.now(), manner: 'message', by } as const;
  return { message, session };
}

const source = ':act!~act@…';

describe('Each capability, alone and with each other', () => {
  rule('PAIRS-KNOWN: every capability is known to these tests', async () => {
    expect(capabilities.map(({ name }) => name).filter(name => !known.has(name))).toEqual([]);
  });

  rule(
    'PAIRS-JOIN: extended-join adds to JOIN, away-notify follows it, server-time stamps both',
    async () => {
      actor.send('AWAY :out', 'JOIN #p');
      await expectShown(({ agreed }) => [
        { row: agreed.has('extended-join') ? `${source} JOIN #p * :act the tester` : `${source} JOIN #p $` },
        ...(agreed.has('away-notify') ? [{ row: `${source} AWAY :out` }] : []),
      ]);
    },
  );

  rule(
    'PAIRS-PRIVMSG: message-tags shows client-only tags with PRIVMSG, and no other capability does',
    async () => {
      actor.send('@+x=1 PRIVMSG #p :hi');
      await expectShown(({ agreed }) => [
        { row: `${source} PRIVMSG #p :hi`, tags: agreed.has('message-tags') ? ['+x'] : [] },
      ]);
    },
  );

  rule('PAIRS-NOTICE: the same goes for NOTICE', async () => {
    actor.send('@+x=1 NOTICE #p :hi');
    await expectShown(({ agreed }) => [
      { row: `${source} NOTICE #p :hi`, tags: agreed.has('message-tags') ? ['+x'] : [] },
    ]);
  });

  rule('PAIRS-TAGMSG: TAGMSG is shown by message-tags, and by no other capability', async () => {
    actor.send('@+x=1 TAGMSG #p');
    await expectShown(({ agreed }) =>
      agreed.has('message-tags') ? [{ row: `${source} TAGMSG #p $`, tags: ['+x'] }] : [],
    );
  });

  rule(
    'PAIRS-MULTILINE: draft/multiline with batch makes one batch of several lines, and neither does alone',
    async () => {
      actor.send(
        '@+x=1 BATCH +1 draft/multiline #p',
        '@batch=1 PRIVMSG #p :one',
        '@batch=1;draft/multiline-concat PRIVMSG #p :two',
        'BATCH -1',
      );
      const all = await heard();
      observers.forEach(({ agreed }, index) => {
        const lines = (all[index] ?? []).map(readLine);
        const isBatch = agreed.has('draft/multiline') && agreed.has('batch');
        const told = `${[...agreed].join(' ')}:\n${all[index]?.join('\n')}`;
        const commands = isBatch ? ['BATCH', 'PRIVMSG', 'PRIVMSG', 'BATCH'] : ['PRIVMSG', 'PRIVMSG'];
        expect(
          lines.map(({ command }) => command),
          told,
        ).toEqual(commands);
        const own = agreed.has('message-tags') ? ['+x', 'msgid'] : [];
        const time = agreed.has('server-time') ? ['time'] : [];
        expect([...(lines[0]?.tags.keys() ?? [])].sort(), told).toEqual([...own, ...time].sort());
        const inside = isBatch ? ['batch'] : [...own.filter(tag => tag !== 'msgid'), ...time];
        const goesOn = isBatch ? ['batch', 'draft/multiline-concat'] : inside;
        expect([...(lines.at(isBatch ? 2 : 1)?.tags.keys() ?? [])].sort(), told).toEqual(goesOn);
        if (isBatch) expect([...(lines[1]?.tags.keys() ?? [])], told).toEqual(inside);
      });
    },
  );

  rule('PAIRS-REDACT: REDACT is shown by draft/message-redaction, and by no other capability', async () => {
    const { message, session } = saidByActor('m1');
    server.server.loop.submit({ type: 'redact', target: '#p', message }, session);
    await expectShown(({ agreed }) =>
      agreed.has('draft/message-redaction') ? [{ row: `${source} REDACT #p m1 $` }] : [],
    );
  });

  rule('PAIRS-EDIT: EDIT is shown by draft/message-edit, and a line of speech by all others', async () => {
    const { message, session } = saidByActor('m2');
    server.server.loop.submit({ type: 'edit', target: '#p', message, text: 'hey' }, session);
    await expectShown(({ agreed }) => [
      agreed.has('draft/message-edit')
        ? { row: `${source} EDIT #p m2 :hey` }
        : { row: `${source} PRIVMSG #p :\x01ACTION edited: hey\x01` },
    ]);
  });

  rule('PAIRS-AWAY: AWAY is shown by away-notify, and by no other capability', async () => {
    actor.send('AWAY');
    await expectShown(({ agreed }) => (agreed.has('away-notify') ? [{ row: `${source} AWAY $` }] : []));
  });

  rule('PAIRS-SETNAME: SETNAME is shown by setname, and by no other capability', async () => {
    actor.send('SETNAME :New Name');
    await expectShown(({ agreed }) =>
      agreed.has('setname') ? [{ row: `${source} SETNAME :New Name` }] : [],
    );
  });

  rule('PAIRS-NICK: NICK is shown to everyone alike', async () => {
    actor.send('NICK act2', 'NICK act');
    await expectShown(() => [{ row: `${source} NICK act2` }, { row: ':act2!~act@… NICK act' }]);
  });

  rule('PAIRS-TOPIC: TOPIC is shown to everyone alike', async () => {
    boss.send('TOPIC #p :about p');
    await expectShown(() => [{ row: ':boss TOPIC #p :about p' }]);
  });

  rule('PAIRS-MODE: MODE is shown to everyone alike', async () => {
    boss.send('MODE #p +v act');
    await expectShown(() => [{ row: ':boss MODE #p +v act' }]);
  });

  rule(
    'PAIRS-INVITE: INVITE of someone else is shown by invite-notify, and by no other capability',
    async () => {
      const guest = await server.irc('guest');
      boss.send('INVITE guest #p');
      await expectShown(({ agreed }) =>
        agreed.has('invite-notify') ? [{ row: ':boss INVITE guest #p' }] : [],
      );
      guest.socket.destroy();
    },
  );

  rule('PAIRS-NAMES: multi-prefix and userhost-in-names change NAMES, each for itself', async () => {
    boss.send('MODE #p +v boss');
    await heard();
    for (const { peer } of observers) peer.send('NAMES #p');
    const all = await heard();
    observers.forEach(({ agreed }, index) => {
      const lines = all[index] ?? [];
      const members = lines
        .filter(line => / 353 /.test(line))
        .flatMap(line => line.replace(/.* :/, '').split(' '));
      const prefix = agreed.has('multi-prefix') ? '@+' : '@';
      const host = agreed.has('userhost-in-names') ? /^!~boss@\S+$/ : /^$/;
      const shown = members.find(member => member.includes('boss')) ?? '';
      const told = `${[...agreed].join(' ')}: ${shown}`;
      expect(shown.startsWith(`${prefix}boss`), told).toBe(true);
      expect(shown.slice(prefix.length + 4), told).toMatch(host);
      expect(members.length).toBe(observers.length + 2);
    });
  });

  rule('PAIRS-WHO: multi-prefix changes the flags of WHO, and no other capability does', async () => {
    for (const { peer } of observers) peer.send('WHO boss');
    await expectShown(({ agreed, nick }) =>
      [
        { row: `352 … ~boss … salon.localhost boss ${agreed.has('multi-prefix') ? 'H@+' : 'H@'} :0 …` },
        { row: '315 boss' },
      ].map(shown => ({ ...shown, nick })),
    );
  });

  rule('PAIRS-ECHO: one’s own message is shown by echo-message, and by no other capability', async () => {
    for (const { peer } of observers) peer.send('PRIVMSG boss :hi');
    await expectShown(({ agreed, nick }) =>
      agreed.has('echo-message') ? [{ row: `:${nick} PRIVMSG boss :hi` }] : [],
    );
  });

  rule(
    'PAIRS-OWNJOIN: no-implicit-names takes the names from one’s own JOIN, extended-join adds to it',
    async () => {
      for (const { peer, nick } of observers) peer.send(`JOIN #own-${nick}`);
      await expectShown(({ agreed, nick }) => {
        const silent = agreed.has('no-implicit-names') || agreed.has('draft/no-implicit-names');
        const join = `:${nick} JOIN #own-${nick}`;
        return [
          { row: agreed.has('extended-join') ? `${join} * :…` : `${join} $` },
          ...(agreed.has('draft/read-marker') ? [{ row: `MARKREAD #own-${nick} *` }] : []),
          ...(silent ? [] : [{ row: `353 = #own-${nick}` }, { row: `366 #own-${nick}` }]),
          ...(agreed.has('draft/metadata-3') && agreed.has('batch')
            ? [{ row: `BATCH +{ref} metadata #own-${nick}` }, { row: 'BATCH -{ref}' }]
            : []),
        ];
      });
    },
  );

  rule(
    'PAIRS-ACCOUNT: ACCOUNT is shown by account-notify, and account-tag puts the account on what is said',
    async () => {
      server.logIn('act', 'alice');
      await expectShown(({ agreed }) =>
        agreed.has('account-notify') ? [{ row: `${source} ACCOUNT alice` }] : [],
      );
      actor.send('PRIVMSG #p :hi');
      await expectShown(({ agreed }) => [
        { row: `${source} PRIVMSG #p :hi`, tags: agreed.has('account-tag') ? ['account'] : [] },
      ]);
    },
  );

  rule('PAIRS-KICK: KICK is shown to everyone alike', async () => {
    boss.send('KICK #p act :out');
    await expectShown(() => [{ row: ':boss KICK #p act :out' }]);
  });

  rule('PAIRS-PART PAIRS-QUIT: PART and QUIT are shown to everyone alike', async () => {
    const passer = await server.ircIn('#p', 'passer');
    await heard();
    passer.send('PART #p :bye');
    await passer.linesUntilNow();
    await expectShown(() => [{ row: ':passer PART #p :bye' }]);
    passer.send('JOIN #p');
    await passer.linesUntilNow();
    await heard();
    passer.send('QUIT :home');
    while ((await passer.lineOrEnd()) !== undefined);
    await expectShown(() => [{ row: ':passer QUIT :Quit: home' }]);
  });
});
