import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { CertificateFolder } from '../support/certificates.ts';
import { base64, Mailbox, plainOf, ScramClient } from '../support/sasl.ts';
import { cheapAccounts, TestServer } from '../support/test-server.ts';
import { connectTls } from '../support/tls.ts';
import { rule } from './rule.ts';
import { house, type Scene } from './scene.ts';

const at = house();

/** There is an account of this name, and nobody is logged in to it. */
const owned = (name: string) => `${name}-owner: new
  ${name}-owner> NICK ${name}
  ${name}-owner> REGISTER * * password-of-${name}
  ${name}-owner< REGISTER SUCCESS ${name}
  ${name}-owner- leaves`;
const right = (name: string) => plainOf(name, `password-of-${name}`);
const wrong = (name: string) => plainOf(name, 'password-of-nobody');

describe('AUTHENTICATE', () => {
  rule(
    'AUTHENTICATE-2: PLAIN goes step by step to 900 and 903',
    at`
      ${owned('alice')}
      a: new
      a> CAP REQ :sasl
      a> NICK a
      a> AUTHENTICATE PLAIN
      a< AUTHENTICATE + $
      a> AUTHENTICATE ${right('alice')}
      a< 900 a!*@127.0.0.1 alice :…
      a< 903 :…
    `,
  );
  rule('AUTHENTICATE-2: AUTHENTICATE of the server has no source', async () => {
    const scene = await at.play(`a: sasl
      a> AUTHENTICATE plain`);
    scene.expectLines('a', 'AUTHENTICATE +');
  });
  rule(
    'AUTHENTICATE-3: who logs in comes in with her account and her nick',
    at`
      ${owned('alice')}
      b:
      a: new
      a> CAP REQ :sasl
      a> NICK alice
      a> USER a 0 * :a
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< 900 alice!~a@127.0.0.1 alice
      a> CAP END
      a< 001 :…alice!~a@127.0.0.1
      b> WHOIS alice
      b< 330 alice alice
    `,
  );
  rule(
    'AUTHENTICATE-4: what is wrong is answered by 904, whatever it is',
    at`
      ${owned('alice')}
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${wrong('alice')}
      a< 904 :SASL authentication failed
      a!
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('nobody')}
      a< 904 :SASL authentication failed
      a!
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< 903
    `,
  );
  rule(
    'AUTHENTICATE-5: who is in may log in, and others are shown it',
    at`
      ${owned('alice')}
      b: account-notify
      b> JOIN #x
      a: sasl
      a> JOIN #x
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('ALICE')}
      a< 904
      b!
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${plainOf('ALICE', 'password-of-alice')}
      a< 900 a!~a@127.0.0.1 alice
      a< 903
      b< :a ACCOUNT alice
    `,
  );
  rule(
    'AUTHENTICATE-6: one may log in to another account',
    at`
      ${owned('alice')}
      ${owned('carol')}
      b: account-notify
      b> JOIN #x
      a: sasl
      a> JOIN #x
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      b< :a ACCOUNT alice
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('carol')}
      a< 900 a!~a@127.0.0.1 carol
      a< 903
      b< :a ACCOUNT carol
    `,
  );
  rule(
    'AUTHENTICATE-7: an unknown mechanism is answered by 908 and 904',
    at`
      a: sasl
      a> AUTHENTICATE NONSENSE
      a< 908 PLAIN,SCRAM-SHA-256 :…
      a< 904
      a> AUTHENTICATE EXTERNAL
      a< 908 PLAIN,SCRAM-SHA-256 :…
      a< 904
      a> AUTHENTICATE :
      a< 904
    `,
  );
  rule(
    'AUTHENTICATE-8: one may give up at any point, and begin anew',
    at`
      ${owned('alice')}
      a: sasl
      a> AUTHENTICATE *
      a< 906
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE *
      a< 906
      a> AUTHENTICATE SCRAM-SHA-256
      a> AUTHENTICATE ${new ScramClient('alice', 'x').first}
      a< AUTHENTICATE …
      a> AUTHENTICATE *
      a< 906
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE {A*400}
      a> AUTHENTICATE *
      a< 906
      a> AUTHENTICATE PLAIN
      a< AUTHENTICATE +
      a> AUTHENTICATE ${right('alice')}
      a< 903
    `,
  );
  rule(
    'AUTHENTICATE-9: what is too long is answered by 905',
    at`
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE {A*401}
      a< 905
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE {A*400}
      a> AUTHENTICATE {A*400}
      a> AUTHENTICATE {A*400}
      a> AUTHENTICATE {A*400}
      a> AUTHENTICATE {A*400}
      a!
      a> AUTHENTICATE {A*400}
      a< 905
      a> AUTHENTICATE PLAIN
      a< AUTHENTICATE +
    `,
  );
  const long = `password-${'x'.repeat(291)}`;
  const full = plainOf('alice', long.slice(0, 293));
  rule(
    'AUTHENTICATE-10: a full line goes on',
    at`
      ${owned('alice').replace('password-of-alice', long.slice(0, 293))}
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${full}
      a!
      a> AUTHENTICATE +
      a< 903
    `,
  );
  rule('AUTHENTICATE-10: such a line has 400 characters', async () => {
    expect(full).toHaveLength(400);
  });
  rule(
    'AUTHENTICATE-11: CAP END gives up',
    at`
      ${owned('alice')}
      b:
      a: new
      a> CAP REQ :sasl
      a> NICK a
      a> USER a 0 * :a
      a> AUTHENTICATE PLAIN
      a> CAP END
      a< 906
      a< 001
      b> WHOIS a
      b! 330 a
      a> AUTHENTICATE ${right('alice')}
      a< 904
    `,
  );
  rule(
    'AUTHENTICATE-12: the capability comes first',
    at`
      a: new
      a> AUTHENTICATE PLAIN
      a< 904
      b:
      b> AUTHENTICATE PLAIN
      b< 904
      c: sasl
      c> AUTHENTICATE PLAIN
      c> CAP REQ :-sasl
      c> AUTHENTICATE ${right('alice')}
      c< 904
    `,
  );
  rule('AUTHENTICATE-13: SCRAM proves both sides', async () => {
    const scene = await at.play(owned('alice'));
    const client = await challenged(scene, 'a', new ScramClient('alice', 'password-of-alice'));
    expect(client.trusts(scene.linesOf('a')[0]?.split(' ')[1] ?? '')).toBe(true);
    await scene.play(`
      a> AUTHENTICATE +
      a< 900 a!~a@127.0.0.1 alice
      a< 903`);
    await challenged(scene, 'b', new ScramClient('alice', 'password-of-nobody'));
    await scene.play('b< 904');
  });
  rule('AUTHENTICATE-14: a name without an account is challenged all the same', async () => {
    const scene = await at.play('');
    const challenges: string[] = [];
    for (const actor of ['a', 'b']) {
      await challenged(scene, actor, new ScramClient('nobody', 'x'), challenges);
      await scene.play(`${actor}< 904 :SASL authentication failed`);
    }
    const [one = '', two = ''] = challenges.map(text =>
      Buffer.from(text, 'base64')
        .toString()
        .replace(/^[^,]*/, ''),
    );
    expect(one).toMatch(/^,s=[A-Za-z0-9+/]{22}==,i=4096$/);
    expect(two).toBe(one);
  });
  rule('AUTHENTICATE-16: a suspended account is answered by 902', async () => {
    const scene = await at.play(owned('alice'));
    const { server } = await at.open();
    const suspended = { reason: 'spam', by: 'root', at: 0 };
    server.loop.submit({ type: 'set-account', account: 'alice', changes: { suspended } });
    await scene.play(`
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< 902 :…spam
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${wrong('alice')}
      a< 904`);
  });
  rule(
    'AUTHENTICATE-18: garbage is answered by 904',
    at`
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE x
      a< 904
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${base64('a\0b')}
      a< 904
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE +
      a< 904
      a> AUTHENTICATE SCRAM-SHA-256
      a> AUTHENTICATE ${base64('hello')}
      a< 904
    `,
  );
  rule(
    'AUTHENTICATE-20: it needs a parameter',
    at`
      a: sasl
      a> AUTHENTICATE
      a< 461 AUTHENTICATE
    `,
  );

  const strict = house({
    accounts: {
      ...cheapAccounts,
      throttle: { ...cheapAccounts.throttle, failuresPerAddressMax: 2, failuresWindowSeconds: 60 },
    },
  });
  rule(
    'AUTHENTICATE-17: who is wrong too often waits',
    strict`
      ${owned('alice')}
      a: sasl
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${wrong('alice')}
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${wrong('nobody')}
      a< 904
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< FAIL AUTHENTICATE TEMPORARILY_UNAVAILABLE :…1 min
      a< 904
      wait 59s
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< FAIL AUTHENTICATE TEMPORARILY_UNAVAILABLE :…1 s
      wait 1s
      a> AUTHENTICATE PLAIN
      a> AUTHENTICATE ${right('alice')}
      a< 903
    `,
  );
});

/** Begins with SCRAM and answers the challenge. */
async function challenged(
  scene: Scene,
  actor: string,
  client: ScramClient,
  challenges: string[] = [],
): Promise<ScramClient> {
  await scene.play(`${actor}: sasl
    ${actor}> AUTHENTICATE SCRAM-SHA-256
    ${actor}> AUTHENTICATE ${client.first}`);
  const challenge = scene.linesOf(actor)[0]?.split(' ')[1] ?? '';
  challenges.push(challenge);
  await scene.play(`${actor}> AUTHENTICATE ${client.answer(challenge)}`);
  return client;
}

describe('Under TLS', () => {
  const folder = new CertificateFolder();
  let server: TestServer;
  let own: { readonly cert: string; readonly key: string };
  beforeAll(async () => {
    const files = await folder.add('server', ['localhost']);
    own = await folder.add('client', ['client.example']);
    server = await TestServer.start({
      doors: [
        { kind: 'irc', host: '127.0.0.1', port: 0 },
        { kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates: [files] } },
      ],
    });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  rule('AUTHENTICATE-1: EXTERNAL is shown under TLS alone', async () => {
    const plain = await server.connect('irc');
    plain.send('CAP LS 302');
    expect(await plain.until(/[ :]sasl=/)).toMatch(/[ :]sasl=PLAIN,SCRAM-SHA-256( |$)/);
    const secure = await connectTls(server, 1);
    secure.send('CAP LS 302');
    expect(await secure.until(/[ :]sasl=/)).toContain('sasl=PLAIN,EXTERNAL,SCRAM-SHA-256');
  });

  rule('AUTHENTICATE-15: EXTERNAL takes the certificate of an account', async () => {
    const pair = { cert: readFileSync(own.cert), key: readFileSync(own.key) };
    const alice = await connectTls(server, 1, pair);
    alice.send('NICK alice', 'CAP REQ :sasl', 'REGISTER * * password-of-alice');
    await alice.until(' REGISTER SUCCESS alice ');
    alice.send('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +');
    await alice.until(' 904 ');
    const [visitor] = [...server.server.sessions.values()].filter(({ origin }) => origin.certfp);
    if (visitor === undefined) throw new Error('no certificate was shown');
    const { id: session, origin } = visitor;
    expect(server.server.desk.keeping.addCertificate({ session, origin }, 'alice')).toEqual({ is: 'done' });
    for (const [account, code] of [
      ['+', 903],
      [base64('ALICE'), 903],
      [base64('bob'), 904],
    ]) {
      const again = await connectTls(server, 1, pair);
      again.send('CAP REQ :sasl', 'AUTHENTICATE EXTERNAL', `AUTHENTICATE ${account}`);
      await again.until(` ${code} `);
    }
    const other = await connectTls(server, 1);
    other.send('CAP REQ :sasl', 'AUTHENTICATE EXTERNAL', 'AUTHENTICATE +');
    await other.until(' 904 ');
  });
});

describe('PASS', () => {
  rule(
    'PASS-8: PASS logs in to an account',
    at`
      ${owned('alice')}
      a: new
      a> PASS alice:password-of-alice
      a> NICK alice
      a> USER a 0 * :a
      a< 900 alice!~a@127.0.0.1 alice
      a< 001
      a> WHOIS alice
      a< 330 alice alice
    `,
  );
  rule(
    'PASS-9: a wrong password of an account does not let in',
    at`
      ${owned('alice')}
      a: new
      a> PASS alice:password-of-nobody
      a> NICK a
      a> USER a 0 * :a
      a< 464
      a< ERROR
      a- gone
      b: new
      b> PASS nobody:at-all
      b> NICK b
      b> USER b 0 * :b
      b< 464
      b- gone
    `,
  );
});

describe('Where everyone needs an account', () => {
  const members = house({ accounts: { ...cheapAccounts, required: true, requiredExempt: [] } });
  rule(
    'REG-12: who has none does not come in',
    members`
      ${owned('alice')}
      a: new
      a> NICK a
      a> USER a 0 * :a
      a< FAIL * ACCOUNT_REQUIRED
      a< ERROR
      a- gone
      b: new
      b> CAP REQ :sasl
      b> NICK b
      b> USER b 0 * :b
      b> AUTHENTICATE PLAIN
      b> AUTHENTICATE ${right('alice')}
      b> CAP END
      b< 001
    `,
  );
});

describe('REGISTER', () => {
  rule(
    'REGISTER-1: makes an account and logs in to it',
    at`
      b: account-notify
      b> JOIN #x
      a:
      a> JOIN #x
      a> REGISTER * * password1
      a< 900 a!~a@127.0.0.1 a
      a< REGISTER SUCCESS a :…
      b< :a ACCOUNT a
    `,
  );
  rule(
    'REGISTER-2: before one is in',
    at`
      a: new
      a> NICK a
      a> REGISTER A * password1
      a< 900 a!*@127.0.0.1 A
      a< REGISTER SUCCESS A :…
      a> USER a 0 * :a
      a< 001
      a> WHOIS a
      a< 330 a A
    `,
  );
  rule('REGISTER-3: the value says how', async () => {
    const scene = await at.play('a: new\na> CAP LS 302');
    expect(scene.linesOf('a').join(' ')).toContain(' draft/account-registration=before-connect ');
    const other = await custom.play('a: new\na> CAP LS 302');
    expect(other.linesOf('a').join(' ')).toContain(' draft/account-registration=custom-account-name ');
    const mailed = await mailing.play('a: new\na> CAP LS 302');
    expect(mailed.linesOf('a').join(' ')).toContain('=before-connect,email-required ');
  });
  const closed = house({ accounts: { ...cheapAccounts, registration: 'closed' } });
  rule('REGISTER-4: nobody may', async () => {
    const scene = await closed.play(`
      a:
      a> REGISTER * * password1
      a< FAIL REGISTER TEMPORARILY_UNAVAILABLE a
      a> CAP REQ :draft/account-registration
      a< CAP a NAK
      a> CAP LS 302`);
    expect(scene.linesOf('a').join(' ')).not.toContain('account-registration');
  });
  rule(
    'REGISTER-5: a nick comes first',
    at`
      a: new
      a> REGISTER * * password1
      a< FAIL REGISTER NEED_NICK * :…
    `,
  );
  const custom = house({ accounts: { ...cheapAccounts, customNames: true, beforeConnect: false } });
  rule('REGISTER-6: under one’s nick, or another name', async () => {
    await at.play(`
      a:
      a> REGISTER other * password1
      a< FAIL REGISTER ACCOUNT_NAME_MUST_BE_NICK other :…`);
    await custom.play(`
      a:
      a> REGISTER other * password1
      a< REGISTER SUCCESS other :…`);
  });
  rule(
    'REGISTER-7: a name is had once',
    at`
      ${owned('alice')}
      a: new
      a> NICK ALICE
      a> REGISTER * * password1
      a< FAIL REGISTER ACCOUNT_EXISTS ALICE :…
    `,
  );
  rule(
    'REGISTER-8: nor under the nick of someone else, nor one that looks like hers',
    at`
      ${owned('alice')}
      a:
      b: new
      b> NICK a
      b> REGISTER * * password1
      b< FAIL REGISTER BAD_ACCOUNT_NAME a :…
      c: new
      c> NICK a1ice
      c> REGISTER * * password1
      c< FAIL REGISTER BAD_ACCOUNT_NAME a1ice :…
      d: new
      d> NICK 1d
      d> REGISTER * * password1
      d< FAIL REGISTER BAD_ACCOUNT_NAME 1d :…
    `,
  );
  rule(
    'REGISTER-9: once is enough',
    at`
      a:
      a> REGISTER * * password1
      a> REGISTER * * password1
      a< FAIL REGISTER ALREADY_AUTHENTICATED a :…
      b: new
      b> NICK b
      b> REGISTER * * password1
      b> REGISTER * * password1
      b< FAIL REGISTER ALREADY_AUTHENTICATED b :…
    `,
  );
  rule(
    'REGISTER-10: passwords that are none',
    at`
      a:
      a> REGISTER * * short
      a< FAIL REGISTER WEAK_PASSWORD a :…
      a> REGISTER * * {x*301}
      a< FAIL REGISTER UNACCEPTABLE_PASSWORD a :…
      a> REGISTER * * :pass\x07word
      a< FAIL REGISTER UNACCEPTABLE_PASSWORD a :…
      a> REGISTER * * :a password
      a< REGISTER SUCCESS a :…
    `,
  );
  const locked = house({ server: { password: 'secret' } });
  rule('REGISTER-11 VERIFY-7: come in first', async () => {
    for (const place of [custom, locked]) {
      await place.play(`
        a: new
        a> NICK a
        a> REGISTER * * password1
        a< FAIL REGISTER COMPLETE_CONNECTION_REQUIRED a :…
        a> VERIFY a code
        a< FAIL VERIFY COMPLETE_CONNECTION_REQUIRED a :…`);
    }
  });
  const few = house({
    accounts: {
      ...cheapAccounts,
      throttle: { ...cheapAccounts.throttle, registrationsPerAddressMax: 1, registrationsWindowSeconds: 60 },
    },
  });
  rule(
    'REGISTER-12: one account a minute',
    few`
      a:
      b:
      a> NICK 1a
      a> REGISTER x * password1
      a< FAIL REGISTER ACCOUNT_NAME_MUST_BE_NICK
      a> REGISTER * * password1
      a< REGISTER SUCCESS a
      b> REGISTER * * password1
      b< FAIL REGISTER TEMPORARILY_UNAVAILABLE b :…1 min
      wait 60s
      b> REGISTER * * password1
      b< REGISTER SUCCESS b
    `,
  );
  rule(
    'REGISTER-13: it needs three parameters',
    at`
      a:
      a> REGISTER * *
      a< 461 REGISTER
    `,
  );
});

const mailbox = new Mailbox();
const mailing = house({}, { mailer: mailbox });

/** An account that waits for its code, which the script knows as {code}. */
async function pending(name = 'a'): Promise<Scene> {
  const scene = await mailing.play(`
    ${name}:
    ${name}> REGISTER * ${name}@example.org password1
    ${name}< REGISTER VERIFICATION_REQUIRED ${name} :…`);
  scene.names.set('code', mailbox.code);
  return scene;
}

describe('VERIFY', () => {
  rule('REGISTER-14: a code is sent', async () => {
    const scene = await pending();
    await scene.play('a! 900');
    expect(mailbox.sent.at(-1)).toMatchObject({ to: 'a@example.org', subject: 'Your account a on Salon' });
  });
  rule('REGISTER-15: addresses that are none', async () => {
    const scene = await mailing.play(`
      a:
      a> REGISTER * * password1
      a< FAIL REGISTER INVALID_EMAIL a :…
      a> REGISTER * nonsense password1
      a< FAIL REGISTER INVALID_EMAIL a :…
      a> REGISTER * a@b@c.example password1
      a< FAIL REGISTER INVALID_EMAIL a :…`);
    mailbox.isBroken = true;
    await scene.play(`
      a> REGISTER * a@example.org password1
      a< FAIL REGISTER INVALID_EMAIL a :…`);
    mailbox.isBroken = false;
    await scene.play(`
      a> REGISTER * a@example.org password1
      a< REGISTER VERIFICATION_REQUIRED a`);
  });
  rule('VERIFY-1: the code logs in', async () => {
    const scene = await pending();
    await scene.play(`
      a> VERIFY a {code}
      a< 900 a!~a@127.0.0.1 a
      a< VERIFY SUCCESS a :…
      b: sasl
      b> AUTHENTICATE PLAIN
      b> AUTHENTICATE ${plainOf('a', 'password1')}
      b< 903`);
  });
  rule('VERIFY-2: before one is in', async () => {
    const scene = await pending();
    await scene.play(`
      a- leaves
      b: new
      b> NICK a
      b> USER a 0 * :a
      b< 433
      b> VERIFY A {code}
      b< 900 *!~a@127.0.0.1 a
      b< VERIFY SUCCESS a :…
      b> NICK a
      b< 001`);
  });
  rule('VERIFY-3: wrong codes, and names', async () => {
    const scene = await pending();
    await scene.play(`
      a> VERIFY a ABCDEFGHJKLM
      a< FAIL VERIFY INVALID_CODE a :…
      a> VERIFY nobody {code}
      a< FAIL VERIFY INVALID_CODE nobody :…
      a> VERIFY a {code}
      a< VERIFY SUCCESS a
      b:
      b> VERIFY a {code}
      b< FAIL VERIFY INVALID_CODE a :…`);
  });
  rule('VERIFY-4: a code does not count for ever', async () => {
    const scene = await pending();
    for (let time = 0; time < 5; time += 1) {
      await scene.play('a> VERIFY a ABCDEFGHJKLM\na< FAIL VERIFY INVALID_CODE');
    }
    await scene.play('a> VERIFY a {code}\na< FAIL VERIFY INVALID_CODE');
    const other = await pending('b');
    (await mailing.open()).clock.advance(24 * 3_600_000);
    await other.play(`
      c:
      c> VERIFY b {code}
      c< FAIL VERIFY INVALID_CODE b :…`);
  });
  rule(
    'VERIFY-5: who is logged in needs no code',
    at`
      a:
      a> REGISTER * * password1
      a> VERIFY a x
      a< FAIL VERIFY ALREADY_AUTHENTICATED a :…
    `,
  );
  rule(
    'VERIFY-6: it needs two parameters',
    at`
      a:
      a> VERIFY a
      a< 461 VERIFY
    `,
  );
  rule('AUTHENTICATE-19: what is not verified cannot be logged in to', async () => {
    const scene = await pending();
    await scene.play(`
      b: sasl
      b> AUTHENTICATE PLAIN
      b> AUTHENTICATE ${plainOf('a', 'password1')}
      b< FAIL AUTHENTICATE VERIFICATION_REQUIRED a :…
      b< 904
      b> AUTHENTICATE PLAIN
      b> AUTHENTICATE ${plainOf('a', 'password2')}
      b! FAIL AUTHENTICATE
      b< 904`);
  });
});
