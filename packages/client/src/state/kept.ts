import type { Entry } from '../model/message.ts';
import type { Loudness } from '../model/room.ts';
import type { Keep } from '../parts.ts';
import type { RoomState } from './room.ts';
import type { RoomsState } from './rooms.ts';

/** What the user said, and nobody has confirmed. */
export type KeptLine = Pick<Entry, 'at' | 'kind' | 'text' | 'delivery' | 'failure' | 'replyTo'> & {
  readonly mark: string;
};

/** What of a room outlives the program. */
interface KeptRoom {
  readonly name: string;
  readonly kind: 'channel' | 'talk';
  readonly password?: string;
  readonly loudness?: Loudness;
  readonly draft?: string;
  readonly unsent?: readonly KeptLine[];
  readonly pinned?: boolean;
  /** The user is not in it: only what she has not said yet is kept. */
  readonly out?: boolean;
}

/** Keeps which rooms the user is in, with what she has not said yet, for when she comes again under the same name. */
export class KeptRooms {
  private readonly keep: Keep;
  private place: string | undefined;
  private written: string | undefined;

  constructor(keep: Keep) {
    this.keep = keep;
  }

  /**
   * Whose rooms they are from now on: an account, or the nick of a guest; nobody's when undefined. Returns whether they
   * were someone else's before.
   */
  of(whose: string | undefined): boolean {
    const place = whose === undefined ? undefined : placeOf(whose);
    if (place === this.place) return false;
    this.place = place;
    this.written = undefined;
    return true;
  }

  read(): readonly KeptRoom[] {
    const text = this.place === undefined ? undefined : this.keep.get(this.place);
    if (text === undefined) return [];
    try {
      const found: unknown = JSON.parse(text);
      return Array.isArray(found) ? found.filter(isKeptRoom).map(withUnsent) : [];
    } catch {
      // Another program wrote there: it is as if nothing were kept.
      return [];
    }
  }

  write(rooms: RoomsState): void {
    if (this.place === undefined) return;
    const text = JSON.stringify(rooms.all.flatMap(keptRoom));
    if (text === this.written) return;
    this.written = text;
    this.keep.set(this.place, text);
  }
}

/** Forgets what is kept of someone: her rooms with their passwords, and what she has not said yet. */
export function forgetKept(keep: Keep, whose: string): void {
  keep.set(placeOf(whose), undefined);
}

function placeOf(whose: string): string {
  return `rooms ${whose}`;
}

function isKeptRoom(value: unknown): value is KeptRoom {
  if (typeof value !== 'object' || value === null) return false;
  const { name, kind } = value as Record<string, unknown>;
  return typeof name === 'string' && (kind === 'channel' || kind === 'talk');
}

function keptRoom(room: RoomState): KeptRoom[] {
  const { kind, name, presence, password, loudness, pinned } = room;
  if (kind === 'server') return [];
  // What is said to services may be a password.
  const isSafe = kind === 'channel' || !/serv$/i.test(name);
  const draft = isSafe ? room.draft : '';
  const unsent = isSafe ? room.timeline.unsent.flatMap(keptLine) : [];
  if (presence === 'out' && draft === '' && unsent.length === 0) return [];
  return [
    {
      name,
      kind,
      ...(password === undefined ? {} : { password }),
      ...(loudness === 'default' ? {} : { loudness }),
      ...(draft === '' ? {} : { draft }),
      ...(unsent.length === 0 ? {} : { unsent }),
      ...(pinned ? { pinned } : {}),
      ...(presence === 'out' ? { out: true } : {}),
    },
  ];
}

function keptLine({ mark, at, kind, text, delivery, failure, replyTo }: Entry): KeptLine[] {
  return mark === undefined ? [] : [{ mark, at, kind, text, delivery, failure, replyTo }];
}

/** Others may have written there as well: what is to be sent is looked at twice. */
function withUnsent(room: KeptRoom): KeptRoom {
  const { unsent } = room;
  if (unsent === undefined) return room;
  return { ...room, unsent: Array.isArray(unsent) ? unsent.filter(isKeptLine) : [] };
}

function isKeptLine(value: unknown): value is KeptLine {
  if (typeof value !== 'object' || value === null) return false;
  const { mark, at, kind, text, delivery, failure = '', replyTo = '' } = value as Record<string, unknown>;
  return (
    [mark, text, failure, replyTo].every(each => typeof each === 'string') &&
    typeof at === 'number' &&
    (kind === 'said' || kind === 'acted' || kind === 'noticed') &&
    (delivery === 'pending' || delivery === 'failed')
  );
}
