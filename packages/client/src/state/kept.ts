import type { Loudness } from '../model/room.ts';
import type { Keep } from '../parts.ts';
import type { RoomsState } from './rooms.ts';

/** What of a room outlives the program. */
interface KeptRoom {
  readonly name: string;
  readonly kind: 'channel' | 'talk';
  readonly password?: string;
  readonly loudness?: Loudness;
  readonly draft?: string;
  readonly pinned?: boolean;
  /** The user is not in it: only what she has not said yet is kept. */
  readonly out?: boolean;
}

/** Keeps which rooms the user is in, with their drafts, for when she comes again under the same name. */
export class KeptRooms {
  private readonly keep: Keep;
  private place: string | undefined;

  constructor(keep: Keep) {
    this.keep = keep;
  }

  /** Whose rooms they are from now on: an account, or the nick of a guest; nobody's when undefined. */
  of(whose: string | undefined): void {
    this.place = whose === undefined ? undefined : placeOf(whose);
  }

  read(): readonly KeptRoom[] {
    const text = this.place === undefined ? undefined : this.keep.get(this.place);
    if (text === undefined) return [];
    try {
      const found: unknown = JSON.parse(text);
      return Array.isArray(found) ? found.filter(isKeptRoom) : [];
    } catch {
      // Another program wrote there: it is as if nothing were kept.
      return [];
    }
  }

  write(rooms: RoomsState): void {
    if (this.place === undefined) return;
    const kept = rooms.all.flatMap(
      ({ kind, name, presence, password, loudness, draft, pinned }): KeptRoom[] => {
        if (kind === 'server' || (presence === 'out' && draft === '')) return [];
        return [
          {
            name,
            kind,
            ...(password === undefined ? {} : { password }),
            ...(loudness === 'default' ? {} : { loudness }),
            ...(draft === '' ? {} : { draft }),
            ...(pinned ? { pinned } : {}),
            ...(presence === 'out' ? { out: true } : {}),
          },
        ];
      },
    );
    this.keep.set(this.place, JSON.stringify(kept));
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
