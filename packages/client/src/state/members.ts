import type { Member, Members } from '../model/room.ts';
import { type Bell, Changing } from './changing.ts';

/** How names are compared, and ranks. */
export interface MemberOrder {
  fold(name: string): string;
  /** Prefixes, the highest first, as `~&@%+`. */
  readonly prefixes: string;
}

/** Everyone in a channel. */
export class MembersState extends Changing implements Members {
  private readonly order: MemberOrder;
  private readonly byName = new Map<string, Member>();
  private list: readonly Member[] | undefined;

  constructor(bell: Bell, order: MemberOrder) {
    super(bell);
    this.order = order;
  }

  get size(): number {
    return this.byName.size;
  }

  get sorted(): readonly Member[] {
    this.list ??= this.sort();
    return this.list;
  }

  override changed(): void {
    this.list = undefined;
    super.changed();
  }

  get(nick: string): Member | undefined {
    return this.byName.get(this.order.fold(nick));
  }

  has(nick: string): boolean {
    return this.byName.has(this.order.fold(nick));
  }

  put(nick: string, prefixes: string): void {
    this.byName.set(this.order.fold(nick), { nick, prefixes });
    this.changed();
  }

  /** Whether she was there. */
  remove(nick: string): boolean {
    const was = this.byName.delete(this.order.fold(nick));
    if (was) this.changed();
    return was;
  }

  rename(from: string, to: string): boolean {
    const member = this.get(from);
    if (member === undefined) return false;
    this.byName.delete(this.order.fold(from));
    this.put(to, member.prefixes);
    return true;
  }

  /** Gives or takes a prefix. */
  rank(nick: string, prefix: string, isGiven: boolean): void {
    const member = this.get(nick);
    if (member === undefined) return;
    const has = new Set(member.prefixes);
    if (isGiven) has.add(prefix);
    else has.delete(prefix);
    this.put(member.nick, [...this.order.prefixes].filter(symbol => has.has(symbol)).join(''));
  }

  /** The casemapping is another one than before. */
  reindex(): void {
    const members = [...this.byName.values()];
    this.byName.clear();
    for (const member of members) this.byName.set(this.order.fold(member.nick), member);
    this.changed();
  }

  /** Everyone, in no order. */
  get nicks(): readonly string[] {
    return [...this.byName.values()].map(({ nick }) => nick);
  }

  clear(): void {
    this.byName.clear();
    this.changed();
  }

  private sort(): readonly Member[] {
    const { prefixes } = this.order;
    const rankOf = ({ prefixes: own }: Member) =>
      own === '' ? prefixes.length : prefixes.indexOf(own.charAt(0));
    const keyed = [...this.byName].map(([key, member]) => ({ key, member, rank: rankOf(member) }));
    keyed.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
    return keyed.map(({ member }) => member);
  }
}
