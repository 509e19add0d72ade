import { escapeTagValue, writeTime } from '@salon/protocol';
import { ask, type Core } from '../core.ts';
import { headOf, readTarget, saidEntry } from '../inbound/entries.ts';
import type { Found, Outcome, Sought } from '../model/client.ts';
import { isBatch, type Reply } from '../wire/reply.ts';

/** How many messages are found at once. */
const foundMax = 50;

/** SEARCH (soju.im/search). The newest first. */
export function search(core: Core, sought: Sought): Promise<Outcome<readonly Found[]>> {
  const attributes: Record<string, string | undefined> = {
    text: sought.text,
    in: sought.room,
    from: sought.from,
    before: sought.before === undefined ? undefined : writeTime(sought.before),
    after: sought.after === undefined ? undefined : writeTime(sought.after),
    limit: String(foundMax),
  };
  const text = Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}=${escapeTagValue(value)}`],
    )
    .join(';');
  return ask(core, { command: 'SEARCH', params: [text] }, replies => readFound(core, replies));
}

function readFound(core: Core, replies: readonly Reply[]): readonly Found[] {
  const batch = replies.find(isBatch);
  const found: Found[] = [];
  for (const item of batch?.items ?? []) {
    const entry = saidEntry(core, item);
    const head = isBatch(item) ? headOf(item) : item;
    if (entry === undefined || head === undefined) continue;
    const { name } = readTarget(core, head.params[0] ?? '');
    const isTalk = !core.facts.isChannel(name);
    found.push({ room: isTalk && !entry.own ? entry.author.nick : name, entry });
  }
  return found.reverse();
}
