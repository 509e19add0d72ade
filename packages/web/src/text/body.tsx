import { type Block, blocksOf, linksIn, type Names, withoutFormat } from '@salon/client/text';
import { memo, type ReactNode, useMemo } from 'react';
import { classes } from '../ui/classes.ts';
import { isEmojiOnly } from './emoji-only.ts';
import { Line } from './line.tsx';
import { Media } from './media.tsx';
import { mediaKindOf } from './media-kind.ts';
import styles from './text.module.css';

/** So many pictures of one message are offered; all of them stay links. */
const mediaMax = 4;

export interface BodyProps {
  readonly text: string;
  readonly names: Names;
  /** Stands behind the last word. */
  readonly after?: ReactNode;
}

/** What someone said: lines, quotes, code, and what its links would show. */
export const Body = memo(function Body({ text, names, after }: BodyProps) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  const media = useMemo(() => mediaIn(blocks), [blocks]);
  return (
    <>
      <div className={classes(styles.body, isEmojiOnly(text) && styles.large)}>
        {blocks.map((block, index) => (
          <BlockShown
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change places.
            key={index}
            block={block}
            names={names}
            after={index === blocks.length - 1 ? after : undefined}
          />
        ))}
      </div>
      {media.map(([href, kind]) => (
        <Media key={href} href={href} kind={kind} />
      ))}
    </>
  );
});

interface BlockProps {
  readonly block: Block;
  readonly names: Names;
  readonly after: ReactNode;
}

function BlockShown({ block, names, after }: BlockProps) {
  if (block.type === 'code')
    return (
      <>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
        <pre className={styles.block} dir="auto" tabIndex={0}>
          {withoutFormat(block.text)}
        </pre>
        {after}
      </>
    );
  const Tag = block.type === 'quote' ? 'blockquote' : 'div';
  return (
    <Tag className={block.type === 'quote' ? styles.quote : styles.line} dir="auto">
      <Line text={block.text} names={names} />
      {after}
    </Tag>
  );
}

function mediaIn(blocks: readonly Block[]) {
  const found = new Map<string, NonNullable<ReturnType<typeof mediaKindOf>>>();
  for (const block of blocks) {
    if (block.type === 'code' || !block.text.includes('://')) continue;
    for (const { href } of linksIn(withoutFormat(block.text))) {
      const kind = mediaKindOf(href);
      if (kind !== undefined && found.size < mediaMax) found.set(href, kind);
    }
  }
  return [...found];
}
