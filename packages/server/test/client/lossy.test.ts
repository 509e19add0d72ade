import { afterEach, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { allLeave, type Companion, companion, enter, online, roomOf, talk } from './companion.ts';

let server: TestServer | undefined;

afterEach(async () => {
  allLeave();
  await server?.stop();
  server = undefined;
});

/** Numbers from 0 up to 1 that a seed decides. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const nicks = ['alice', 'bob', 'carol'] as const;

/** Someone closes her client while the connection is lost, and opens it again: a new one that finds what it kept. */
async function startAnew(person: Companion, nick: string): Promise<Companion> {
  person.cut();
  person.client.leave();
  const again = companion(person.port, person.keep);
  await eventually(async () => {
    // The server may hear of the end a moment later: until then the nick is taken.
    if (again.client.link.now.phase !== 'connecting') again.client.enter({ nick, rooms: [] });
    await eventually(() => {
      const { phase } = again.client.link.now;
      if (phase !== 'online' && phase !== 'refused') throw new Error(`it is ${phase}`);
    });
    expect(again.client.link.now.phase).toBe('online');
  });
  return again;
}

/** Reads back to the beginning: who came again begins with the newest. */
async function readAll({ client }: Companion): Promise<void> {
  const room = roomOf(client, '#lobby');
  await eventually(async () => {
    await client.loadOlder(room);
    expect(room.timeline.atStart).toBe(true);
  });
}

/**
 * Three people talk while their connections are cut at any moment, or vanish so that nobody knows what arrived; and they
 * close their clients and open them again. In the end all of them see the same, in the same order: everything that was
 * said, once, and of each in the order in which she said it.
 */
test.each([1, 2, 3, 4, 5, 6])(
  'nothing is lost and nothing doubled over broken connections (seed %i)',
  async seed => {
    const remembering = await rememberingServer({});
    server = remembering;
    const place = remembering.doors[1]?.place;
    if (place === undefined || !('port' in place)) throw new Error('there is no IRC door');
    const roll = dice(seed);
    const people: Companion[] = [];
    for (const nick of nicks) {
      const person = companion(() => place.port);
      await enter(person, { nick });
      people.push(person);
    }
    const said: string[] = [];
    /** Who has a ghost, which has her nick until the server finds it dead. */
    const haunted = new Set<string>();
    for (let step = 0; step < 120; step += 1) {
      const whose = Math.floor(roll() * people.length);
      const person = people[whose];
      const nick = nicks[whose];
      if (person === undefined || nick === undefined) continue;
      remembering.clock.advance(Math.floor(roll() * 3));
      const chance = roll();
      if (chance < 0.8) {
        const text = roll() < 0.1 ? `${step} has\ntwo lines` : `${step} is one line`;
        said.push(text);
        person.client.say(roomOf(person.client, '#lobby'), text);
      } else if (chance < 0.9 && person.client.link.now.phase === 'online') {
        const how = roll() < 0.5 ? 'cut' : 'vanish';
        if (how === 'vanish') haunted.add(nick);
        await person.loseAndFind(how);
      } else if (chance < 0.94 && !haunted.has(nick)) {
        people[whose] = await startAnew(person, nick);
      } else {
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    for (const person of people) {
      await online(person.client);
      await readAll(person);
    }
    const texts = (who: Companion) => talk(who.client, '#lobby').map(line => line.replace(/^\w+: /, ''));
    const [first, ...others] = people;
    if (first === undefined) throw new Error('there are three');
    await eventually(() => expect(texts(first).toSorted()).toStrictEqual(said.toSorted()));
    for (const nick of nicks) {
      // While she has a ghost she is called alice_.
      const own = talk(first.client, '#lobby').filter(line => line.startsWith(nick));
      const steps = own.map(line => Number(/: (\d+)/.exec(line)?.[1]));
      expect(steps).toStrictEqual(steps.toSorted((a, b) => a - b));
    }
    for (const other of others) {
      await eventually(() => expect(texts(other)).toStrictEqual(texts(first)));
    }
  },
  // Others may use the machine, and what is lost takes its time to be found again.
  30_000,
);
