import type { RoomKind, Rooms } from '../model/room.ts';
import { Changing } from './changing.ts';
import { type RoomParts, RoomState } from './room.ts';

/** The name of the room in which the server speaks. */
const serverRoomName = '*';

/** How many talks there may be: strangers begin them too. */
const talksMax = 500;

/** #room2 stands before #room10. */
const byName = new Intl.Collator('en', { numeric: true });

/** All rooms of the user. */
export class RoomsState extends Changing implements Rooms {
  private readonly parts: RoomParts;
  private readonly byKey = new Map<string, RoomState>();
  private list: readonly RoomState[] | undefined;
  /** Where the server speaks. */
  readonly server: RoomState;

  constructor(parts: RoomParts) {
    super(parts.bell);
    this.parts = parts;
    this.server = this.make('server', serverRoomName);
  }

  get all(): readonly RoomState[] {
    this.list ??= this.sort();
    return this.list;
  }

  override changed(): void {
    this.list = undefined;
    super.changed();
  }

  get unread(): number {
    return this.sum(room => room.unread);
  }

  get mentions(): number {
    return this.sum(room => room.mentions);
  }

  get(name: string): RoomState | undefined {
    return this.byKey.get(this.parts.fold(name));
  }

  getOrMake(kind: RoomKind, name: string): RoomState {
    return this.get(name) ?? this.make(kind, name);
  }

  remove(room: RoomState): void {
    if (this.byKey.get(room.key) === room && this.byKey.delete(room.key)) this.changed();
  }

  /** A room goes on under another name: a channel, or a talk with who took another nick. */
  rename(room: RoomState, name: string): void {
    const key = this.parts.fold(name);
    const other = this.byKey.get(key);
    if (other !== undefined && other !== room) return;
    this.byKey.delete(room.key);
    this.byKey.set(key, room);
    room.learn({ name, key });
    this.changed();
  }

  /** The casemapping may be another one than before. */
  reindex(): void {
    const rooms = [...this.byKey.values()];
    this.byKey.clear();
    for (const room of rooms) {
      room.key = this.parts.fold(room.name);
      room.members.reindex();
      this.byKey.set(room.key, room);
    }
    this.changed();
  }

  private make(kind: RoomKind, name: string): RoomState {
    if (kind === 'talk') this.forgetOldestTalk();
    const room = new RoomState(this.parts, kind, name, this.parts.fold(name));
    this.byKey.set(room.key, room);
    room.watch(() => this.changed());
    this.changed();
    return room;
  }

  private forgetOldestTalk(): void {
    const talks = [...this.byKey.values()].filter(room => room.kind === 'talk');
    if (talks.length < talksMax) return;
    const free = talks.filter(
      ({ pinned, draft, timeline }) => !pinned && draft === '' && timeline.unsent.length === 0,
    );
    const [first] = free;
    if (first !== undefined)
      this.remove(free.reduce((oldest, room) => (room.lastAt < oldest.lastAt ? room : oldest), first));
  }

  private sum(count: (room: RoomState) => number): number {
    return this.all.reduce((sum, room) => sum + (room.loudness === 'muted' ? 0 : count(room)), 0);
  }

  private sort(): readonly RoomState[] {
    const place = { server: 0, channel: 1, talk: 2 };
    return [...this.byKey.values()].sort(
      (a, b) =>
        place[a.kind] - place[b.kind] ||
        Number(b.pinned) - Number(a.pinned) ||
        (a.kind === 'talk' ? b.lastAt - a.lastAt : 0) ||
        byName.compare(a.key, b.key),
    );
  }
}
