import { expect, onTestFinished } from 'vitest';
import { History } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../history/entries.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house, rememberingHouse } from './scene.ts';

const at = house();
const few = house({ accounts: { sessionsMax: 2 } });
const off = house({ accounts: { devices: 'off' } });
const password = 'a-long-password';

/** Alice, `a`, in a channel with `b`, and her account. */
const alice = `
  a> NS REGISTER ${password}
  a> JOIN #x
  a> TOPIC #x :tea
  b> JOIN #x
`;

/** Another session of hers; with capabilities, if they are given. */
function device(name: string, capabilities = 'cap-notify'): string {
  return `
  ${name}: new
  ${name}> CAP REQ :${capabilities}
  ${name}> PASS a:${password}
  ${name}> NICK a
  ${name}> USER a 0 * :Alice
  ${name}> CAP END
  `;
}

rule(
  'DEVICE-1: another session is welcomed into the channels of its user',
  at`
    ${alice}
    ${device('p')}
    p< 001
    p< 376
    p< :a JOIN #x
    p< 332 #x tea
    p< 353
    p< 366 #x
    a!
    b!
  `,
);
rule(
  'DEVICE-2 DEVICE-3 DEVICE-4: each is shown what the others say, and what is said to her',
  at`
    ${alice}
    ${device('p')}
    a> PRIVMSG #x :hello
    p< :a PRIVMSG #x hello
    b< :a PRIVMSG #x hello
    a!
    p> PRIVMSG b :psst
    a< :a PRIVMSG b psst
    b< :a PRIVMSG b psst
    p!
    b> PRIVMSG a :what?
    a< :b PRIVMSG a what?
    p< :b PRIVMSG a what?
  `,
);
rule(
  'DEVICE-5: what one does, all do',
  at`
    ${alice}
    ${device('p')}
    p> JOIN #y
    p< :a JOIN #y
    a< :a JOIN #y
    a> PART #x
    a< :a PART #x
    p< :a PART #x
    b< :a PART #x
    p> NICK al
    p< :a NICK al
    a< :a NICK al
  `,
);
rule(
  'DEVICE-6: she is gone when the last of them is',
  at`
    ${alice}
    ${device('p')}
    a> QUIT :off
    b!
    p!
    p> QUIT :now
    b< :a QUIT
  `,
);
rule(
  'DEVICE-7: she is away when she is from all of them',
  at`
    ${alice}
    ${device('p')}
    a> AWAY :out
    b> PRIVMSG a :there?
    b! 301
    p> AWAY :asleep
    b> PRIVMSG a :there?
    b< 301 a asleep
    a> AWAY
    b> PRIVMSG a :there?
    b! 301
  `,
);
rule(
  'DEVICE-8: nobody else comes in under it',
  at`
    ${alice}
    p: new
    p> NICK a
    p> USER p 0 * :p
    p< 433 a
    p! 001
    b> NS REGISTER ${password}
    q: new
    q> PASS b:${password}
    q> NICK a
    q> USER q 0 * :q
    q< 433 a
    q! 001
  `,
);
rule(
  'DEVICE-9: who wants her nick for one session has it so',
  at`
    ${alice}
    a> NS SET MULTICLIENT OFF
    ${device('p')}
    p< 433 a
    p! 001
    a> NS SET MULTICLIENT ON
    p> NICK a
    p< 001
  `,
);
rule(
  'DEVICE-10: so many sessions and no more',
  few`
    ${alice}
    ${device('p')}
    p< 001
    ${device('q')}
    q! 001
  `,
);
rule(
  'DEVICE-11: where nobody shares a nick',
  off`
    ${alice}
    ${device('p')}
    p< 433 a
    p! 001
  `,
);
rule(
  'DEVICE-12: WHOIS shows one user, and where she comes from to herself alone',
  at`
    ${alice}
    ${device('p')}
    b> WHOIS a
    b< 311 a
    b! 378
    b< 318
    b! 311
    p> WHOIS a
    p< 378
  `,
);

const remembering = rememberingHouse();

/** A session of hers that names its device. */
function named(name: string, login: string, capabilities = 'server-time'): string {
  return `
  ${name}: new
  ${name}> CAP REQ :${capabilities}
  ${name}> PASS ${login}:${password}
  ${name}> NICK a
  ${name}> USER a 0 * :Alice
  ${name}> CAP END
  `;
}

/** Alice, who has an account, with two others; her phone was here, and was gone while they spoke. */
const missed = (capabilities?: string) => `
  ${alice}
  b> NS REGISTER ${password}
  ${named('p', 'a@phone', capabilities)}
  p< 001
  p> PRIVMSG #x :on my way
  wait 1s
  p> QUIT
  wait 1s
  b> PRIVMSG #x :you missed this
  b> PRIVMSG a :and this
  wait 1s
`;

rule(
  'DEVICE-20: it is shown what was said meanwhile',
  remembering`
    ${missed()}
    ${named('q', 'a@phone')}
    q< :a JOIN #x
    q< 366 #x
    q< @time=2026-01-01T00:00:02.000Z :b PRIVMSG #x :you missed this
    q< @time=2026-01-01T00:00:02.000Z :b PRIVMSG a :and this
    q! PRIVMSG
    a! PRIVMSG
  `,
);
rule(
  'DEVICE-21: where it comes in by itself, once',
  remembering`
    ${missed()}
    a> QUIT
    ${named('q', 'a@phone')}
    q> JOIN #x
    q< :a JOIN #x
    q< :b PRIVMSG #x :you missed this
    q> PART #x
    q> JOIN #x
    q< :a JOIN #x
    q! PRIVMSG
  `,
);
rule(
  'DEVICE-22: who was never here, or has no name, is shown nothing',
  remembering`
    ${missed()}
    ${named('q', 'a@tablet')}
    q< :a JOIN #x
    q! PRIVMSG
    ${named('r', 'a')}
    r< :a JOIN #x
    r! PRIVMSG
  `,
);
rule(
  'DEVICE-23: who asks herself, or shows no times, is shown nothing',
  remembering`
    ${missed()}
    ${named('q', 'a@phone', 'server-time draft/chathistory')}
    q< :a JOIN #x
    q! PRIVMSG
    ${named('r', 'a@phone', 'cap-notify')}
    r< :a JOIN #x
    r! PRIVMSG
  `,
);
rule(
  'DEVICE-25: a name that no device may have',
  at`
    ${alice}
    ${named('p', 'a@')}
    p< 433 a
    ${named('q', 'a@ph/one')}
    q< 433 a
  `,
);

rule('DEVICE-24: it outlives a restart until when a device was here', async () => {
  const folder = newFolder();
  const begin = async () => {
    const logger = makeLogger({ level: 'silent', format: 'json' });
    const history = await History.open({ folder }, { clock: new ManualClock(), logger });
    return await TestServer.start({}, { history, store: Store.open({ folder }) });
  };
  const phone = async (server: TestServer) => {
    const peer = await server.connect('irc');
    peer.send('CAP REQ server-time', `PASS a@phone:${password}`, 'NICK a', 'USER a 0 * :a', 'CAP END');
    await peer.until(/ (376|422) /);
    peer.send('JOIN #x');
    await peer.until(/ 366 /);
    return peer;
  };
  const first = await begin();
  const a = await first.irc('a');
  a.send(`NS REGISTER ${password}`, 'QUIT');
  await a.until('ERROR');
  const gone = await phone(first);
  const b = await first.ircIn('#x', 'b');
  // Until a minute ago, as far as a server knows that is killed.
  first.clock.advance(60_000);
  gone.send('PRIVMSG #x :known');
  await b.until('known');
  gone.socket.destroy();
  await b.until(/QUIT/);
  first.clock.advance(1000);
  b.send('PRIVMSG #x :missed');
  await b.linesUntilNow();
  await first.server.stop();

  const second = await begin();
  onTestFinished(() => second.server.stop());
  const lines = await (await phone(second)).linesUntilNow();
  expect(lines.map(line => line.replace(/.* :/, ''))).toEqual(['missed']);
});
