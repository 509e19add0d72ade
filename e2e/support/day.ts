import { expect, test } from 'vitest';
import { enterByNc, type Nc } from './nc.ts';
import type { Person } from './person.ts';
import { describeWith, type Program } from './programs.ts';
import { startSalon } from './salon.ts';
import { closing } from './stage.ts';
import { Wire } from './wire.ts';

/** Those of the day: bob by the client under test, who made the lobby; alice by nc; and the wire that bob is on. */
interface Day {
  readonly bob: Person;
  readonly alice: Nc;
  readonly wire: Wire;
}

/** A client, and what it needs. */
interface Client {
  readonly title: string;
  readonly programs: readonly Program[];
  /** Connects by name, joins the lobby, and sees that. */
  readonly enter: (port: number, nick: string) => Promise<Person>;
  /** What the server refuses to this client though nobody asked for it, in its order. */
  readonly complaints?: readonly string[];
}

/** What a person does in a day, one thing after the other. What is waited for occurs once in the whole day. */
const steps: Readonly<Record<string, (day: Day) => Promise<void>>> = {
  'talks and listens': async ({ bob, alice }) => {
    await bob.does('says', 'hello alice, é ✓');
    await alice.hears('bob: hello alice, é ✓\n');
    alice.says('hello bob, ü ✗');
    await bob.sees('speech', 'alice', 'hello bob, ü ✗');
  },
  'talks and listens in private': async ({ bob, alice }) => {
    await bob.does('tells', 'alice', 'psst');
    await alice.hears('bob (to you): psst\n');
    alice.says('/msg bob what is it?');
    await bob.sees('privateSpeech', 'alice', 'what is it?');
  },
  'asks who someone is': async ({ bob }) => {
    await bob.does('asksAbout', 'alice');
    await bob.sees('about', 'alice');
  },
  'sets a topic, and sees that of another': async ({ bob, alice }) => {
    await bob.does('setsTopic', 'Tea at five');
    await alice.hears('>> bob set the topic of #lobby: Tea at five\n');
    await bob.sees('topic', 'bob', 'Tea at five');
    await bob.does('givesOp', 'alice');
    await alice.hears('>> bob set mode +o alice in #lobby.\n');
    alice.says('/topic Cake at six');
    await bob.sees('topic', 'alice', 'Cake at six');
  },
  'lists the channels': async ({ bob }) => {
    await bob.does('lists');
    await bob.sees('room', '#lobby', 2, 'Cake at six');
  },
  'throws someone out, who may come back': async ({ bob, alice }) => {
    await bob.does('kicks', 'alice', 'too loud');
    await bob.sees('kick', 'alice', 'too loud');
    await alice.hears('>> alice was thrown out of #lobby by bob (too loud).\n');
    alice.says('/join #lobby', 'here again');
    await bob.sees('speech', 'alice', 'here again');
  },
  'bans someone, who cannot come back until it is forgiven': async ({ bob, alice }) => {
    await bob.does('bans', 'alice');
    await alice.hears('>> bob set mode +b ');
    await bob.does('kicks', 'alice', 'for good');
    await alice.hears('>> alice was thrown out of #lobby by bob (for good).\n');
    alice.says('/join #lobby');
    await alice.hears('>> You are banned from #lobby.\n');
    await bob.does('forgives', 'alice');
    await bob.does('says', 'it is forgiven');
    await bob.does('tells', 'alice', 'come back');
    await alice.hears('bob (to you): come back\n');
    alice.says('/join #lobby', 'thank you');
    await bob.sees('speech', 'alice', 'thank you');
  },
  'takes another name, and sees others do so': async ({ bob, alice }) => {
    await bob.does('takesNick', 'robert');
    await alice.hears('>> bob is now known as robert.\n');
    alice.says('/nick alicia');
    await bob.sees('rename', 'alice', 'alicia');
    await bob.does('takesNick', 'bob');
    await alice.hears('>> robert is now known as bob.\n');
  },
  'goes away, as others see, and comes back': async ({ bob, alice }) => {
    await bob.does('goesAway', 'at lunch');
    await bob.sees('awayMark');
    alice.says('/who bob');
    await alice.hears(' s.\n>> bob is away: at lunch\n');
    await bob.does('comesBack');
    await bob.sees('backMark');
    alice.says('/who');
    await alice.hears('>> 2 in #lobby: @bob, alicia\n');
  },
  'loses the connection, and is there again by itself': async ({ bob, alice, wire }) => {
    wire.cut();
    await alice.hears('>> Bye bob !\n>> Welcome bob !\n');
    alice.says('there you are');
    await bob.sees('speech', 'alicia', 'there you are');
    await bob.does('says', 'so I am');
    await alice.hears('bob: so I am\n');
  },
  'says goodbye': async ({ bob, alice }) => {
    await bob.does('quits', 'good night');
    await alice.hears('bob: so I am\n>> Bye bob !\n');
  },
};

/** Describes a day of someone who uses a client: all that people do, in one go, beside someone at a line door. */
export function describeDay({ title, programs, enter, complaints = [] }: Client): void {
  describeWith([...programs, 'nc'], title, () => {
    test('carries a person through the day', async () => {
      const salon = closing(await startSalon());
      const wire = closing(await Wire.to(salon.ircPort));
      const bob = closing(await enter(wire.port, 'bob'));
      const alice = closing(await enterByNc(salon.linePort, 'alice'));
      for (const [what, take] of Object.entries(steps)) {
        await take({ bob, alice, wire }).catch((error: Error) => {
          throw new Error(`bob ${what}: ${error.message}\nalice sees:\n${alice.transcript}`);
        });
      }
      expect(wire.complaints).toEqual(complaints);
    });
  });
}
