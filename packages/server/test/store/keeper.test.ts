import { readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Hub } from '../../src/hub/hub.ts';
import { Keeper } from '../../src/store/keeper.ts';
import { Store } from '../../src/store/store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Peer } from '../support/peer.ts';
import { TestServer } from '../support/test-server.ts';
import { newFolder, withStore } from './folder.ts';

const oper = { name: 'root', password: 'secret', privileges: ['see'] };

/** Sends all away and stops a server, whose accounts stay. */
async function stop(server: TestServer, ...peers: readonly Peer[]): Promise<void> {
  for (const { socket } of peers) socket.destroy();
  await server.eventually(() => server.server.sessions.size === 0);
  await server.server.stop();
  server.journal.expectReplay();
}

/** What a server logged about saving. */
function logged(server: TestServer): unknown[] {
  return server.logged.map(({ msg }) => msg).filter(msg => /sav/i.test(`${msg}`));
}

describe('a server', () => {
  test('knows after a restart what it knew before', async () => {
    const folder = newFolder();
    const first = await TestServer.start({}, { store: Store.open({ folder }) });
    const alice = await first.irc('alice');
    first.logIn('alice', 'Alice');
    await alice.until(' 900 ');
    await stop(first, alice);

    const second = await TestServer.start({}, { store: Store.open({ folder }) });
    const guest = await second.connect('irc');
    guest.send('NICK alice', 'USER x 0 * :x');
    expect(await guest.until(/ 433 /)).toContain('alice');
    await stop(second, guest);
  });

  test('asks after a restart for the password that was set before, and knows what was dropped', async () => {
    const folder = newFolder();
    const first = await TestServer.start({}, { store: Store.open({ folder }) });
    const alice = await first.irc('alice');
    const bob = await first.irc('bob');
    for (const peer of [alice, bob]) {
      peer.send('NS REGISTER correct-horse');
      await peer.until(' 900 ');
    }
    alice.send('NS SET PASSWORD correct-horse battery-staple', 'NS SET ENFORCE ON', 'NICK al', 'NS GROUP');
    await alice.until('The nick al belongs to alice');
    bob.send('NS DROP');
    bob.send(/DROP bob \w+/.exec(await bob.until('NS DROP bob'))?.[0].replace(/^/, 'NS ') ?? '');
    await bob.until(' 901 ');
    await stop(first, alice, bob);

    const second = await TestServer.start({}, { store: Store.open({ folder }) });
    const back = await second.irc('bob');
    back.send('NS IDENTIFY bob correct-horse', 'NS IDENTIFY alice correct-horse');
    for (const _ of [1, 2]) await back.until('That is not the password');
    back.send('NICK al');
    await back.until(/ 433 \S+ al /);
    back.send('NS IDENTIFY alice battery-staple', 'NS REGAIN al');
    await back.until(' 900 ');
    await back.until(' NICK al');
    await stop(second, back);
  });

  test('with another casemapping finds under the same key what it kept', async () => {
    const folder = newFolder();
    const first = await TestServer.start({}, { store: Store.open({ folder }) });
    first.server.loop.submit({ type: 'add-account', account: 'A[]', credential: 'c1' });
    await stop(first);
    const second = await TestServer.start(
      { server: { casemapping: 'rfc1459' } },
      { store: Store.open({ folder }) },
    );
    second.server.loop.submit({ type: 'remove-account', account: 'a{}' });
    await stop(second);
    withStore(folder, ({ records }) => expect(records.all()).toEqual([]));
  });

  test('that is to keep nothing has no file', async () => {
    const before = readdirSync('.');
    const server = await TestServer.start();
    const alice = await server.irc('alice');
    server.logIn('alice', 'alice');
    await alice.until(' 900 ');
    expect(readdirSync('.')).toEqual(before);
    await server.stop();
  });

  test('saves all that changed in a turn in one transaction, before it is shown', async () => {
    const store = Store.open({ folder: newFolder() });
    const server = await TestServer.start({}, { store });
    const alice = await server.irc('alice');
    const together = vi.spyOn(store, 'together');
    server.logIn('alice', 'alice');
    server.server.loop.submit({ type: 'add-account', account: 'bob', credential: 'c2' });
    server.server.loop.submit({ type: 'add-account', account: 'carol', credential: 'c3' });
    server.server.loop.submit({ type: 'remove-account', account: 'carol' });
    expect(together).not.toHaveBeenCalled();
    await alice.until(' 900 ');
    expect(store.records.all().map(({ key }) => key)).toEqual(['alice', 'bob']);
    expect(together).toHaveBeenCalledTimes(1);
    alice.send('PING x', 'PRIVMSG alice :hi');
    await alice.until('PRIVMSG alice :hi');
    expect(together).toHaveBeenCalledTimes(1);
    await stop(server, alice);
  });

  test('saves what changes without anyone being told', async () => {
    const store = Store.open('memory');
    const server = await TestServer.start({}, { store });
    const verifyUntil = server.clock.now() + 90_000;
    server.server.loop.submit({ type: 'add-account', account: 'bob', credential: 'c2', verifyUntil });
    await nextTurn();
    expect(store.records.all()).toMatchObject([{ key: 'bob', record: { verifyUntil } }]);
    // What held for a while only is cleared away each minute.
    server.clock.advance(120_000);
    await nextTurn();
    expect(store.records.all()).toEqual([]);
    await server.stop();
  });

  test('forgets secrets that belong to no account, and leaves alone what it does not know', async () => {
    const folder = newFolder();
    withStore(folder, ({ records, credentials }) => {
      records.put('account', 'alice', { name: 'alice', credential: 'c1', registeredAt: 1, nicks: [] });
      // The nick went to another account: what is kept of this one stays for someone to look at.
      records.put('account', 'zoe', { name: 'zoe', credential: 'c2', registeredAt: 1, nicks: ['alice'] });
      records.put('teapot', 'brown', { spout: 'short' });
      for (const id of ['c1', 'c2', 'c3']) credentials.add({ id, createdAt: 1, changedAt: 1 });
    });
    const server = await TestServer.start({}, { store: Store.open({ folder }) });
    const said = server.logged.map(({ msg }) => msg);
    expect(said).toContain('Registrations that were not finished and are forgotten: 1');
    expect(said).toContain('Left as it is in the store, since this version does not know it: teapot (1)');
    expect(said).toContainEqual(
      expect.stringMatching(/^Left as it is in the store: account zoe: the nick alice /),
    );
    await stop(server);
    withStore(folder, ({ records, credentials }) => {
      expect(records.all()).toHaveLength(3);
      expect(['c1', 'c2', 'c3'].map(id => credentials.get(id)?.id)).toEqual(['c1', 'c2', undefined]);
    });
  });

  test('does not begin when it cannot take in what was kept', async () => {
    const folder = newFolder();
    withStore(folder, ({ records }) => records.put('account', 'alice', { credential: 'c1' }));
    await expect(TestServer.start({}, { store: Store.open({ folder }) })).rejects.toThrow(TypeError);
    withStore(folder, ({ records }) => expect(records.all()).toHaveLength(1));
  });

  test('has the folder no longer when it could not open its doors', async () => {
    const folder = newFolder();
    const other = await TestServer.start();
    const doors = [{ kind: 'irc', host: '127.0.0.1', port: other.port('irc') }];
    await expect(TestServer.start({ doors }, { store: Store.open({ folder }) })).rejects.toThrow(
      'another program has this port',
    );
    withStore(folder, ({ records }) => expect(records.all()).toEqual([]));
    await other.stop();
  });
});

test('what operators did is saved with what came of it, all or nothing', () => {
  const store = Store.open('memory');
  const { state } = new Hub();
  const keeper = new Keeper({
    store,
    state,
    clock: new ManualClock(),
    logger: pino({ level: 'silent' }),
    soon: () => undefined,
    tell: () => undefined,
    report: () => undefined,
    failed: (_session, error) => {
      throw error;
    },
  });
  store.records.put('account', 'mallory', {});
  const did = { at: 1, oper: 'root', nick: 'root', action: 'drop', target: 'mallory', detail: '' };
  const drop = () => {
    keeper.noted({ type: 'kept', at: 1, session: 1, kind: 'account', key: 'mallory' });
    keeper.audit(1, did);
    keeper.commit();
    return [store.records.all().length, store.audit.newest(9).length];
  };
  store.database.pragma('query_only = ON');
  expect(drop()).toEqual([1, 0]);
  store.database.pragma('query_only = OFF');
  expect(drop()).toEqual([0, 2]);
  store.close();
});

describe.each([
  {
    what: 'a full disk',
    reason: 'the disk is full',
    fails: 'max_page_count = 1',
    works: 'max_page_count = 1000000',
  },
  {
    what: 'a disk that cannot be written to',
    reason: 'nothing can be written there',
    fails: 'query_only = ON',
    works: 'query_only = OFF',
  },
])('$what', ({ reason, fails, works }) => {
  let folder: string;
  let store: Store;
  let server: TestServer;
  let alice: Peer;
  let root: Peer;
  beforeEach(async () => {
    folder = newFolder();
    store = Store.open({ folder });
    server = await TestServer.start({ opers: [oper] }, { store });
    root = await server.ircIn('#x', 'root');
    root.send('OPER root secret', 'MODE root +s-i');
    await root.until(' MODE root ');
    alice = await server.ircIn('#x', 'alice');
    server.logIn('alice', 'alice');
    await alice.until(' 900 ');
    await root.until('alice');
  });

  /** Alice changes something, and so do so many others that a page more is needed. */
  function change(enforce: boolean): void {
    const { loop, sessions } = server.server;
    const session = [...sessions.values()].find(({ nick }) => nick === 'alice')?.id;
    loop.submit({ type: 'set-account', account: 'alice', changes: { enforce } }, session);
    for (let index = 0; index < 100; index += 1) {
      const account = `${enforce}${index}`;
      loop.submit({ type: 'add-account', account, credential: account });
    }
  }

  /** Whether alice wants her nick for herself, as the disk has it. */
  const onDisk = () => store.records.all().map(({ record }) => (record as { enforce?: boolean }).enforce)[0];
  const sorry = `:salon.localhost NOTICE alice :What you changed holds for now, but could not be saved: ${reason}.`;

  test('is told to who changed something, to operators and to the log; talk goes on, and all is saved later', async () => {
    store.database.pragma(fails);
    change(true);
    await alice.until(sorry);
    const report = `What users change cannot be saved: ${reason}. It holds until the server stops`;
    await root.until(`:salon.localhost NOTICE root :*** ${report}`);
    expect(store.records.all()).toHaveLength(1);
    expect(onDisk()).toBeUndefined();

    alice.send('PRIVMSG #x :still here');
    await root.readsLines(':alice!~alice@127.0.0.1 PRIVMSG #x :still here');
    change(false);
    await alice.until(sorry);
    // Trying again is nobody's concern while it fails.
    server.clock.advance(12_000);
    alice.send('PING x');
    await alice.readsLines(':salon.localhost PONG salon.localhost :x');
    expect(store.records.all()).toHaveLength(1);

    store.database.pragma(works);
    server.clock.advance(5000);
    await alice.readsLines(':salon.localhost NOTICE alice :What you changed before is saved now.');
    await root.readsLines(':salon.localhost NOTICE root :*** What users change is saved again');
    expect(store.records.all()).toHaveLength(201);
    expect(onDisk()).toBe(false);
    change(true);
    alice.send('PING y');
    await alice.until('PONG salon.localhost :y');
    expect(onDisk()).toBe(true);
    expect(logged(server)).toEqual([
      `Cannot save: ${reason}. What is changed holds until the server stops; saving is tried again and again.`,
      'Saving works again: all that was changed is saved.',
    ]);
    await stop(server, alice, root);
  });

  test('that works again when the next one changes something, or when the server stops, loses nothing', async () => {
    store.database.pragma(fails);
    change(true);
    await alice.until(sorry);
    store.database.pragma(works);
    change(false);
    await alice.until('What you changed before is saved now.');
    store.database.pragma(fails);
    change(true);
    for (let index = 0; index < 200; index += 1) {
      server.server.loop.submit({ type: 'add-account', account: `z${index}`, credential: `z${index}` });
    }
    await alice.until(sorry);
    store.database.pragma(works);
    await stop(server, alice, root);
    withStore(folder, ({ records }) => expect(records.all()).toHaveLength(401));
  });

  test('is told to a newcomer too, who made an account before she came in', async () => {
    store.database.pragma(fails);
    const newcomer = await server.connect('irc');
    const session = Math.max(...server.server.sessions.keys());
    server.server.loop.submit({ type: 'add-account', account: 'carol', credential: 'c' }, session);
    change(true);
    await newcomer.until(`NOTICE * :What you changed holds for now, but could not be saved: ${reason}.`);
    await stop(server, alice, root, newcomer);
  });

  test('that stays so to the end is said in the log', async () => {
    store.database.pragma(fails);
    change(true);
    await alice.until(sorry);
    await stop(server, alice, root);
    expect(server.logged.map(({ msg }) => msg)).toContain('Changes that could not be saved are lost: 101');
    withStore(folder, ({ records }) => expect(records.all()).toHaveLength(1));
  });
});
