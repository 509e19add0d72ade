import { Talker } from '../web/people.ts';
import { room } from './clients.ts';

const talkers = 20;

/** What `sayLast` says. */
export const lastWord = 'ZZZZZZZZ';

/** Those who talk in the room. What they say has digits and small letters only, so that a key is not taken for it. */
export class Crowd {
  private readonly people: readonly Talker[];
  private timer: NodeJS.Timeout | undefined;
  private count = 0;

  private constructor(people: readonly Talker[]) {
    this.people = people;
  }

  static async enter(port: number): Promise<Crowd> {
    const coming = Array.from({ length: talkers }, (_, index) =>
      Talker.enter(port, `p${index}`, [room], false),
    );
    return new Crowd(await Promise.all(coming));
  }

  /** Says so many messages a second from now on. */
  talk(perSecond: number): void {
    const begin = performance.now();
    const before = this.count;
    this.timer = setInterval(() => {
      const due = before + Math.floor(((performance.now() - begin) * perSecond) / 1000);
      while (this.count < due) this.say();
    }, 5);
  }

  /** Says so many at once, and resolves when the server has told them to all. */
  async sayAtOnce(count: number): Promise<void> {
    for (let said = 0; said < count; said += 1) this.say();
    await Promise.all(this.people.map(talker => talker.settled()));
  }

  /** Says something else as the last of all, in letters that nothing else has. */
  async sayLast(): Promise<void> {
    this.people[0]?.send(`PRIVMSG ${room} :${lastWord}`);
    await this.people[0]?.settled();
  }

  leave(): void {
    clearInterval(this.timer);
    for (const talker of this.people) talker.leave();
  }

  private say(): void {
    const words = 'and so on '.repeat(1 + (this.count % 7));
    this.people[this.count % talkers]?.send(`PRIVMSG ${room} :${this.count} ${words}`);
    this.count += 1;
  }
}
