import { type CapabilityName, escapeTagValue, type Message, utf8Bytes } from '@salon/protocol';
import { labelled } from '../../render/irc/labels.ts';
import { ownTags } from '../../render/irc/tags.ts';
import type { Session } from '../../sessions/session.ts';
import type { Client } from './verbs/spec.ts';

/** A longer label is none (IRCv3 labeled-response, "Tag value"). */
const labelBytesMax = 64;

/** Under which label a line is to be answered: undefined when it has none, or its client does not know labels. */
export function labelOf({ tags }: Message, capabilities: ReadonlySet<CapabilityName>): string | undefined {
  const label = tags.get('label') ?? '';
  if (label === '' || utf8Bytes(label) > labelBytesMax) return undefined;
  return capabilities.has('labeled-response') ? label : undefined;
}

/** Does what a line asks for, and sends what answers it under its label when all of that is there. */
export function answerUnder(
  label: string,
  client: Client,
  session: Session,
  serve: () => void | Promise<void>,
): void | Promise<void> {
  const reference = client.newReference();
  session.beginAnswer(lines =>
    labelled(lines, {
      label: escapeTagValue(label),
      reference,
      mayBatch: client.capabilities.has('batch'),
      serverName: client.context.serverName,
      tags: ownTags(client.now(), client.capabilities),
    }),
  );
  try {
    const running = serve();
    if (running !== undefined) return running.finally(() => session.endAnswer());
    session.endAnswer();
  } catch (error) {
    session.endAnswer();
    throw error;
  }
}
