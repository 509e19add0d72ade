import { drafts, type Message, serviceNamed } from '@salon/protocol';
import type { Manner } from '../../../hub/signal.ts';
import { word } from '../../../render/irc/lines.ts';
import { knowsMultiline } from '../../../render/irc/multiline.ts';
import { isSlip, slipSays } from '../../../services/slip.ts';
import { type BatchFault, invalid, OpenBatch } from '../open-batch.ts';
import { patronOf } from '../patron.ts';
import { change } from './changes.ts';
import type { Client, Verb } from './spec.ts';
import { clientOnlyTags, isTooLong } from './speech.ts';

/** Messages in several lines (IRCv3 multiline). */
export const batchVerbs: Readonly<Record<string, Verb>> = {
  BATCH: {
    for: 'users',
    paramsMin: 1,
    takes: `+<reference> ${drafts.multiline} <target> | -<reference>`,
    help: `Begins or ends a message in several lines, for who agreed to \`${drafts.multiline}\` and \`batch\`.`,
    run: batch,
  },
};

/** To who did not agree to it, there is no such command. */
function batch(client: Client, message: Message): void | Promise<void> {
  const [reference = ''] = message.params;
  if (!knowsMultiline(client.capabilities)) client.numeric('ERR_UNKNOWNCOMMAND', 'BATCH');
  else if (reference.startsWith('-')) return end(client, reference.slice(1));
  else begin(client, message);
}

function begin(client: Client, message: Message): void {
  const [signed = '', type, target = ''] = message.params;
  const reference = signed.slice(1);
  const fault = faultOfBeginning(client, signed, type, target);
  if (fault !== undefined) {
    refuse(client, client.batch, fault);
    return;
  }
  const opened = new OpenBatch({
    reference,
    target,
    tags: clientOnlyTags(client, message),
    edits: client.capabilities.has(drafts.messageEdit) ? message.tags.get(drafts.edit) : undefined,
    answer: client.answerLater(),
    timedOut: late =>
      client.guarded(() => failed(client, late, invalid('The rest of the message did not come'))),
  });
  client.batch = opened;
  client.letWait(opened);
  // Its end is a line too.
  client.lend(client.context.limits.multilineLinesMax + 1);
}

function faultOfBeginning(
  { batch: other }: Client,
  signed: string,
  type: string | undefined,
  target: string,
): BatchFault | undefined {
  if (!/^\+[^ ,]+$/.test(signed)) return invalid('A reference follows + or -');
  if (type !== drafts.multiline) return invalid('There is no such type of batch');
  if (target === '' || target.includes(',')) return invalid('A batch has one target');
  if (serviceNamed(target) !== undefined) return invalid('Services take one line at a time');
  return other === undefined || other.isFailed ? undefined : invalid('Another batch is open');
}

/** The reference of the batch that a line of speech belongs to, if it does. */
export function batchOf({ capabilities }: Client, { tags }: Message): string | undefined {
  return tags.size === 0 || !knowsMultiline(capabilities) ? undefined : tags.get('batch');
}

/** A line of a batch came. */
export function gather(client: Client, manner: Manner, message: Message, reference: string): void {
  const { batch: open, context } = client;
  if (open?.beginning.reference !== reference) {
    refuse(client, open, invalid('That batch is not open'));
    return;
  }
  if (open.isFailed) return;
  const line = { text: message.params[1] ?? '', goesOn: message.tags.has(drafts.multilineConcat) };
  const fault = faultOfLine(client, open, manner, message) ?? open.take(manner, line, context.limits);
  if (fault === undefined) client.letWait(open);
  else failed(client, open, fault);
}

function faultOfLine(
  client: Client,
  { beginning: { target } }: OpenBatch,
  manner: Manner,
  { params }: Message,
): BatchFault | undefined {
  const [said = '', text] = params;
  if (text === undefined) return invalid('A line has a target and a text');
  if (!client.isSame(said, target)) {
    return ['MULTILINE_INVALID_TARGET', [word(target), word(said)], 'All lines have the target of the batch'];
  }
  return isTooLong(client, manner, target, text) ? invalid('A line is too long') : undefined;
}

function end(client: Client, reference: string): void | Promise<void> {
  const { batch: open } = client;
  if (open?.beginning.reference !== reference) {
    refuse(client, open, invalid('That batch is not open'));
    return;
  }
  client.batch = undefined;
  if (open.isFailed) return;
  open.close();
  client.lend(0);
  return open.beginning.answer(() => say(client, open));
}

/** Says what a batch holds, as one message. */
function say(
  client: Client,
  { words, beginning: { target, tags, edits: id } }: OpenBatch,
): void | Promise<void> {
  if (words === undefined) client.fail('BATCH', ...invalid('A message is more than empty lines'));
  else if (words.manner === 'message' && words.text.split('\n').some(isSlip)) {
    client.write(client.lines.fromService(slipSays(patronOf(client))));
  } else if (id !== undefined) {
    const { text, lines } = words;
    return change(client, 'edit', { target, id }, message =>
      client.submit({ type: 'edit', target, message, text, ...(lines && { lines }) }),
    );
  } else client.submit({ type: 'say', target, ...words, ...(tags !== undefined && { tags }) });
}

/** A line came that is none of the open batch: all that it can be is a sign of life, or the end. */
export function interrupted(client: Client, message: Message): void {
  const { batch: open } = client;
  if (open === undefined || open.isFailed || mayInterrupt.has(message.command)) return;
  const isLine = ['PRIVMSG', 'NOTICE', 'TAGMSG'].includes(message.command);
  if (isLine && batchOf(client, message) !== undefined) return;
  failed(client, open, invalid('Another command came before the end of the batch'));
}

const mayInterrupt: ReadonlySet<string> = new Set(['BATCH', 'PING', 'PONG', 'QUIT']);

/** A line was lost that may have been one of the open batch. */
export function lostLine(client: Client): void {
  const { batch: open } = client;
  if (open !== undefined && !open.isFailed) failed(client, open, invalid('A line could not be read'));
}

/** Refuses a line, and the batch with it that is open. */
function refuse(client: Client, open: OpenBatch | undefined, fault: BatchFault): void {
  if (open === undefined || open.isFailed) client.fail('BATCH', ...fault);
  else failed(client, open, fault);
}

/** Says to nobody what a batch holds. */
function failed(client: Client, open: OpenBatch, fault: BatchFault): void {
  open.fail();
  client.lend(0);
  open.beginning.answer(() => client.fail('BATCH', ...fault));
}
