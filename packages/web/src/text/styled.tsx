import { type Part, plainStyle, type Style } from '@salon/client/text';
import { classes } from '../ui/classes.ts';
import { paint } from './colours.ts';
import styles from './text.module.css';

/** Stretches of text in their looks. What was hidden by its colours and is shown now has none. */
export function Styled({
  parts,
  bare = false,
}: {
  readonly parts: readonly Part[];
  readonly bare?: boolean;
}) {
  return parts.map((part, index) =>
    part.style === plainStyle ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
      <span key={index} className={lookOf(part.style)} style={bare ? undefined : coloursOf(part.style)}>
        {part.text}
      </span>
    ),
  );
}

function lookOf(style: Style): string {
  return classes(
    style.bold && styles.bold,
    style.italic && styles.italic,
    style.underline && styles.underline,
    style.strike && styles.strike,
    style.mono && styles.mono,
    style.reverse && style.text === undefined && style.ground === undefined && styles.reverse,
  );
}

function coloursOf({ text, ground, reverse }: Style) {
  return reverse ? paint(ground, text) : paint(text, ground);
}
