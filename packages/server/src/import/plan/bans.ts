import { fold } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedBan } from '../imported.ts';
import type { ImportGround } from './ground.ts';
import { oneLine, oneWord } from './texts.ts';

/** Takes the bans of the whole server that have not ended and can be set here. */
export function planBans(bans: readonly ImportedBan[], ground: ImportGround, plan: Gathered): void {
  const mapping = ground.settings.casemapping;
  const taken = new Set([...ground.bans].map(target => fold(target, mapping)));
  for (const ban of bans) {
    const target = ground.banTarget(ban.target);
    const why = whyNot(ban, target !== undefined && taken.has(fold(target, mapping)), ground.now);
    if (target === undefined || why !== undefined) {
      plan.skip('ban', ban.target, why ?? 'no ban is written so here');
    } else {
      taken.add(fold(target, mapping));
      plan.bans.push(planned(ban, target, ground));
    }
  }
}

function planned(ban: ImportedBan, target: string, { settings, now }: ImportGround): ImportedBan {
  const { reason, note, by, at } = ban;
  return {
    ...ban,
    target,
    reason: oneLine(reason, settings.kickBytesMax),
    ...(note !== undefined && { note: oneLine(note, settings.kickBytesMax) }),
    by: oneWord(by),
    at: at || now,
  };
}

function whyNot(
  { until = Number.POSITIVE_INFINITY }: ImportedBan,
  isThere: boolean,
  now: number,
): string | undefined {
  if (until <= now) return 'it has ended';
  return isThere ? 'there is a ban of the same already' : undefined;
}
