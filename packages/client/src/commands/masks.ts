import { completeEntry, matchesFolded, readExtban } from '@salon/protocol';
import type { ChatClient, ListedMask } from '../model/client.ts';

/**
 * Whom a ban of a nick is to keep out: everyone from where she comes, when that is known, so that another nick does not help
 * her; else the nick. A mask is taken as it was typed.
 */
export function banOf(client: ChatClient, typed: string): string {
  if (/[!@*?:$]/.test(typed)) return completeEntry(typed) ?? typed;
  const host = client.person(typed).userhost.split('@')[1];
  return host === undefined || host === '' ? `${typed}!*@*` : `*!*@${host}`;
}

/** The entry of a ban list that keeps from speaking alone: the extended ban `m:` with what this server writes before it. */
export function muteOf(client: ChatClient, typed: string): string {
  const mask = banOf(client, typed);
  if (readExtban(mask)?.letter === 'm') return mask;
  return `${client.facts.isupport.get('EXTBAN')?.split(',')[0] ?? ''}m:${mask}`;
}

/** Entries of the ban list that hold someone, or that are what was typed; bans proper, or those that mute. */
export function holding(
  client: ChatClient,
  entries: readonly ListedMask[],
  typed: string,
  kind: 'ban' | 'mute',
): readonly string[] {
  const { facts } = client;
  const person = client.person(typed);
  const whole = facts.fold(`${typed}!${person.userhost || '*@*'}`);
  const asked = new Set([typed, banOf(client, typed), muteOf(client, typed)].map(mask => facts.fold(mask)));
  return entries
    .map(entry => entry.mask)
    .filter(mask => {
      const muted = mutedBy(mask);
      if ((muted !== undefined) !== (kind === 'mute')) return false;
      if (asked.has(facts.fold(mask))) return true;
      const held = muted ?? mask;
      const extban = readExtban(held.replace(/^~/, ''));
      if (extban?.letter === 'a')
        return person.account !== undefined && facts.sameName(extban.rest, person.account);
      // Both are folded already.
      return extban === undefined && matchesFolded(facts.fold(held), whole, 'ascii');
    });
}

/** What a muting entry mutes; undefined for other entries. */
function mutedBy(mask: string): string | undefined {
  const extban = readExtban(mask.replace(/^~/, ''));
  return extban?.letter === 'm' ? extban.rest : undefined;
}
