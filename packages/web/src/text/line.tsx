import { type Names, type Piece, piecesOf } from '@salon/client/text';
import { type ReactNode, useMemo } from 'react';
import { useClient } from '../app/use-client.ts';
import { classes } from '../ui/classes.ts';
import { openProfile, openRoom } from './names.ts';
import { Spoiler } from './spoiler.tsx';
import { Styled } from './styled.tsx';
import styles from './text.module.css';

/** One line of people's text, with all that is in it. */
export function Line({ text, names }: { readonly text: string; readonly names: Names }) {
  const pieces = useMemo(() => piecesOf(text, names), [text, names]);
  return covered(pieces).map(([piece, ...more], index) =>
    piece?.hidden === true ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change places.
      <Spoiler key={index}>
        {[piece, ...more].map((hidden, inner) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <PieceShown key={inner} piece={hidden} />
        ))}
      </Spoiler>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      piece !== undefined && <PieceShown key={index} piece={piece} />
    ),
  );
}

/** Hidden pieces that stand beside each other are uncovered together. */
function covered(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (piece.hidden && last?.[0]?.hidden === true) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function PieceShown({ piece }: { readonly piece: Piece }): ReactNode {
  const words = <Styled parts={piece.parts} bare={piece.hidden} />;
  if (piece.kind === 'code') return <code className={styles.code}>{words}</code>;
  if (piece.kind === 'link')
    return (
      <a className={styles.link} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
    );
  if (piece.kind === 'room' || piece.kind === 'nick')
    return (
      <NameShown kind={piece.kind} name={piece.name ?? ''}>
        {words}
      </NameShown>
    );
  return words;
}

interface NameShownProps {
  readonly kind: 'room' | 'nick';
  readonly name: string;
  readonly children: ReactNode;
}

function NameShown({ kind, name, children }: NameShownProps) {
  const client = useClient();
  const isMe = kind === 'nick' && client.facts.sameName(name, client.me.nick);
  return (
    <button
      type="button"
      className={classes(styles.name, isMe && styles.me)}
      onClick={() => (kind === 'room' ? void openRoom(client, name) : openProfile(name))}
    >
      {children}
    </button>
  );
}
