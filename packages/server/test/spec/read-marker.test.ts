import { describe, expect } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../store/folder.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const cap = 'draft/read-marker';
const at = house();
const day1 = 'timestamp=2019-01-01T14:33:26.123Z';
const day2 = 'timestamp=2019-01-02T14:33:26.123Z';
const day3 = 'timestamp=2019-01-03T14:33:26.123Z';

describe('The command', () => {
  rule(
    'MARKREAD-1 MARKREAD-2: it is noted how far one has read, and told',
    at`
      a: ${cap}
      a> MARKREAD #x
      a< :salon.localhost MARKREAD #x * $
      a!
      a> MARKREAD #x ${day1}
      a< :salon.localhost MARKREAD #x ${day1} $
      a!
      a> MARKREAD #x
      a< :salon.localhost MARKREAD #x ${day1} $
      a> MARKREAD someone ${day2}
      a< :salon.localhost MARKREAD someone ${day2} $
      a> MARKREAD #x
      a< :salon.localhost MARKREAD #x ${day1} $
    `,
  );
  rule(
    'MARKREAD-3: it never goes back',
    at`
      a: ${cap}
      a> MARKREAD #x ${day2}
      a> MARKREAD #x ${day1}
      a< MARKREAD #x ${day2} $
      a!
      a> MARKREAD #x
      a< MARKREAD #x ${day2} $
      a> MARKREAD #x ${day3}
      a< MARKREAD #x ${day3} $
    `,
  );
  rule('MARKREAD-4: nobody has read what is not yet said', async () => {
    const scene = await at.play(`
      a: ${cap}
      a> MARKREAD #x timestamp=9999-12-31T23:59:59.999Z
      a< MARKREAD #x
    `);
    const now = new Date((await at.open()).clock.now()).toISOString();
    scene.expectLines('a', `:salon.localhost MARKREAD #x timestamp=${now}`);
  });
  rule(
    'MARKREAD-5: without a target it is refused',
    at`
      a: ${cap}
      a> MARKREAD
      a< FAIL MARKREAD NEED_MORE_PARAMS :…
      a!
      a> MARKREAD :
      a< FAIL MARKREAD NEED_MORE_PARAMS :…
      a!
    `,
  );
  rule(
    'MARKREAD-6: what is no timestamp or no target is refused',
    at`
      a: ${cap}
      a> MARKREAD #x *
      a< FAIL MARKREAD INVALID_PARAMS #x * :…
      a> MARKREAD #x 2019-01-01T14:33:26.123Z
      a< FAIL MARKREAD INVALID_PARAMS #x 2019-01-01T14:33:26.123Z :…
      a> MARKREAD #x timestamp=2019-02-31T14:33:26.123Z
      a< FAIL MARKREAD INVALID_PARAMS
      a> MARKREAD #x timestamp=2019-02-01T14:33:26Z
      a< FAIL MARKREAD INVALID_PARAMS
      a> MARKREAD #x :
      a< FAIL MARKREAD INVALID_PARAMS #x * :…
      a> MARKREAD #x,#y ${day1}
      a< FAIL MARKREAD INVALID_PARAMS #x,#y :…
      a> MARKREAD *
      a< FAIL MARKREAD INVALID_PARAMS * :…
      a> MARKREAD #{x*100}
      a< FAIL MARKREAD INVALID_PARAMS
      a> MARKREAD #x
      a< MARKREAD #x * $
    `,
  );
  rule(
    'MARKREAD-7: a newcomer has read nothing',
    at`
      a: new
      a> CAP REQ ${cap}
      a> MARKREAD #x
      a< 451
      a! MARKREAD
    `,
  );
  rule(
    'MARKREAD-8: who did not agree is answered, and told nothing unasked',
    at`
      a- logs in alice
      b: ${cap}
      b- logs in alice
      a> MARKREAD #x ${day1}
      a< MARKREAD #x ${day1} $
      a> MARKREAD #x
      a< MARKREAD #x ${day1} $
      b> MARKREAD #x ${day2}
      a!
      a> JOIN #x
      a< 366
      a! MARKREAD
    `,
  );
  rule(
    'MARKREAD-9: a target is any channel, and any nick',
    at`
      a: ${cap}
      b> JOIN #hidden
      b> MODE #hidden +s
      a> MARKREAD #HIDDEN
      a< MARKREAD #HIDDEN * $
      a> MARKREAD #hidden ${day1}
      a< MARKREAD #hidden ${day1} $
      a> MARKREAD B ${day1}
      a< MARKREAD b ${day1} $
      a> MARKREAD nobody
      a< MARKREAD nobody * $
    `,
  );
});

describe('Who is told', () => {
  rule(
    'MARKREAD-20: who comes in is told, before the end of the names',
    at`
      a: ${cap}
      a> MARKREAD #x ${day1}
      a> JOIN #x,#y
      a< :a JOIN #x
      a< :salon.localhost MARKREAD #x ${day1} $
      a< 366 #x
      a< :a JOIN #y
      a< :salon.localhost MARKREAD #y * $
      a< 366 #y
    `,
  );
  rule(
    'MARKREAD-21: who wants no names too',
    at`
      a: ${cap} no-implicit-names
      a> JOIN #x
      a< :a JOIN #x
      a< MARKREAD #x * $
      a!
    `,
  );
  rule(
    'MARKREAD-22 MARKREAD-23: the sessions of the account are told when it changes, and nobody else',
    at`
      a: ${cap}
      b: ${cap} server-time
      c: ${cap}
      d: ${cap}
      a- logs in alice
      b- logs in alice
      c- logs in carol
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      d> JOIN #x
      a> MARKREAD #x ${day2}
      a< MARKREAD #x ${day2} $
      a!
      b< @time :salon.localhost MARKREAD #x ${day2} $
      b!
      c!
      d!
      b> MARKREAD #x ${day1}
      b< MARKREAD #x ${day2}
      a!
      b> MARKREAD #x ${day2}
      b< MARKREAD #x ${day2}
      a!
      b> MARKREAD c ${day1}
      b< MARKREAD c ${day1}
      a< MARKREAD c ${day1}
      c!
      c> MARKREAD #x
      c< MARKREAD #x *
      d> MARKREAD #x
      d< MARKREAD #x *
    `,
  );
  rule(
    'MARKREAD-24: who logs in is told of her channels',
    at`
      a: ${cap}
      b: ${cap}
      a- logs in alice
      a> MARKREAD #x ${day1}
      a> MARKREAD #z ${day1}
      b> JOIN #x,#y
      b- logs in alice
      b< MARKREAD #x ${day1}
      b! MARKREAD
      a!
    `,
  );
});

describe('What it means', () => {
  rule(
    'MARKREAD-30: it outlives a PART, and a connection',
    at`
      a: ${cap}
      a> JOIN #x
      a> MARKREAD #x ${day1}
      a> PART #x
      a> JOIN #x
      a< MARKREAD #x ${day1}
      a- logs in alice
      a> MARKREAD #x ${day2}
      a- leaves
      b: ${cap}
      b- logs in alice
      b> JOIN #x
      b< MARKREAD #x ${day2}
    `,
  );
  rule('MARKREAD-31: it outlives a restart', async () => {
    const folder = newFolder();
    const start = () => TestServer.start({}, { store: Store.open({ folder }) });
    const first = await start();
    const alice = await first.ircIn('#x', 'alice');
    first.logIn('alice', 'alice');
    await alice.until(/ 900 /);
    alice.send(`MARKREAD #X ${day1}`, `MARKREAD bob ${day1}`, `MARKREAD bob ${day2}`, 'PING done');
    await alice.until(/PONG/);
    alice.socket.destroy();
    await first.eventually(() => first.server.sessions.size === 0);
    await first.server.stop();

    const second = await start();
    const again = await second.ircIn('#y', 'ally');
    const { session } = [...second.server.sessions.values()].map(({ id }) => ({ session: id }))[0] ?? {};
    second.server.loop.submit({ type: 'log-in', account: 'alice' }, session);
    await again.until(/ 900 /);
    again.send('MARKREAD #x', 'MARKREAD bob');
    expect(await again.until(/MARKREAD/)).toBe(`:salon.localhost MARKREAD #x ${day1}`);
    expect(await again.line()).toBe(`:salon.localhost MARKREAD bob ${day2}`);
    await second.stop();
  });
  rule(
    'MARKREAD-32: a talk is with an account, whatever its nick is',
    at`
      a: ${cap}
      b:
      b- logs in bob
      a> MARKREAD b ${day1}
      b> NICK robert
      a> MARKREAD robert
      a< MARKREAD robert ${day1}
      a> MARKREAD bob
      a< MARKREAD bob ${day1}
      a> MARKREAD b
      a< MARKREAD b *
    `,
  );
  rule(
    'MARKREAD-33: a guest takes it along to her account',
    at`
      a: ${cap}
      b: ${cap}
      b- logs in alice
      b> JOIN #x
      b> MARKREAD #y ${day3}
      a> MARKREAD #x ${day1}
      a> MARKREAD #y ${day2}
      a- logs in alice
      a> MARKREAD #x
      a< MARKREAD #x ${day1}
      b> MARKREAD #x
      b< MARKREAD #x ${day1}
      b> MARKREAD #y
      b< MARKREAD #y ${day3}
      a- logs out
      a> MARKREAD #x
      a< MARKREAD #x *
    `,
  );
  rule(
    'MARKREAD-34: a channel that is renamed is read as far',
    at`
      a: ${cap} draft/channel-rename
      b: ${cap} draft/channel-rename
      a> JOIN #x
      b- logs in bob
      a> MARKREAD #x ${day1}
      b> MARKREAD #x ${day2}
      b> MARKREAD #y ${day3}
      a> RENAME #x #y
      a> MARKREAD #y
      a< MARKREAD #y ${day1}
      a> MARKREAD #x
      a< MARKREAD #x *
      b> MARKREAD #y
      b< MARKREAD #y ${day3}
      b> MARKREAD #x
      b< MARKREAD #x *
    `,
  );
  rule(
    'MARKREAD-35: who does not know RENAME is told as if she had joined',
    at`
      a: ${cap}
      a> JOIN #x
      a> MARKREAD #x ${day1}
      a> RENAME #x #y
      a< :a PART #x
      a< :a JOIN #y
      a< MARKREAD #y ${day1}
      a< 366 #y
    `,
  );
  rule('MARKREAD-36: it goes with the account', async () => {
    await at.play(`
      a: ${cap}
      a- logs in alice
      a> MARKREAD #x ${day1}
    `);
    const { server } = await at.open();
    server.loop.submit({ type: 'remove-account', account: 'alice' });
    await at.play(`
      b: ${cap}
      b- logs in alice
      b> MARKREAD #x
      b< MARKREAD #x *
    `);
  });
});

describe('How much is noted', () => {
  const few = house({ history: { markersMax: 2 } });

  rule(
    'MARKREAD-37: what was read longest ago is forgotten',
    few`
      a: ${cap}
      a- logs in alice
      a> MARKREAD #x ${day2}
      a> MARKREAD #y ${day3}
      a> MARKREAD #z ${day1}
      a< MARKREAD #z ${day1}
      a> MARKREAD #x
      a< MARKREAD #x *
      a> MARKREAD #y
      a< MARKREAD #y ${day3}
      a> MARKREAD #z
      a< MARKREAD #z ${day1}
    `,
  );
});
