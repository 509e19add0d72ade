import { commandAt } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { RichText } from '../text/rich-text.tsx';
import { classes } from '../ui/classes.ts';
import { helpOf, usageOf } from './command-words.ts';
import styles from './hints.module.css';
import { hasMarks, meant } from './marks.ts';
import type { Measure } from './measure.ts';

export interface HintsProps {
  readonly text: string;
  readonly caret: number;
  readonly measured: Measure;
  readonly isOffline: boolean;
  /** Files are on their way: it is sent when they are there. */
  readonly isWaiting: boolean;
  readonly isEditing: boolean;
}

/** Below the field: how a command is written, how formatting will look, how much is left. Its room is always there. */
export function Hints({ text, caret, measured, isOffline, isWaiting, isEditing }: HintsProps) {
  const { t } = useTranslation();
  const command = isEditing ? undefined : commandAt(text, caret);
  return (
    <div className={styles.hints}>
      <div className={styles.left} role="status">
        {isWaiting && t('composer.waitsForFiles')}
        {!isWaiting && isOffline && t('composer.offline')}
        {!isWaiting && !isOffline && command !== undefined && (
          <>
            <span className={styles.usage}>
              /{command.name} {usageOf(command, t)}
            </span>{' '}
            {helpOf(command, t)}
          </>
        )}
        {!isWaiting && !isOffline && command === undefined && hasMarks(text) && (
          <span className={styles.preview}>
            <span className={styles.title}>{t('composer.preview')}</span> <RichText text={meant(text)} />
          </span>
        )}
      </div>
      {measured.isNear && <Left measured={measured} />}
    </div>
  );
}

function Left({ measured }: { readonly measured: Measure }) {
  const { t } = useTranslation();
  const { bytesLeft, linesLeft, isOver } = measured;
  return (
    <span className={classes(styles.count, isOver && styles.over)} role="status">
      {isOver && t('composer.tooLong')}
      {!isOver && linesLeft < 5 && t('composer.linesLeft', { count: linesLeft })}
      {!isOver && linesLeft >= 5 && t('composer.left', { count: bytesLeft })}
    </span>
  );
}
