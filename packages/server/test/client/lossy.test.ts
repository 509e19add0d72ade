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

/**
 * Three people talk while their connections are cut at any moment, or vanish so that nobody knows what arrived. In the
 * end all of them see the same, in the same order: everything that was said, once.
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
    for (let step = 0; step < 120; step += 1) {
      const person = people[Math.floor(roll() * people.length)];
      if (person === undefined) continue;
      remembering.clock.advance(Math.floor(roll() * 3));
      const chance = roll();
      if (chance < 0.8) {
        const text = roll() < 0.1 ? `${step} has\ntwo lines` : `${step} is one line`;
        said.push(text);
        person.client.say(roomOf(person.client, '#lobby'), text);
      } else if (chance < 0.9 && person.client.link.now.phase === 'online') {
        await person.loseAndFind(roll() < 0.5 ? 'cut' : 'vanish');
      } else {
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    for (const { client } of people) await online(client);
    const texts = (who: Companion) => talk(who.client, '#lobby').map(line => line.replace(/^\w+: /, ''));
    const [first, ...others] = people;
    if (first === undefined) throw new Error('there are three');
    await eventually(() => expect(texts(first).toSorted()).toStrictEqual(said.toSorted()));
    for (const other of others) {
      await eventually(() => expect(texts(other)).toStrictEqual(texts(first)));
    }
  },
  // Others may use the machine, and what is lost takes its time to be found again.
  30_000,
);
