import type { Effect, Said } from '../hub/effect.ts';
import type { Clock } from '../loop/clock.ts';
import type { SharedFiles } from '../store/shared-files.ts';
import { idsIn } from './names.ts';
import type { FileRules } from './rules.ts';
import type { Shelf } from './shelf.ts';

const dayMs = 86_400_000;

/** What the follower needs from around it. */
export interface FollowerParts {
  readonly shelf: Pick<Shelf, 'find' | 'remove'>;
  readonly table: SharedFiles;
  readonly rules: () => FileRules;
  readonly clock: Clock;
  /** Of an account, the id of its credential. */
  readonly credentialOf: (account: string) => string | undefined;
  /** Nobody may upload any more for an owner. */
  readonly withdraw: (owner: string) => void;
}

/**
 * Lets files go with what they belong to. A file belongs to the first message in which someone says its address: with that
 * it is taken back and forgotten. Its account takes all of its files along.
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
        this.said(effect);
        break;
      case 'redacted':
        shelf.remove(table.ofMessage(effect.message));
        break;
      case 'edited':
        this.edited(effect.message, effect.text);
        break;
      case 'memory-set':
        if (effect.change === 'forgotten') shelf.remove(table.ofTarget(effect.history));
        break;
      case 'memory-lost':
        shelf.remove(table.ofTarget(effect.history));
        break;
      case 'channel-renamed':
        if (effect.history.from !== effect.history.to) table.moved(effect.history.from, effect.history.to);
        break;
      case 'account-removed':
        this.parts.withdraw(effect.credential);
        shelf.remove(table.ofOwner(effect.credential));
        break;
      case 'said-removed': {
        const owner = this.parts.credentialOf(effect.account);
        if (owner !== undefined) shelf.remove(table.ofOwner(owner, effect.since));
        break;
      }
    }
  }

  private said({ text, id: message, history, at }: Said): void {
    // Most messages name no file, and this is looked at for each.
    if (!text.includes('/files/')) return;
    for (const id of idsIn(text)) {
      const file = this.parts.shelf.find(id);
      if (file === undefined || file.message !== null) continue;
      this.parts.table.said(id, history ?? '', message, at + this.parts.rules().days * dayMs);
    }
  }

  /** What is not named any more is taken back. */
  private edited(message: string, text: string): void {
    const kept = new Set(idsIn(text));
    this.parts.shelf.remove(this.parts.table.ofMessage(message).filter(({ id }) => !kept.has(id)));
  }
}
