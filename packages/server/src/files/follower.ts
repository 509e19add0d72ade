import { isChannelName } from '@salon/protocol';
import type { MessageEdited } from '../hub/changes/effect.ts';
import type { Effect, Said } from '../hub/effect.ts';
import type { MetadataCleared, MetadataSet } from '../hub/metadata/effect.ts';
import type { SharedFiles } from '../store/shared-files.ts';
import { idsIn } from './names.ts';
import type { Owners } from './owners.ts';
import type { FileRules } from './rules.ts';
import type { Shelf } from './shelf.ts';

/** What the follower needs from around it. */
export interface FollowerParts {
  readonly shelf: Pick<Shelf, 'find' | 'remove'>;
  readonly table: SharedFiles;
  readonly rules: () => FileRules;
  readonly owners: Pick<Owners, 'of' | 'ofAccount'>;
}

/**
 * Lets files go with what they belong to. A file belongs to the first message in which its owner says its address, or to
 * the metadata of hers in which it stands: with that it is taken back and forgotten. What others say of it keeps it for
 * its time, but does not make it theirs to take back. Its account takes all of its files along.
 */
export class FileFollower {
  private readonly parts: FollowerParts;

  constructor(parts: FollowerParts) {
    this.parts = parts;
  }

  /** Something happened. */
  noted(effect: Effect): void {
    const { table, shelf } = this.parts;
    switch (effect.type) {
      case 'said':
        this.named(effect, effect.id);
        break;
      case 'redacted':
        shelf.remove(table.ofMessage(effect.message));
        break;
      case 'edited':
        this.keepOnly(effect.message, effect.text);
        this.named(effect, effect.message);
        break;
      case 'metadata-set':
        this.shown(effect);
        break;
      case 'metadata-cleared':
        for (const key of effect.keys) this.keepOnly(this.placeOf(effect, key), '');
        break;
      case 'memory-set':
        if (effect.change === 'forgotten') shelf.remove(table.ofTarget(effect.history));
        break;
      case 'memory-lost':
        shelf.remove(table.ofTarget(effect.history));
        break;
      case 'channel-renamed':
        if (effect.history.from !== effect.history.to) {
          shelf.remove(table.ofTarget(effect.history.to));
          table.moved(effect.history.from, effect.history.to);
        }
        break;
      case 'account-removed':
        shelf.remove(table.ofOwner(effect.credential));
        break;
      case 'said-removed': {
        const owner = this.parts.owners.ofAccount(effect.account);
        if (owner !== undefined) shelf.remove(table.ofOwner(owner, effect.since));
        break;
      }
    }
  }

  /** A message names files. One that is not remembered is nowhere to be taken back from. */
  private named({ text, history = '', at, origin }: Said | MessageEdited, message: string): void {
    // Most messages name no file, and this is looked at for each.
    if (!text.includes('/files/')) return;
    const { shelf, table, owners, rules } = this.parts;
    const until = at + rules().days * dayMs;
    for (const id of idsIn(text)) {
      const file = shelf.find(id);
      if (file === undefined || file.message !== null) continue;
      if (file.owner === owners.of(origin)) table.said(id, history, message, until);
      else if (file.expiresAt < until) table.keptUntil(id, until);
    }
  }

  /** Metadata names files: they stay as long as it is set. */
  private shown({ session, value = '', ...about }: MetadataSet): void {
    const { shelf, table, owners } = this.parts;
    const place = this.placeOf({ session, ...about }, about.key);
    this.keepOnly(place, value);
    for (const id of idsIn(value)) {
      const file = shelf.find(id);
      if (file?.message === null && file.owner === owners.of(session)) table.said(id, '', place, forEver);
    }
  }

  /** What is not named there any more is taken back. */
  private keepOnly(place: string, text: string): void {
    const named = new Set(idsIn(text));
    this.parts.shelf.remove(this.parts.table.ofMessage(place).filter(({ id }) => !named.has(id)));
  }

  /** What stands for the id of a message where there is none. No such id has a space in it. */
  private placeOf(
    { session, target }: Pick<MetadataSet | MetadataCleared, 'session' | 'target'>,
    key: string,
  ) {
    const whose = isChannelName(target) ? target.toLowerCase() : (this.parts.owners.of(session) ?? '');
    return `metadata ${whose} ${key}`;
  }
}

const dayMs = 86_400_000;

/** A time that does not come. */
const forEver = Number.MAX_SAFE_INTEGER;
