import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Emoji, inTone } from './book.ts';
import styles from './picker.module.css';
import type { Section } from './sections.ts';
import type { Tone } from './table.ts';

/** A row has as many at any width, so that keys lead where the eye expects. */
export const columns = 8;

export interface CellsProps {
  readonly id: string;
  readonly section: Section;
  /** The index of the first one. */
  readonly from: number;
  readonly tone: Tone;
  /** The index of the current one; -1 when it is elsewhere. */
  readonly current: number;
  readonly onPoint: (index: number) => void;
  readonly onPick: (emoji: Emoji) => void;
}

/** A category. There are two thousand emoji: only those are drawn anew among which the current one moves. */
export const Cells = memo(function Cells({ id, section, from, tone, current, onPoint, onPick }: CellsProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, which has no element of its own.
    <div
      role="group"
      aria-label={t(`emoji.group.${section.id}`)}
      data-group={section.id}
      className={styles.section}
      style={{ '--rows': Math.ceil(section.emoji.length / columns) } as React.CSSProperties}
    >
      <div className={styles.title} aria-hidden>
        {t(`emoji.group.${section.id}`)}
      </div>
      {section.emoji.map((emoji, place) => {
        const index = from + place;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the current one.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
          <div
            key={emoji.emoji}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            aria-label={emoji.name}
            className={styles.cell}
            data-cell={index}
            onPointerMove={() => onPoint(index)}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPick(emoji)}
          >
            {section.id === 'recent' ? emoji.emoji : inTone(emoji, tone)}
          </div>
        );
      })}
    </div>
  );
});
