import { drafts } from '@salon/protocol';
import type { Client } from '../verbs/spec.ts';
import { play, playTalks } from './playback.ts';
import { readFor, show } from './show.ts';

/**
 * Shows a client that came into a channel what was said there before, if it wants that: what it asked `*playback` for,
 * or else as many lines as the settings say. Those are for clients that show the time of a line, or old ones would look
 * like new ones, and that do not ask for a history themselves.
 */
export function playOnJoin(client: Client, channel: string): Promise<void> | undefined {
  const { playsSince } = client;
  if (playsSince !== undefined) return play(client, channel, { since: playsSince });
  if (!isShownUnasked(client)) return undefined;
  const missedSince = client.missedIn(channel);
  if (missedSince !== undefined) return play(client, channel, { since: missedSince });
  const lines = client.desk.history.joinLines;
  return lines === 0 ? undefined : latest(client, channel, lines);
}

/** Shows a device that has a name what was said to its user in private while it was not here, if it wants that. */
export function playMissedTalks(client: Client, since: number): Promise<void> | undefined {
  return isShownUnasked(client) ? playTalks(client, since) : undefined;
}

function isShownUnasked({ capabilities }: Client): boolean {
  const asksItself = capabilities.has(drafts.chathistory) || capabilities.has('znc.in/playback');
  return !asksItself && capabilities.has('server-time');
}

async function latest(client: Client, channel: string, limit: number): Promise<void> {
  const { session } = client.visitor;
  const part = { type: 'latest', limit } as const;
  const found = await readFor(client, () => client.desk.librarian.page(session, channel, part));
  if (found === undefined || 'code' in found || found.events.length === 0) return;
  show(client, { ...found, type: `chathistory ${found.name}`, kept: 'last', unasked: true });
}
