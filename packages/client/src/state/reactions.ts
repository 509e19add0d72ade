import type { Reaction } from '../model/message.ts';

/** Of how many reactions a room knows; those it heard of longest ago are forgotten. */
const knownMax = 20_000;

/** So many different ones a message can have; what more are given to it are not shown. */
const valuesMax = 30;

/** What is longer is no reaction, but something that is said. Code units. */
const valueLengthMax = 64;

/** A reaction as it was given or taken back. */
export interface GivenReaction {
  readonly msgid: string;
  readonly value: string;
  readonly nick: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isGiven: boolean;
}

/**
 * Who gave which reaction to which message of a room. Pages of history come in any order, so that a reaction may be
 * heard of before its message, and its end before its beginning: the later one counts.
 */
export class Reactions {
  /** By msgid, then by value, then by nick. */
  private readonly known = new Map<string, Map<string, Map<string, GivenReaction>>>();
  private count = 0;

  /** Whether anything is other than before. */
  take(reaction: GivenReaction, fold: (nick: string) => string): boolean {
    const { msgid, value, nick, at } = reaction;
    if (value.length > valueLengthMax) return false;
    const values = entryOf(this.known, msgid);
    if (!values.has(value) && values.size >= valuesMax && !this.makeRoom(values)) return false;
    const nicks = entryOf(values, value);
    const before = nicks.get(fold(nick));
    if (before !== undefined && before.at > at) return false;
    nicks.set(fold(nick), reaction);
    if (before === undefined) this.count += 1;
    if (this.count > knownMax) this.forgetOldest();
    return (before?.isGiven ?? false) !== reaction.isGiven;
  }

  /** Someone has another nick, and what she gave is still hers. Returns the messages to which she gave it. */
  rename(from: string, to: string, fold: (nick: string) => string): readonly string[] {
    const [old, now] = [fold(from), fold(to)];
    const given: string[] = [];
    for (const [msgid, values] of this.known) {
      for (const nicks of values.values()) {
        const reaction = nicks.get(old);
        if (reaction?.isGiven !== true) continue;
        // A page of history that says it once more under the old nick is older than this.
        nicks.set(old, { ...reaction, isGiven: false, at: reaction.at + 1 });
        if (!nicks.has(now)) this.count += 1;
        nicks.set(now, { ...reaction, nick: to });
        given.push(msgid);
      }
    }
    while (this.count > knownMax) this.forgetOldest();
    return given;
  }

  /** What was given to a message, the first first. */
  of(msgid: string, isOwn: (nick: string) => boolean): readonly Reaction[] {
    const values = this.known.get(msgid);
    if (values === undefined) return none;
    const shown: (Reaction & { readonly at: number })[] = [];
    for (const [value, nicks] of values) {
      const given = [...nicks.values()].filter(({ isGiven }) => isGiven).sort((a, b) => a.at - b.at);
      const [first] = given;
      if (first === undefined) continue;
      const names = given.map(({ nick }) => nick);
      shown.push({ value, nicks: names, own: names.some(isOwn), at: first.at });
    }
    return shown.sort((a, b) => a.at - b.at).map(({ value, nicks, own }) => ({ value, nicks, own }));
  }

  /** What everyone has taken back gives its place to what is given now. */
  private makeRoom(values: Map<string, Map<string, GivenReaction>>): boolean {
    for (const [value, nicks] of values) {
      if ([...nicks.values()].some(({ isGiven }) => isGiven)) continue;
      values.delete(value);
      this.count -= nicks.size;
      return true;
    }
    return false;
  }

  private forgetOldest(): void {
    for (const [msgid, values] of this.known) {
      for (const nicks of values.values()) this.count -= nicks.size;
      this.known.delete(msgid);
      return;
    }
  }
}

const none: readonly Reaction[] = [];

function entryOf<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
  let found = map.get(key);
  if (found === undefined) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}
