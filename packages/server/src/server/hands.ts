import type { Hands } from '../admin/hands.ts';
import type { Effect } from '../hub/effect.ts';
import { serverSession } from '../hub/session.ts';
import type { Command } from '../hub/signal.ts';
import type { Loop } from '../loop/loop.ts';
import type { Keeper } from '../store/keeper.ts';
import type { LiveSettings } from './live-settings.ts';

/** What happens while something is carried out for the command line, which wants to know of it. */
export class Overhearing {
  private happened: Effect[] | undefined;

  /** Whether something is being carried out: what throws meanwhile is for who wanted it. */
  get isOn(): boolean {
    return this.happened !== undefined;
  }

  /** Something happened. */
  noted(effect: Effect): void {
    this.happened?.push(effect);
  }

  /** Carries something out, and returns what happened. */
  during(run: () => void): readonly Effect[] {
    const happened: Effect[] = [];
    this.happened = happened;
    try {
      run();
      return happened;
    } finally {
      this.happened = undefined;
    }
  }
}

/** What the command line needs of a server. */
export interface HandsMakerParts
  extends Pick<Hands, 'desk' | 'store' | 'clock' | 'history' | 'files' | 'isServing'> {
  readonly loop: Loop;
  readonly live: LiveSettings;
  readonly keeper: Keeper;
  readonly overhearing: Overhearing;
}

/** Makes what the words of the command line work with. */
export function makeHands({ loop, live, keeper, overhearing, ...parts }: HandsMakerParts): Hands {
  return {
    ...parts,
    state: loop.hub.state,
    settings: () => live.current,
    carryOut: (command: Command) => overhearing.during(() => loop.submit(command)),
    audit: entry => keeper.audit(serverSession, entry),
    settle: () => {
      keeper.commit();
      return keeper.whyUnsaved;
    },
  };
}
