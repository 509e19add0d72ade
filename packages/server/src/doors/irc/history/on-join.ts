import { drafts } from '@salon/protocol';
import type { Client } from '../verbs/spec.ts';
import { play } from './playback.ts';
import { readFor, show } from './show.ts';

/**
 * Shows a client that came into a channel what was said there before, if it wants that: what it asked `*playback` for,
 * or else as many lines as the settings say. Those are for clients that show the time of a line, or old ones would look
 * like new ones, and that do not ask for a history themselves.
 */
export function playOnJoin(client: Client, channel: string): Promise<void> | undefined {
  const { capabilities, playsSince } = client;
  if (playsSince !== undefined) return play(client, channel, { since: playsSince });
  const lines = client.desk.history.joinLines;
  const asksItself = capabilities.has(drafts.chathistory) || capabilities.has('znc.in/playback');
  return lines === 0 || asksItself || !capabilities.has('server-time')
    ? undefined
    : latest(client, channel, lines);
}

async function latest(client: Client, channel: string, limit: number): Promise<void> {
  const { session } = client.visitor;
  const part = { type: 'latest', limit } as const;
  const found = await readFor(client, () => client.desk.librarian.page(session, channel, part));
  if (found === undefined || 'code' in found || found.events.length === 0) return;
  show(client, { ...found, type: `chathistory ${found.name}`, kept: 'last', unasked: true });
}
