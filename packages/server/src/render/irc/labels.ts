import { drafts } from '@salon/protocol';

/** What an answer to a labelled line is wrapped with. */
export interface Label {
  /** The label as the client wrote it, escaped as it stands on the wire. */
  readonly label: string;
  /** By which name a batch is told from others of the same session. */
  readonly reference: string;
  /** Whether the client knows batches. */
  readonly mayBatch: boolean;
  readonly serverName: string;
  /** Tags of the lines that the wrapping adds, without the `@`. */
  readonly tags: string;
}

/**
 * Lets an answer carry the label of the line that asked for it (IRCv3 labeled-response): the one line of it, a batch
 * around all of them, or an ACK when there is none. A client that knows no batches gets many lines without the label.
 */
export function labelled(lines: string, label: Label): string {
  const { serverName, reference, mayBatch } = label;
  const named = `label=${label.label}`;
  const own = (text: string, tag: string) =>
    withTag(`${label.tags === '' ? '' : `@${label.tags} `}${text}\r\n`, tag);
  if (lines === '') return own(`:${serverName} ACK`, named);
  if (lines.indexOf('\r\n') === lines.length - 2) return withTag(lines, named);
  if (!mayBatch) return lines;
  if (isOneBatch(lines)) return withTag(lines, named);
  const end = own(`:${serverName} BATCH -${reference}`, '');
  return own(`:${serverName} BATCH +${reference} labeled-response`, named) + inBatch(lines, reference) + end;
}

/**
 * Whether lines are one batch and nothing else, of a type that tells what they are: it bears the label itself (IRCv3
 * labeled-response, "Batched responses"; multiline).
 */
function isOneBatch(lines: string): boolean {
  const [, reference] = beginsBatch.exec(lines) ?? [];
  return reference !== undefined && lines.endsWith(` BATCH -${reference}\r\n`);
}

const ownTypes = [drafts.multiline, 'chathistory', drafts.chathistoryTargets, 'soju.im/search'];
const beginsBatch = new RegExp(`^(?:@\\S+ )?:\\S+ BATCH \\+(\\S+) (?:${ownTypes.join('|')})[ \\r]`);

/** Groups lines as a batch of a type, which may have parameters behind it (IRCv3 batch). */
export function batched(lines: string, type: string, label: Pick<Label, 'reference' | 'serverName'>): string {
  const { serverName, reference } = label;
  const inside = inBatch(lines, reference);
  return `:${serverName} BATCH +${reference} ${type}\r\n${inside}:${serverName} BATCH -${reference}\r\n`;
}

/** Lines as members of a batch; those of a batch inside it belong to that one. */
export function inBatch(lines: string, reference: string): string {
  if (lines === '') return '';
  return lines
    .slice(0, -2)
    .split('\r\n')
    .map(line => `${isInBatch(line) ? line : withTag(line, `batch=${reference}`)}\r\n`)
    .join('');
}

function withTag(line: string, tag: string): string {
  if (tag === '') return line;
  return line.startsWith('@') ? `@${tag};${line.slice(1)}` : `@${tag} ${line}`;
}

function isInBatch(line: string): boolean {
  return /^@(?:[^ ]*;)?batch=/.test(line);
}
