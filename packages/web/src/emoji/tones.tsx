import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './picker.module.css';
import { type Tone, toned } from './table.ts';

const tones: readonly Tone[] = [0, 1, 2, 3, 4, 5];

export interface TonesProps {
  readonly tone: Tone;
  readonly onPick: (tone: Tone) => void;
}

/** In which tone people are shown. */
export function Tones({ tone, onPick }: TonesProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles.tones} aria-label={t('emoji.tone.title')}>
      {tones.map(one => (
        <label key={one} className={styles.tone} data-tip={t(`emoji.tone.${one}`)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            aria-label={t(`emoji.tone.${one}`)}
            checked={one === tone}
            onChange={() => onPick(one)}
          />
          <span aria-hidden>{toned('✋', one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
