import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { Store } from '../../src/store/store.ts';
import type { Peer } from '../support/peer.ts';
import { Mailbox, plainOf, ScramClient } from '../support/sasl.ts';
import { cheapAccounts, TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house();

const password = 'correct-horse';

/** Someone is the owner of an account, and has made a token of this name, whose id and secret have names. */
const withToken = (name = 'phone', id = 'id', secret = 'secret') => `a> NS REGISTER ${password}
  a< 900
  a> TOKEN ADD :${name}
  a< TOKEN ADD {${id}} {${secret}} :${name}`;

/** The owner of an account with a token, and what was said of it. */
async function owner(server: TestServer): Promise<{ alice: Peer; id: string; secret: string }> {
  const alice = await server.irc('alice');
  alice.send(`NS REGISTER ${password}`, 'TOKEN ADD :phone');
  const line = await alice.until(/ TOKEN ADD /);
  const [, id = '', secret = ''] = / TOKEN ADD (\S+) (\S+) :phone$/.exec(line) ?? [];
  return { alice, id, secret };
}

/** What comes of SASL PLAIN before someone is in. */
async function plain(server: TestServer, nick: string, secret: string, account = 'alice'): Promise<Peer> {
  const peer = await server.connect('irc');
  peer.send('CAP REQ :sasl', `NICK ${nick}`, `USER ${nick} 0 * :x`, 'AUTHENTICATE PLAIN');
  await peer.until('AUTHENTICATE +');
  peer.send(`AUTHENTICATE ${plainOf(account, secret)}`);
  return peer;
}

describe('Making and deleting', () => {
  rule('TOKEN-1: ADD tells an id, the secret and the name to this session alone', async () => {
    const scene = await at.play(`
      b> NS IDENTIFY nobody x
      ${withToken()}
      a> TOKEN ADD
      a< TOKEN ADD {other} {more} :unnamed
      b! TOKEN`);
    await scene.play(`a> NS TOKEN ADD my laptop
      a< :NickServ NOTICE a :The token my laptop ({third}) is: salon_…`);
    const server = await at.open();
    const { id, secret } = await owner(server);
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(secret).toMatch(/^salon_[A-Za-z0-9_-]{43}$/);
  });
  rule(
    'TOKEN-2: LIST shows all, oldest first, without their secrets',
    at`
      ${withToken()}
      wait 1s
      a> TOKEN ADD desk
      a< TOKEN ADD {desk} {more} :desk
      a> TOKEN LIST
      a< TOKEN LIST {id} {made} * * * :phone
      a< TOKEN LIST {desk} {later} * * * :desk
      a< TOKEN END 2 $
      a! …{secret}…
    `,
  );
  rule(
    'TOKEN-2: with a label it is one batch',
    at`
      a: labeled-response batch
      ${withToken()}
      a> @label=x TOKEN LIST
      a< @label=x BATCH +{ref} labeled-response
      a< @batch={ref} TOKEN LIST {id}
      a< @batch={ref} TOKEN END 1
      a< BATCH -{ref}
      a> @label=y TOKEN ADD desk
      a< @label=y TOKEN ADD {desk} {more} :desk
      a> @label=z TOKEN DEL {desk}
      a< @label=z TOKEN DEL {desk}
    `,
  );
  rule(
    'TOKEN-3: it shows when and from where each was used, and where it is in use',
    at`
      ${withToken()}
      wait 1s
      a> TOKEN ADD desk
      a< TOKEN ADD {desk} {more} :desk
      b> NS IDENTIFY a {secret}
      b< 900
      b> TOKEN LIST
      b< TOKEN LIST {id} {made} {used} here 127.0.0.1 :phone
      b< TOKEN LIST {desk} {used} * * * :desk
      a> TOKEN LIST
      a< TOKEN LIST {id} {made} {used} elsewhere 127.0.0.1 :phone
      b> QUIT
      b- gone
      a> TOKEN LIST
      a< TOKEN LIST {id} {made} {used} * 127.0.0.1 :phone
    `,
  );
  rule(
    'TOKEN-4: DEL ends the sessions that logged in by the token, and no others',
    at`
      ${withToken()}
      a> TOKEN ADD desk
      a< TOKEN ADD {desk} {more} :desk
      b> NS IDENTIFY a {secret}
      c> NS IDENTIFY a {more}
      d> NS IDENTIFY a ${password}
      d< 900
      a> TOKEN DEL {id}
      a< TOKEN DEL {id} $
      b- gone
      c- here
      d- here
      a> TOKEN LIST
      a< TOKEN LIST {desk}
      a< TOKEN END 1
    `,
  );
  rule(
    'TOKEN-5: who deletes her own is told so first',
    at`
      b: labeled-response batch
      ${withToken()}
      b> NS IDENTIFY a {secret}
      b< 900
      b> @label=x TOKEN DEL {id}
      b< @label=x BATCH +{ref} labeled-response
      b< @batch={ref} TOKEN DEL {id}
      b< @batch={ref} ERROR
      b- gone
      c> NS IDENTIFY a {secret}
      c! 900
    `,
  );
  rule(
    'TOKEN-6: each failure has its code',
    at`
      a> TOKEN LIST
      a< FAIL TOKEN ACCOUNT_REQUIRED LIST :…
      ${withToken()}
      a> TOKEN
      a< FAIL TOKEN INVALID_PARAMS :…
      a> TOKEN EAT
      a< FAIL TOKEN INVALID_PARAMS EAT :…
      a> TOKEN DEL
      a< FAIL TOKEN INVALID_PARAMS DEL :…
      a> TOKEN DEL phone
      a< FAIL TOKEN UNKNOWN_TOKEN DEL :…
      a> TOKEN ADD :{x*65}
      a< FAIL TOKEN INVALID_NAME ADD :…
      a> TOKEN ADD :a\x02b
      a< FAIL TOKEN INVALID_NAME ADD :…
      a> TOKEN ADD :{x*64}
      a< TOKEN ADD
      b> NS REGISTER ${password}
      b< 900
      b> TOKEN DEL {id}
      b< FAIL TOKEN UNKNOWN_TOKEN DEL :…
    `,
  );
  const few = house({ accounts: { ...cheapAccounts, tokensPerAccountMax: 1 } });
  rule(
    'TOKEN-7: there are no more than there may be',
    few`
      ${withToken()}
      a> TOKEN ADD desk
      a< FAIL TOKEN TOO_MANY_TOKENS ADD :…
      a> TOKEN DEL {id}
      a> TOKEN ADD desk
      a< TOKEN ADD
    `,
  );
  rule(
    'TOKEN-8: NS TOKEN says the same in words, and deletes by name, ALL and OTHERS',
    at`
      ${withToken()}
      a> TOKEN ADD :my desk
      a< TOKEN ADD {desk} {more} :my desk
      a> TOKEN ADD :my desk
      a< TOKEN ADD {again} {third} :my desk
      a> NS TOKEN LIST
      a< :NickServ NOTICE a :Login tokens of a: 3.
      a> NS TOKEN DEL my desk
      a< :NickServ NOTICE a :Several login tokens…
      a> NS TOKEN DEL {again}
      a< :NickServ NOTICE a :The token my desk ({again}) is deleted.
      a> NS TOKEN DEL my desk
      a< :NickServ NOTICE a :The token my desk ({desk}) is deleted.
      a> TOKEN ADD :desk
      a< TOKEN ADD {new} {fourth} :desk
      b> NS IDENTIFY a {fourth}
      c> NS IDENTIFY a {secret}
      c< 900
      b> NS TOKEN DEL OTHERS
      b< :NickServ NOTICE b :The token phone ({id}) is deleted.
      c- gone
      b- here
      a> NS TOKEN DEL ALL
      a< :NickServ NOTICE a :The token desk ({new}) is deleted.
      b- gone
      a- here
      a> NS TOKEN DEL ALL
      a< :NickServ NOTICE a :There is no such login token.
    `,
  );
  rule(
    'TOKEN-9: NS SESSIONS shows by which token a session is logged in',
    at`
      ${withToken()}
      b> NS IDENTIFY a {secret}
      b> NS SESSIONS
      b< :NickServ NOTICE b :Sessions of a: 2.
      b< :NickServ NOTICE b :…b by the irc door…, by the token phone ({id}) (this one)
    `,
  );
  rule('TOKEN-10: at a line door the same words do, and a token is given as a password is', async () => {
    const server = await at.open();
    const alice = await server.line('alice');
    alice.send(`/register ${password}`);
    await alice.until('The account alice is made');
    alice.send('/ns token add kitchen');
    const made = await alice.until('The token kitchen');
    const secret = / is: (salon_\S+)$/.exec(made)?.[1] ?? '';
    alice.send('/ns token list');
    await alice.until(/>> [0-9a-f]{8}: kitchen, since [-0-9]+, never used$/);
    alice.send('/quit');
    await alice.closes('>> Goodbye alice !\n').catch(() => undefined);
    await server.eventually(() => server.users === 0);
    const again = await server.connect('line');
    await again.reads('>> Enter pseudo: ');
    again.send(`alice ${secret}`);
    await again.until('Welcome alice');
    again.send('/ns token list');
    await again.until(/kitchen, since .* \(this session\)$/);
  });
});

describe('Logging in', () => {
  rule('TOKEN-20: PLAIN, IDENTIFY and PASS take a token in place of the password', async () => {
    const server = await at.open();
    const { secret } = await owner(server);
    const sasl = await plain(server, 'al', secret, 'alice@phone');
    await sasl.until(/ 900 /);
    await sasl.until(/ 903 /);
    sasl.send('CAP END');
    await sasl.until(/ 001 /);
    sasl.send('NS SESSIONS');
    await sasl.until(/, device phone, by the token phone \([0-9a-f]{8}\) \(this one\)$/);
    const pass = await server.connect('irc');
    pass.send(`PASS alice:${secret}`, 'NICK al2', 'USER al2 0 * :x');
    await pass.until(/ 900 \S+ \S+ alice /);
    await pass.until(/ 001 /);
    const bob = await server.irc('bob');
    bob.send(`NS IDENTIFY alice ${secret}`);
    await bob.until(/ 900 \S+ \S+ alice /);
    bob.send('CAP REQ :sasl', 'AUTHENTICATE PLAIN');
    await bob.until('AUTHENTICATE +');
    bob.send(`AUTHENTICATE ${plainOf('alice', secret)}`);
    await bob.until(/ 903 /);
  });
  rule('TOKEN-21: SCRAM does not', async () => {
    const server = await at.open();
    const { secret } = await owner(server);
    const client = new ScramClient('alice', secret);
    const bob = await server.irc('bob', 'sasl');
    bob.send('AUTHENTICATE SCRAM-SHA-256');
    await bob.until('AUTHENTICATE +');
    bob.send(`AUTHENTICATE ${client.first}`);
    const challenge = await bob.until(/^AUTHENTICATE /);
    bob.send(`AUTHENTICATE ${client.answer(challenge.replace('AUTHENTICATE ', ''))}`);
    await bob.until(/ 904 /);
  });
  const strict = house({
    accounts: {
      ...cheapAccounts,
      throttle: { failuresPerAddressMax: 2, failuresWindowSeconds: 60, registrationsPerAddressMax: 0 },
    },
  });
  const madeUp = `salon_${'A'.repeat(43)}`;
  rule(
    'TOKEN-22: one that is wrong, deleted or another account’s is as a wrong password',
    at`
      ${withToken()}
      b> NS REGISTER ${password}
      c> NS IDENTIFY b {secret}
      c< :NickServ NOTICE c :That is not the password, or there is no such account.
      c> NS IDENTIFY a ${madeUp}
      c< :NickServ NOTICE c :That is not the password, or there is no such account.
      c> NS IDENTIFY nobody {secret}
      c< :NickServ NOTICE c :That is not the password, or there is no such account.
      a> TOKEN DEL {id}
      c> NS IDENTIFY a {secret}
      c< :NickServ NOTICE c :That is not the password, or there is no such account.
      c! 900
    `,
  );
  rule(
    'TOKEN-22: it counts as one',
    strict`
      ${withToken()}
      c> NS IDENTIFY a ${madeUp}
      c> NS IDENTIFY a ${madeUp}
      c> NS IDENTIFY a {secret}
      c< :NickServ NOTICE c :Too many attempts; try again in 1 min.
      wait 60s
      c> NS IDENTIFY a {secret}
      c< 900
    `,
  );
  rule('TOKEN-23: whose token is deleted before she is in does not come in', async () => {
    const server = await at.open();
    const { alice, id, secret } = await owner(server);
    const sasl = await plain(server, 'al', secret);
    await sasl.until(/ 903 /);
    alice.send(`TOKEN DEL ${id}`);
    await alice.until(/ TOKEN DEL /);
    sasl.send('CAP END');
    await sasl.until(/^ERROR :.*Your account cannot be used any more/);
    await sasl.closes();
  });
  rule(
    'TOKEN-24: a token sets no other password or address',
    at`
      ${withToken()}
      b> NS IDENTIFY a {secret}
      b> NS SET PASSWORD {secret} battery-staple
      b< :NickServ NOTICE b :A login token is not enough…
      b> NS SET EMAIL {secret} x@example.org
      b< :NickServ NOTICE b :A login token is not enough…
      c> NS IDENTIFY a battery-staple
      c! 900
    `,
  );
  rule(
    'TOKEN-25: no password may look like a token',
    at`
      a> REGISTER * * ${madeUp}
      a< FAIL REGISTER UNACCEPTABLE_PASSWORD
      a> NS REGISTER ${madeUp}
      a< :NickServ NOTICE a :A password cannot look like a login token.
      a> NS REGISTER ${password}
      a> NS SET PASSWORD ${password} ${madeUp}
      a< :NickServ NOTICE a :A password cannot look like a login token.
    `,
  );
});

describe('Logging in again', () => {
  rule(
    'TOKEN-26: by the password changes nothing of the token, logging out does',
    at`
      ${withToken()}
      b> NS IDENTIFY a {secret}
      b> NS IDENTIFY a ${password}
      b> TOKEN LIST
      b< TOKEN LIST {id} … … here
      b> TOKEN ADD desk
      b< TOKEN ADD {desk} {more} :desk
      b> NS IDENTIFY a {more}
      b> TOKEN LIST
      b< TOKEN LIST {desk} … … here
      a> TOKEN LIST
      a< TOKEN LIST {desk} … … elsewhere
      b> NS LOGOUT
      b> NS IDENTIFY a ${password}
      b< 900
      a> TOKEN LIST
      a< TOKEN LIST {desk} … … *
    `,
  );
});

/** Three sessions of the account a: by the token `phone`, by the token `desk`, and by the password. */
const threeSessions = `${withToken()}
  a> TOKEN ADD desk
  a< TOKEN ADD {desk} {more} :desk
  b> NS IDENTIFY a {secret}
  c> NS IDENTIFY a {more}
  c< 900`;

describe('How long', () => {
  rule(
    'TOKEN-30: another password is the end of all tokens but one’s own',
    at`
      ${threeSessions}
      b> NS SET PASSWORD ${password} battery-staple
      b< :NickServ NOTICE b :You have another password.
      c- gone
      a- here
      b> TOKEN LIST
      b< TOKEN LIST {id} … … here
      b< TOKEN END 1
      d> NS IDENTIFY a {more}
      d! 900
      d> NS IDENTIFY a {secret}
      d< 900
    `,
  );
  const kept = house(withOperator);
  rule(
    'TOKEN-31: so it is when an operator sets it',
    kept`
      ${threeSessions}
      o> OPER root secret
      o> NS PASSWD a battery-staple
      o< :NickServ NOTICE o :The account a has another password.
      b- gone
      c- gone
      a- here
      a> TOKEN LIST
      a< TOKEN END 0
    `,
  );
  rule('TOKEN-31: and by a code that was sent', async () => {
    const mailer = new Mailbox();
    const server = await TestServer.start({}, { mailer });
    try {
      const alice = await server.irc('alice');
      alice.send(`NS REGISTER ${password} alice@example.org`);
      await alice.until('A code was sent');
      alice.send(`NS VERIFY alice ${mailer.code}`, 'TOKEN ADD phone');
      const [, secret = ''] = / TOKEN ADD \S+ (\S+) /.exec(await alice.until(/ TOKEN ADD /)) ?? [];
      const thief = await server.irc('thief');
      thief.send(`NS IDENTIFY alice ${secret}`);
      await thief.until(/ 900 /);
      const bob = await server.irc('bob');
      bob.send('NS SENDPASS alice');
      await server.eventually(() => mailer.sent.length === 2);
      bob.send(`NS RESETPASS alice ${mailer.code} battery-staple`);
      await bob.until('has another password');
      await thief.until(/^ERROR /);
      await thief.closes();
      alice.send('TOKEN LIST');
      await alice.until(/ TOKEN END 0$/);
    } finally {
      await server.stop();
    }
  });
  rule('TOKEN-32: while the account is suspended they are refused', async () => {
    const server = await kept.open();
    const { secret } = await owner(server);
    const root = await server.irc('root');
    root.send('OPER root secret', 'NS SUSPEND alice 1h for fun');
    await root.until('alice is suspended');
    const refused = await plain(server, 'al', secret);
    await refused.until(/ 902 /);
    root.send('NS UNSUSPEND alice');
    await root.until('no longer suspended');
    await (await plain(server, 'al', secret)).until(/ 903 /);
  });
  rule(
    'TOKEN-33: with an account that is dropped its tokens are gone',
    at`
      ${withToken()}
      a> NS DROP
      a< :NickServ NOTICE a :…/NS DROP a {code}
      a> NS DROP a {code}
      a< 901
      a> NS REGISTER ${password}
      a< 900
      a> TOKEN LIST
      a< TOKEN END 0
      b> NS IDENTIFY a {secret}
      b! 900
    `,
  );
  rule('TOKEN-34 TOKEN-36: they outlive a restart, and their secrets are written down nowhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'salon-tokens-'));
    const start = () =>
      TestServer.start(withOperator, { store: Store.open({ folder: join(folder, 'data') }) });
    try {
      const before = await start();
      const { secret } = await owner(before);
      await before.server.stop();
      const after = await start();
      const sasl = await plain(after, 'al', secret);
      await sasl.until(/ 903 /);
      sasl.send('CAP END', 'TOKEN LIST');
      await sasl.until(/ TOKEN LIST \S+ \S+ \S+ here 127\.0\.0\.1 :phone$/);
      for (const server of [before, after]) {
        expect(JSON.stringify(server.logged)).not.toContain(secret);
        expect(JSON.stringify(server.journal)).not.toContain(secret);
      }
      for (const file of readdirSync(join(folder, 'data'))) {
        expect(readFileSync(join(folder, 'data', file), 'latin1')).not.toContain(secret);
      }
      await after.server.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  rule(
    'TOKEN-35: NS LOGOUT deletes no token',
    at`
      ${withToken()}
      b> NS IDENTIFY a {secret}
      b> NS LOGOUT
      b< 901
      b> NS IDENTIFY a {secret}
      b< 900
      a> TOKEN LIST
      a< TOKEN LIST {id} … … elsewhere
    `,
  );
});
