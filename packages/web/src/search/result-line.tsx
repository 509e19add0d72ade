import { excerpt, type Found, markedPieces } from '@salon/client';
import { harmless, withoutFormat } from '@salon/client/text';
import { type CSSProperties, memo, useMemo } from 'react';
import { useClient } from '../app/use-client.ts';
import { nickHue } from '../text/nick-colour.ts';
import { useTimes } from '../timeline/use-times.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './search.module.css';
import { showFound } from './show.ts';

interface ResultLineProps {
  readonly found: Found;
  readonly terms: readonly string[];
  readonly index: number;
  /** Whether Tab leads to it. */
  readonly isCurrent: boolean;
}

/** A message that was found, with the words in it marked; leads to where it stands. */
export const ResultLine = memo(function ResultLine({ found, terms, index, isCurrent }: ResultLineProps) {
  const client = useClient();
  const times = useTimes();
  const { at, author, text } = found.entry;
  const pieces = useMemo(() => {
    const line = withoutFormat(text).replace(/\s*\n\s*/g, ' ');
    return markedPieces(excerpt(line, terms), terms);
  }, [text, terms]);
  return (
    <button
      type="button"
      className={styles.result}
      data-row={index}
      tabIndex={isCurrent ? 0 : -1}
      style={{ '--hue': nickHue(author.nick) } as CSSProperties}
      onClick={() => void showFound(client, found)}
    >
      <Avatar nick={author.nick} size={24} />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.nick}>{harmless(author.nick)}</bdi>
          <time className={styles.time} dateTime={new Date(at).toISOString()} title={times.full(at)}>
            {times.clock(at)}
          </time>
        </span>
        <span className={styles.text} dir="auto">
          {pieces.map((piece, place) =>
            piece.isFound ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
              <mark key={place} className={styles.mark}>
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}
        </span>
      </span>
    </button>
  );
});
