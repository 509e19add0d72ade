import { describe, expect } from 'vitest';
import { openHistory } from '../support/remembering.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const history = await openHistory();
const historyOfJoined = await openHistory();
const at = house({ ...withOperator, history: { redactSeconds: 60 } }, { history });

/** What clients agree to who take back. */
const agreed = 'message-tags draft/message-redaction echo-message';

describe('What is taken back', () => {
  rule(
    'REDACT-1 REDACT-2 REDACT-3: who agreed is shown REDACT with an id of its own, others nothing',
    at`
      a: ${agreed}
      b: message-tags draft/message-redaction
      c: message-tags
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      b> PRIVMSG #x :hello
      a< @msgid={m} :b PRIVMSG #x :hello
      b> REDACT #x {m} :wrong window
      a< @msgid={r} :b REDACT #x {m} :wrong window
      b< @msgid={r} :b REDACT #x {m} :wrong window
      c!
      b> PRIVMSG #x :again
      a< @msgid={n} :b PRIVMSG #x :again
      b> REDACT #x {n}
      a< :b REDACT #x {n} $
      c> REDACT #x {n}
      c< 421 REDACT
    `,
  );

  rule(
    'REDACT-4: in direct talk between accounts',
    at`
      a: ${agreed}
      b: ${agreed}
      a- logs in alice
      b- logs in bob
      a> PRIVMSG b :secret
      a< @msgid={m} :a PRIVMSG b :secret
      b< @msgid={m} PRIVMSG
      b> REDACT a {m}
      b< FAIL REDACT REDACT_FORBIDDEN a {m}
      a> REDACT b {m} :oops
      a< :a REDACT b {m} :oops
      b< :a REDACT b {m} :oops
    `,
  );

  rule(
    'REDACT-5: NOTICE, TAGMSG and messages in several lines',
    at`
      a: ${agreed} draft/multiline batch
      b: ${agreed}
      a> JOIN #x
      b> JOIN #x
      a> NOTICE #x :hello
      a< @msgid={m} :a NOTICE #x :hello
      a> REDACT #x {m}
      b< :a REDACT #x {m} $
      a> @+draft/react=x TAGMSG #x
      a< @msgid={n} :a TAGMSG #x
      a> REDACT #x {n}
      b< :a REDACT #x {n} $
      a> BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :one
      a> @batch=1 PRIVMSG #x :two
      a> BATCH -1
      a< @msgid={o} BATCH
      a> REDACT #x {o}
      b< :a REDACT #x {o} $
    `,
  );

  rule('REDACT-6: a message that has just been sent can be taken back', async () => {
    const { server } = await at.open();
    const house = await at.open();
    const alice = await house.ircIn('#x', 'alice', ...agreed.split(' '));
    const session = [...server.sessions.values()].find(({ nick }) => nick === 'alice')?.id ?? 0;
    server.loop.submit({ type: 'say', target: '#x', manner: 'message', text: 'hi' }, session);
    const mine = await server.librarian.lastOwn(session, '#x');
    expect(mine?.at).toBe(house.clock.now());
    const found = await server.librarian.message(session, 'redact', '#x', mine?.id ?? '');
    expect(found).toStrictEqual(mine);
    alice.send(`REDACT #x ${mine?.id}`);
    expect(await alice.until(/REDACT/)).toContain(` REDACT #x ${mine?.id}`);
  });

  rule('REDACT-7 REDACT-8: what was taken back is gone, and cannot be taken back again', async () => {
    const scene = await at.play(`
      a: ${agreed}
      a> JOIN #seven
      a> PRIVMSG #seven :unforgettable
      a< @msgid={m} PRIVMSG
      a> PRIVMSG #seven :other
      a> REDACT #seven {m}
      a< :a REDACT #seven {m}
      a> REDACT #seven {m}
      a< FAIL REDACT UNKNOWN_MSGID #seven {m}
    `);
    expect(scene.linesOf('a')).toHaveLength(1);
    const page = await history.query({ type: 'latest', target: '#seven', limit: 10 });
    expect(page.entries.map(({ text }) => text)).toEqual(['other']);
    const found = await history.query({
      ...{ type: 'search', in: [{ target: '#seven' }], text: 'unforgettable', limit: 10 },
    });
    expect(found.entries).toEqual([]);
  });

  rule('REDACT-9: a reaction is gone, and reactions to what is gone stay', async () => {
    await at.play(`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #nine
      b> JOIN #nine
      a> PRIVMSG #nine :what do you think?
      a< @msgid={m} PRIVMSG
      b> @+draft/react=x;+draft/reply={m} TAGMSG #nine
      a< @msgid={n} TAGMSG
      b> @+draft/react=y;+draft/reply={m} TAGMSG #nine
      b> REDACT #nine {n}
      a< :b REDACT #nine {n}
      a> REDACT #nine {m}
      b< :a REDACT #nine {m}
    `);
    const page = await history.query({ type: 'latest', target: '#nine', limit: 10, events: true });
    const tags = page.entries.filter(({ kind }) => kind !== 'join').map(entry => entry.tags);
    expect(tags).toEqual([expect.stringContaining('+draft/react=y')]);
  });

  rule(
    'REDACT-10: a message that was edited',
    at`
      a: ${agreed} draft/message-edit
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      a> EDIT #x {m} :hello
      a< :a EDIT #x {m} :hello
      a> REDACT #x {m}
      a< :a REDACT #x {m}
      a> EDIT #x {m} :hello again
      a< FAIL EDIT UNKNOWN_MSGID #x {m}
    `,
  );

  rule(
    'REDACT-11: after its channel was renamed',
    at`
      a: ${agreed} draft/channel-rename
      a> JOIN #old
      a> PRIVMSG #old :hello
      a< @msgid={m} PRIVMSG
      a> RENAME #old #new
      a> REDACT #old {m}
      a< FAIL REDACT INVALID_TARGET #old
      a> REDACT #new {m}
      a< :a REDACT #new {m}
    `,
  );

  rule(
    'REDACT-12: what is shown to who sent it bears the label',
    at`
      a: ${agreed} labeled-response batch
      b: ${agreed} labeled-response batch
      a> JOIN #x
      b> JOIN #x
      a> PRIVMSG #x :hello
      a< @msgid={m} PRIVMSG
      a> @label=l1 REDACT #x {m}
      a< @label=l1 :a REDACT #x {m}
      b< @!label :a REDACT #x {m}
      a> @label=l2 REDACT #x {m}
      a< @label=l2 FAIL REDACT UNKNOWN_MSGID #x {m}
    `,
  );
});

describe('Who may', () => {
  rule(
    'REDACT-20 REDACT-21: halfops and above may, as far as their rank reaches',
    at`
      o: ${agreed}
      h: ${agreed}
      b: ${agreed}
      o> JOIN #x
      h> JOIN #x
      b> JOIN #x
      o> MODE #x +h h
      b> PRIVMSG #x :spam
      b< @msgid={m} PRIVMSG
      o> PRIVMSG #x :rules
      o< @msgid={n} PRIVMSG
      b> REDACT #x {n}
      b< FAIL REDACT REDACT_FORBIDDEN #x {n}
      o!
      h> REDACT #x {n}
      h< FAIL REDACT REDACT_FORBIDDEN #x {n}
      wait 2m
      h> REDACT #x {m} :spam
      b< :h REDACT #x {m} :spam
      o> PART #x
      h> REDACT #x {n}
      b< :h REDACT #x {n} $
    `,
  );

  rule(
    'REDACT-22: after some time one’s own message stays, and operators are not bound by it',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      b> JOIN #x
      a> PRIVMSG #x :one
      a< @msgid={m} PRIVMSG
      b> PRIVMSG #x :two
      b< @msgid={n} PRIVMSG
      wait 60s
      b> PRIVMSG #x :three
      b< @msgid={o} PRIVMSG
      wait 1s
      b> REDACT #x {n}
      b< FAIL REDACT REDACT_WINDOW_EXPIRED #x {n} 60
      b> REDACT #x {o}
      a< :b REDACT #x {o}
      a> REDACT #x {m}
      b< :a REDACT #x {m}
    `,
  );

  rule(
    'REDACT-23 REDACT-24: ids of elsewhere are unknown, and of other channels nothing is told',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      a< @msgid={j} :a JOIN #x
      a> PRIVMSG #x :hello
      a< @msgid={m} PRIVMSG
      a> JOIN #s
      a> MODE #s +s
      a> PRIVMSG #s :hello
      a< @msgid={s} PRIVMSG
      b> JOIN #b
      b> REDACT #b {m}
      b< FAIL REDACT UNKNOWN_MSGID #b {m}
      a> REDACT #x {j}
      a< FAIL REDACT UNKNOWN_MSGID #x {j}
      a> REDACT #x nosuch
      a< FAIL REDACT UNKNOWN_MSGID #x nosuch
      b> REDACT #x {m}
      b< FAIL REDACT INVALID_TARGET #x
      b> REDACT #x nosuch
      b< FAIL REDACT INVALID_TARGET #x
      b> REDACT #s {s}
      b< FAIL REDACT INVALID_TARGET #s
      b> REDACT #none {s}
      b< FAIL REDACT INVALID_TARGET #none
      b> REDACT @#x {m}
      b< FAIL REDACT INVALID_TARGET @#x
      b> REDACT a {m}
      b< FAIL REDACT INVALID_TARGET a
      b> REDACT nobody {m}
      b< FAIL REDACT INVALID_TARGET nobody
      b> REDACT #x
      b< 461 REDACT
    `,
  );

  rule(
    'REDACT-25: not who was thrown out or banned; who has lost her voice gives no reason',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      b> JOIN #x
      b> PRIVMSG #x :one
      b< @msgid={m} PRIVMSG
      b> PRIVMSG #x :two
      b< @msgid={n} PRIVMSG
      a> MODE #x +m
      b> REDACT #x {m} :let me speak
      a< :b REDACT #x {m} $
      a> MODE #x -m+b b!*@*
      a> KICK #x b
      b> REDACT #x {n}
      b< FAIL REDACT INVALID_TARGET #x
      a!
    `,
  );

  rule('REDACT-26: what a guest said is nobody else’s who has her nick', async () => {
    const scene = await at.play(`
      o: ${agreed}
      a: ${agreed}
      o> JOIN #x
      a> JOIN #x
      a> PRIVMSG #x :mine
      a< @msgid={m} PRIVMSG
      a- leaves
    `);
    // Another one comes from the same place by the same names, in another session.
    const house = await at.open();
    const other = await house.ircIn('#x', 'a', ...agreed.split(' '));
    const id = scene.names.get('m');
    other.send(`REDACT #x ${id}`);
    expect(await other.until(/FAIL/)).toContain(`FAIL REDACT REDACT_FORBIDDEN #x ${id} `);
    // One who was here all the time takes the nick, with the same user name and host.
    const early = await house.connect('irc');
    early.send(`CAP REQ :${agreed}`, 'NICK early', 'USER c 0 * :c', 'CAP END', 'JOIN #x');
    await early.until(/ 366 /);
    const guest = await house.connect('irc');
    guest.send(`CAP REQ :${agreed}`, 'NICK c', 'USER c 0 * :c', 'CAP END', 'JOIN #x', 'PRIVMSG #x :hi');
    const theirs = /@msgid=(\S+) :c!~c@\S+ PRIVMSG/.exec(await guest.until(/PRIVMSG #x/))?.[1];
    guest.send('NICK d', 'PING 1');
    await guest.until(/PONG/);
    early.send('NICK c', `REDACT #x ${theirs}`);
    expect(await early.until(/FAIL/)).toContain(`FAIL REDACT REDACT_FORBIDDEN #x ${theirs} `);
  });

  rule(
    'REDACT-27: it stays hers under another nick',
    at`
      o: ${agreed}
      a: ${agreed}
      o> JOIN #x
      a> JOIN #x
      a> PRIVMSG #x :mine
      a< @msgid={m} PRIVMSG
      a> NICK z
      a> REDACT #x {m}
      o< REDACT #x {m}
    `,
  );

  rule('REDACT-28: what an account said is not its next owner’s', async () => {
    const house = await at.open();
    const scene = await at.play(`
      o: ${agreed}
      a: ${agreed}
      a- logs in alice
      o> JOIN #x
      a> JOIN #x
      a> PRIVMSG #x :mine
      a< @msgid={m} PRIVMSG
      a- logs out
    `);
    house.server.loop.submit({ type: 'remove-account', account: 'alice' });
    house.clock.advance(1);
    scene.names.set('id', scene.names.get('m') ?? '');
    await scene.play(`
      b: ${agreed}
      b> JOIN #x
      b- logs in alice
      b> REDACT #x {id}
      b< FAIL REDACT REDACT_FORBIDDEN #x {id}
      a> REDACT #x {id}
      a< FAIL REDACT REDACT_FORBIDDEN #x {id}
    `);
  });

  rule('REDACT-29: operators of the server, which is noted', async () => {
    const scene = await at.play(`
      root: ${agreed}
      a: ${agreed}
      root> OPER root secret
      a> JOIN #x
      a> MODE #x +s
      a> PRIVMSG #x :spam
      a< @msgid={m} PRIVMSG
      root> REDACT #x {m} :spam
      root< :root REDACT #x {m} :spam
      a< :root REDACT #x {m} :spam
      root> AUDIT 5 redact
    `);
    expect(scene.linesOf('root').join('\n')).toMatch(/redact #x/);
  });

  rule(
    'REDACT-30: all sessions of an account',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      b> JOIN #x
      a- logs in alice
      a> PRIVMSG #x :mine
      a< @msgid={m} PRIVMSG
      b- logs in alice
      b> REDACT #x {m}
      a< :b REDACT #x {m}
    `,
  );
});

describe('Where members read only what was said since they came in', () => {
  const joined = house({ history: { readable: 'joined' } }, { history: historyOfJoined });

  rule(
    'REDACT-31: what was said before is unknown',
    joined`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #j
      b> JOIN #j
      b> PRIVMSG #j :mine
      b< @msgid={m} PRIVMSG
      b> PART #j
      wait 1s
      b> JOIN #j
      b> REDACT #j {m}
      b< FAIL REDACT UNKNOWN_MSGID #j {m}
      a> REDACT #j {m}
      b< :a REDACT #j {m}
    `,
  );
});
