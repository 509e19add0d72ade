import type { ChatClient, Room } from '@salon/client';

/** Why nothing can be said; `composer.why.<why>` in the language files. */
export type Silence =
  /** Not in the channel. */
  | { readonly why: 'out'; readonly reason: string | undefined }
  | { readonly why: 'joining' }
  /** Only commands. */
  | { readonly why: 'server' }
  | { readonly why: 'moderated' }
  /** For those with an account. */
  | { readonly why: 'registered' };

/** Why nothing can be said in a room; undefined when one may speak, as far as one can know. */
export function silenceIn(client: ChatClient, room: Room): Silence | undefined {
  if (room.kind === 'server') return { why: 'server' };
  if (room.kind === 'talk') return undefined;
  if (room.presence === 'out') return { why: 'out', reason: room.whyOut };
  if (room.presence === 'joining') return room.timeline.entries.length === 0 ? { why: 'joining' } : undefined;
  // Any rank is at least a voice.
  if ((room.members.get(client.me.nick)?.prefixes ?? '') !== '') return undefined;
  if (room.modes.has('m')) return { why: 'moderated' };
  return room.modes.has('M') && client.me.account === undefined ? { why: 'registered' } : undefined;
}
