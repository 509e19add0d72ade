import { drafts, type NumericName, utf8Bytes } from '@salon/protocol';
import type {
  MetadataChanged,
  MetadataCleared,
  Subscribed,
  Unsubscribed,
} from '../../hub/metadata/effect.ts';
import type { KeyVisibility } from '../../hub/metadata/metadata.ts';
import type { InvalidKey, MetadataIs, MetadataLater, MetadataRow } from '../../hub/metadata/query.ts';
import type { Agreed } from './events.ts';
import { batched } from './labels.ts';
import { ircLineBytesMax, type NumericLines, wholeLine, word } from './lines.ts';
import { cutShort } from './list.ts';

/** Whether a client is told of metadata: it needs batches too (IRCv3 metadata, "Relation with other specifications"). */
export function knowsMetadata(agreed: Agreed): boolean {
  return agreed.has(drafts.metadata) && agreed.has('batch');
}

const shownVisibility: { readonly [V in KeyVisibility]: string } = { everyone: '*', operators: 'operators' };

/** One key of someone or of a channel, or that it is not set. */
export function metadataRow(lines: NumericLines, row: MetadataRow): string {
  const { target, key, value, visibleTo } = row;
  return value === undefined
    ? lines.line('RPL_KEYNOTSET', target, key)
    : lines.line('RPL_KEYVALUE', target, key, shownVisibility[visibleTo], `:${value}`);
}

/** What was changed by someone else. */
export function metadataChanged(lines: NumericLines, changed: MetadataChanged, agreed: Agreed): string {
  return knowsMetadata(agreed) ? metadataRow(lines, changed) : '';
}

/** Metadata of WHOIS. */
export function whoisMetadata(lines: NumericLines, rows: readonly MetadataRow[], agreed: Agreed): string {
  if (!knowsMetadata(agreed)) return '';
  return rows
    .map(({ target, key, value = '', visibleTo }) =>
      lines.line('RPL_WHOISKEYVALUE', target, key, shownVisibility[visibleTo], `:${value}`),
    )
    .join('');
}

/** Metadata that were asked for, as a batch; nothing to who agreed to none. */
export function metadataIs(
  lines: NumericLines,
  { target, rows, truncated }: Omit<MetadataIs, 'type'>,
  agreed: Agreed,
): string {
  if (!knowsMetadata(agreed)) return '';
  const shown = rows.map(row => ('invalid' in row ? invalidKey(lines, row) : metadataRow(lines, row)));
  return inBatch(lines, `metadata ${target}`, shown.join('')) + cutShort(lines, 'METADATA', truncated);
}

/** That metadata are to be asked for later. */
export function metadataLater(
  lines: NumericLines,
  { target, seconds }: Omit<MetadataLater, 'type'>,
  agreed: Agreed,
): string {
  return knowsMetadata(agreed) ? lines.line('RPL_METADATASYNCLATER', target, String(seconds)) : '';
}

/** That there may be metadata of those who were found to be here (IRCv3 metadata, "Automatic synchronization"). */
export function laterOf(lines: NumericLines, nicks: readonly string[], agreed: Agreed): string {
  const [first, second] = nicks;
  if (first === undefined) return '';
  return metadataLater(lines, { target: second === undefined ? first : everything, seconds: 0 }, agreed);
}

/** Everyone and everything that one is told of. */
const everything = '*ALL';

/** Keys that were taken away, as a batch. */
export function metadataCleared(
  lines: NumericLines,
  { target, keys }: Pick<MetadataCleared, 'target' | 'keys'>,
): string {
  const rows = keys.map(key => lines.line('RPL_KEYNOTSET', target, key));
  return inBatch(lines, `metadata ${target}`, rows.join(''));
}

/** What came of METADATA SUB. */
export function subscribed(lines: NumericLines, done: Omit<Subscribed, 'type' | 'at' | 'session'>): string {
  const { keys, invalid, unseen, full, later } = done;
  return [
    numbered(lines, 'RPL_METADATASUBOK', keys),
    ...invalid.map(key => invalidKey(lines, { invalid: key })),
    ...unseen.map(key =>
      lines.standard('NOTE', verb, 'KEY_NO_PERMISSION', [lines.nick, key], 'Only operators see this key'),
    ),
    full === undefined
      ? ''
      : lines.fail(
          verb,
          'LIMIT_REACHED',
          [full.key, String(full.max)],
          'You have subscribed to too many keys',
        ),
    later ? lines.line('RPL_METADATASYNCLATER', everything, '0') : '',
  ].join('');
}

/** What came of METADATA UNSUB. */
export function unsubscribed(
  lines: NumericLines,
  { keys, invalid }: Pick<Unsubscribed, 'keys' | 'invalid'>,
): string {
  return (
    numbered(lines, 'RPL_METADATAUNSUBOK', keys) +
    invalid.map(key => invalidKey(lines, { invalid: key })).join('')
  );
}

/** The answer to METADATA SUBS. */
export function subscriptions(lines: NumericLines, keys: readonly string[]): string {
  return inBatch(lines, 'metadata-subs', numbered(lines, 'RPL_METADATASUBS', keys));
}

const verb = 'METADATA';

function invalidKey(lines: NumericLines, { invalid }: InvalidKey): string {
  return lines.standard('WARN', verb, 'INVALID_KEY', [word(invalid)], 'This cannot be a key');
}

function inBatch(lines: NumericLines, type: string, rows: string): string {
  return batched(rows, type, { reference: 'metadata', serverName: lines.server });
}

/** Keys as parameters of one numeric, as many in each line as there is room for. */
function numbered(lines: NumericLines, name: NumericName, keys: readonly string[]): string {
  const head = lines.head(name);
  const rows: string[][] = [];
  for (const key of keys) {
    const row = rows.at(-1);
    const fits = row !== undefined && row.length < keysPerLineMax;
    if (fits && utf8Bytes([head, ...row, key].join(' ')) <= ircLineBytesMax - 2) row.push(key);
    else rows.push([key]);
  }
  return rows.map(row => wholeLine([head, ...row].join(' '))).join('');
}

/** Some clients have trouble with more than 15 parameters (Modern IRC, "Parameters"); one is the nick. */
const keysPerLineMax = 13;
