import { createHash } from 'node:crypto';
import type { StoredEntry } from '../../query.ts';
import type { JsonObject, Sender } from '../../record.ts';
import type { Told } from './told.ts';
import type { WallTime, Zone } from './zone.ts';

/** Where what a log tells of is to be remembered. */
export interface LogPlace {
  /** The key of the target. */
  readonly target: string;
  /** To whom someone spoke there: a channel, or the other one of two. */
  readonly to: (nick: string) => string;
}

/**
 * Makes entries of what the lines of one log tell, from the top. Their ids come of what they are, so that the same log,
 * or the log of someone else who was there, is not taken in a second time.
 */
export class LogEntries {
  private readonly place: LogPlace;
  private readonly zone: Zone;
  /** From where people came, as lines before said it. */
  private readonly hosts = new Map<string, Pick<Sender, 'user' | 'host'>>();
  /** When the line before was written. */
  private last = 0;
  /** How many lines were written then, as far as the log tells times apart. */
  private atOnce = 0;
  private readonly sameAtOnce = new Map<string, number>();

  constructor(place: LogPlace, zone: Zone) {
    this.place = place;
    this.zone = zone;
  }

  /** The entry for a line; undefined when there was no such time. */
  entry(at: WallTime | number, told: Told): StoredEntry | undefined {
    const time = typeof at === 'number' ? at : this.zone.at(at, this.last);
    if (time === undefined) return undefined;
    this.pass(time);
    const { kind, nick, from, text = '', more } = told;
    const who = this.senderOf(nick, from);
    const { target, to } = this.place;
    const isTalk = kind === 'message' || kind === 'notice';
    const rest: JsonObject | undefined = isTalk ? { to: to(nick) } : kind === 'join' ? { real: '' } : more;
    return {
      ...{ type: 'entry', kind, target, id: this.idOf(time, told), at: time + this.step(), who, text },
      ...(rest !== undefined && { more: rest }),
    };
  }

  private pass(time: number): void {
    if (time !== this.last) {
      this.atOnce = 0;
      this.sameAtOnce.clear();
    }
    this.last = time;
  }

  /** Lines of one second, or of one minute, stay in their order, and can be told apart by their times. */
  private step(): number {
    const step = Math.min(this.atOnce, stepMax);
    this.atOnce += 1;
    return step;
  }

  private idOf(time: number, { kind, nick, text = '', more }: Told): string {
    const what = JSON.stringify([this.place.target, time, kind, nick, text, more ?? null]);
    const same = this.sameAtOnce.get(what) ?? 0;
    this.sameAtOnce.set(what, same + 1);
    return `log-${createHash('sha256').update(`${what} ${same}`).digest('base64url').slice(0, 22)}`;
  }

  private senderOf(nick: string, from: string | undefined): Sender {
    const at = from?.indexOf('@') ?? -1;
    if (from !== undefined && at > 0 && !/\s/.test(from)) {
      if (this.hosts.size >= hostsMax) this.hosts.clear();
      this.hosts.set(nick, { user: from.slice(0, at), host: from.slice(at + 1) || unknown });
    }
    return { nick, ...(this.hosts.get(nick) ?? { user: unknown, host: unknown }) };
  }
}

/** What stands for a user name or a host that the log does not tell. */
const unknown = '*';

/** Times are not moved into the next second. */
const stepMax = 999;

/** Of how many people it is remembered from where they came. */
const hostsMax = 20_000;
