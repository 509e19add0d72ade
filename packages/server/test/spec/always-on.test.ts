import { expect, onTestFinished } from 'vitest';
import { History } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../history/entries.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Peer } from '../support/peer.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house, rememberingHouse } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house(withOperator);
const remembering = rememberingHouse();
const off = house({ accounts: { alwaysOn: 'off' } });
const short = house({ accounts: { alwaysOnDays: 1 }, idle: { ircPingSeconds: 0 } });
const on = house({ accounts: { alwaysOn: 'on' } });
const password = 'a-long-password';

/** Alice, `a`, in a channel with `b`, and her account; she stays when she goes. */
const alice = `
  a> NS REGISTER ${password}
  a> NS SET ALWAYS-ON ON
  a> JOIN #x
  b> JOIN #x
`;

/** A session of hers. */
function again(name: string): string {
  return `
  ${name}: new
  ${name}> PASS a:${password}
  ${name}> NICK a
  ${name}> USER a 0 * :Alice
  `;
}

rule(
  'ALWAYSON-1 ALWAYSON-2: she stays, and comes back',
  at`
    ${alice}
    a> QUIT
    b!
    b> NAMES #x
    b< 353 = #x :…@a…
    b> WHOIS a
    b< 311 a
    b< 301 a :No device is here
    ${again('p')}
    p< 001
    p< :a JOIN #x
    p< 353
    b!
    b> PRIVMSG a :hi
    b! 301
    p< :b PRIVMSG a hi
  `,
);
rule(
  'ALWAYSON-3: what is said to her is remembered',
  remembering`
    ${alice}
    b> NS REGISTER ${password}
    a- leaves
    b> PRIVMSG a :later
    b< 301 a
    p: new
    p> CAP REQ :batch draft/chathistory
    p> PASS a:${password}
    p> NICK a
    p> USER a 0 * :Alice
    p> CAP END
    p> CHATHISTORY LATEST b * 5
    p< BATCH
    p< :b PRIVMSG a later
    p< BATCH
  `,
);
rule(
  'ALWAYSON-6: KILL and GHOST end her',
  at`
    ${alice}
    a> QUIT
    b> OPER root secret
    b> KILL a :enough
    b< :a QUIT
    ${again('p')}
    p> JOIN #x
    p> QUIT
    b! QUIT
    c> NS IDENTIFY a ${password}
    c> NS GHOST a
    b< :a QUIT
  `,
);
rule(
  'ALWAYSON-7: she goes with her account, and when she wants to stay no longer',
  at`
    ${alice}
    c> NS IDENTIFY a ${password}
    a> QUIT
    b!
    c> NS SET ALWAYS-ON OFF
    b< :a QUIT
    c> NS SET ALWAYS-ON ON
    ${again('p')}
    p> JOIN #x
    p> QUIT
    b! QUIT
    b> OPER root secret
    b> NS SUSPEND a
    b< :a QUIT
  `,
);
rule(
  'ALWAYSON-8: she goes when she was not here for long',
  short`
    ${alice}
    a> QUIT
    wait 1430m
    b! QUIT
    wait 20m
    b< :a QUIT
  `,
);
rule('ALWAYSON-9: as the server has it', async () => {
  await off.play(`${alice}\n a> QUIT\n b< :a QUIT`);
  await on.play(`a> NS REGISTER ${password}\n a> JOIN #x\n b> JOIN #x\n a> QUIT\n b! QUIT`);
  await on.play(
    `c> NS REGISTER ${password}\n c> NS SET ALWAYS-ON OFF\n c> JOIN #x\n d> JOIN #x\n c> QUIT\n d< :c QUIT`,
  );
});
rule(
  'ALWAYSON-10: guests go, and so does who has another nick',
  at`
    ${alice}
    c> JOIN #x
    c> QUIT
    b< :c QUIT
    a> NICK other
    a> QUIT
    b< :other QUIT
  `,
);
rule(
  'ALWAYSON-11: nobody is an operator of the server who is not here',
  at`
    ${alice}
    a> OPER root secret
    a< 381
    a> QUIT
    b> WHOIS a
    b! 313
    ${again('p')}
    p> WHOIS a
    p! 313
  `,
);
rule('ALWAYSON-4 ALWAYSON-5: she is there after a restart', async () => {
  const folder = newFolder();
  const begin = async () => {
    const logger = makeLogger({ level: 'silent', format: 'json' });
    const history = await History.open({ folder }, { clock: new ManualClock(), logger });
    return await TestServer.start({}, { history, store: Store.open({ folder }) });
  };
  const first = await begin();
  const a = await first.irc('a');
  a.send(`NS REGISTER ${password}`, 'NS SET ALWAYS-ON ON', 'JOIN #x,#closed', 'MODE #closed +k secret');
  await a.until(/MODE #closed \+k/);
  // Nobody says farewell: as if it were killed.
  await first.server.stop();

  const second = await begin();
  onTestFinished(() => second.server.stop());
  const b: Peer = await second.ircIn('#x', 'b');
  b.send('NAMES #x', 'PRIVMSG a :hi', 'NAMES #closed');
  const lines = await b.linesUntilNow();
  expect(lines.map(line => line.replace(/^:\S+ /, ''))).toEqual([
    '353 b = #x :@a b',
    '366 b #x :End of /NAMES list',
    '301 b a :No device is here',
    '366 b #closed :End of /NAMES list',
  ]);
});
rule(
  'PERSISTENCE-1 PERSISTENCE-3: it is shown and set',
  at`
    a> NS REGISTER ${password}
    a> PERSISTENCE GET
    a< PERSISTENCE STATUS DEFAULT OFF
    a> PERSISTENCE SET on
    a< PERSISTENCE STATUS ON ON
    p: new
    p> CAP REQ :draft/persistence
    p> PASS a:${password}
    p> NICK a
    p> USER a 0 * :Alice
    p> CAP END
    p< PERSISTENCE STATUS ON ON
    a> PERSISTENCE SET DEFAULT
    a< PERSISTENCE STATUS DEFAULT OFF
  `,
);
rule(
  'PERSISTENCE-2: what is refused',
  at`
    a> PERSISTENCE GET
    a< FAIL PERSISTENCE ACCOUNT_REQUIRED
    a> NS REGISTER ${password}
    a> PERSISTENCE
    a< FAIL PERSISTENCE INVALID_PARAMS
    a> PERSISTENCE SET NOW
    a< FAIL PERSISTENCE INVALID_PARAMS SET NOW
  `,
);
