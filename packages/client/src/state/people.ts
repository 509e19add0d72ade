import type { Me, Person } from '../model/person.ts';
import { type Bell, Changing } from './changing.ts';

/** The metadata that a person is shown with, and to which the client subscribes. */
export const personKeys = ['display-name', 'avatar', 'status', 'pronouns', 'homepage', 'color'] as const;

/** What is known of someone. */
export class PersonState extends Changing implements Person {
  nick: string;
  userhost = '';
  account: string | undefined;
  realname: string | undefined;
  away: string | undefined;
  displayName: string | undefined;
  avatar: string | undefined;
  status: string | undefined;
  pronouns: string | undefined;
  homepage: string | undefined;
  color: string | undefined;
  isBot = false;
  online: boolean | undefined;

  constructor(bell: Bell, nick: string) {
    super(bell);
    this.nick = nick;
  }

  /** Takes what is other now. */
  learn(news: Partial<Omit<PersonState, keyof Changing>>): void {
    const isNew = Object.entries(news).some(([key, value]) => this[key as keyof PersonState] !== value);
    if (!isNew) return;
    Object.assign(this, news);
    this.changed();
  }

  /** A metadata key has another value; undefined when it is gone. */
  learnMetadata(key: string, value: string | undefined): void {
    if (key === 'display-name') this.learn({ displayName: value });
    else if (personKeys.some(known => known === key)) this.learn({ [key]: value });
  }
}

/** Of how many people one knows before those are forgotten who are not needed. */
const peopleMin = 1000;

/** Everyone of whom something is known, by nick. */
export class People {
  private readonly bell: Bell;
  private readonly fold: (nick: string) => string;
  private readonly neededNicks: () => Iterable<string>;
  private readonly byName = new Map<string, PersonState>();
  private sweepAt = peopleMin;

  /** `neededNicks` are those who share a room with the user, or with whom she talks. */
  constructor(bell: Bell, fold: (nick: string) => string, neededNicks: () => Iterable<string>) {
    this.bell = bell;
    this.fold = fold;
    this.neededNicks = neededNicks;
  }

  get(nick: string): PersonState {
    const key = this.fold(nick);
    let person = this.byName.get(key);
    if (person === undefined) {
      if (this.byName.size >= this.sweepAt) this.sweep();
      person = new PersonState(this.bell, nick);
      this.byName.set(key, person);
    }
    return person;
  }

  find(nick: string): PersonState | undefined {
    return this.byName.get(this.fold(nick));
  }

  /** What is known of someone goes along with her; who had the new name before is another one. */
  rename(from: string, to: string): void {
    const person = this.byName.get(this.fold(from));
    if (person === undefined) return;
    const {
      userhost,
      account,
      realname,
      away,
      displayName,
      avatar,
      status,
      pronouns,
      homepage,
      color,
      isBot,
    } = person;
    this.get(to).learn({
      nick: to,
      userhost,
      account,
      realname,
      away,
      displayName,
      avatar,
      status,
      pronouns,
      homepage,
      color,
      isBot,
      online: true,
    });
    if (this.fold(from) !== this.fold(to)) person.learn({ online: false, away: undefined });
  }

  /** She is seen nowhere any more. Those who draw her have her object, which stays. */
  gone(nick: string): void {
    this.find(nick)?.learn({ online: false, away: undefined });
  }

  /** The casemapping is another one than before. */
  reindex(): void {
    const people = [...this.byName.values()];
    this.byName.clear();
    for (const person of people) this.byName.set(this.fold(person.nick), person);
  }

  /** Forgets whom nobody watches and who is not here: a busy server has many guests. */
  private sweep(): void {
    const needed = new Set<string>();
    for (const nick of this.neededNicks()) needed.add(this.fold(nick));
    for (const [key, person] of this.byName) {
      if (!needed.has(key) && !person.isWatched) this.byName.delete(key);
    }
    this.sweepAt = Math.max(peopleMin, this.byName.size * 2);
  }

  get size(): number {
    return this.byName.size;
  }
}

/** The user of this client. */
export class MeState extends Changing implements Me {
  nick = '';
  account: string | undefined;
  away: string | undefined;
  modes: ReadonlySet<string> = new Set();
  realname = '';

  get isOper(): boolean {
    return this.modes.has('o');
  }

  learn(news: Partial<Pick<MeState, 'nick' | 'account' | 'away' | 'modes' | 'realname'>>): void {
    Object.assign(this, news);
    this.changed();
  }
}
