import type { Facts, Member } from '@salon/client';
import { channelMode, type Rank } from '@salon/protocol';

/** A line of the list: the head of those of one rank, or one of them. */
export type MemberRow =
  | { readonly type: 'head'; readonly prefix: string; readonly count: number }
  | { readonly type: 'member'; readonly member: Member };

/** What a member is called by; `member` for who has no rank. */
export type RankName = Rank | 'member';

/**
 * The lines of the list. Members come by rank, the highest first; whom `isWanted` does not want is left out, and counted
 * neither.
 */
export function memberRows(
  members: readonly Member[],
  isWanted: (member: Member) => boolean = () => true,
): readonly MemberRow[] {
  const rows: MemberRow[] = [];
  let head = -1;
  for (const member of members) {
    if (!isWanted(member)) continue;
    const prefix = member.prefixes.charAt(0);
    const last = rows[head];
    if (last?.type === 'head' && last.prefix === prefix) rows[head] = { ...last, count: last.count + 1 };
    else {
      head = rows.length;
      rows.push({ type: 'head', prefix, count: 1 });
    }
    rows.push({ type: 'member', member });
  }
  return rows;
}

/** What a prefix says of its bearer, by the mode that gives it; undefined for a rank that only other servers have. */
export function rankOfPrefix(prefix: string, ranks: Facts['ranks']): RankName | undefined {
  if (prefix === '') return 'member';
  const mode = ranks.find(rank => rank.prefix === prefix)?.mode;
  return mode === undefined ? undefined : channelMode(mode)?.rank;
}

/** Whether a name has in it what was typed; accents and case make no difference. Everything has nothing in it. */
export function nameFilter(typed: string): (...names: readonly (string | undefined)[]) => boolean {
  const wanted = plain(typed.trim());
  if (wanted === '') return () => true;
  return (...names) => names.some(name => name !== undefined && plain(name).includes(wanted));
}

function plain(text: string): string {
  // Most names are ASCII, and there may be ten thousand of them.
  const lower = text.toLowerCase();
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}
