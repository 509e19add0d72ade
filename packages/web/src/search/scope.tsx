import type { Room } from '@salon/client';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search.module.css';

/** Where it is looked. */
export type Where = 'here' | 'everywhere';

interface ScopeProps {
  readonly where: Where;
  readonly room: Room;
  readonly onChange: (where: Where) => void;
}

/** This room or all of them. */
export function Scope({ where, room, onChange }: ScopeProps) {
  const { t } = useTranslation();
  const name = useId();
  const choices = [
    ['here', room.name],
    ['everywhere', t('search.everywhere')],
  ] as const;
  return (
    <fieldset className={styles.scope}>
      <legend className={styles.legend}>{t('search.where')}</legend>
      {choices.map(([value, label]) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={where === value}
            onChange={() => onChange(value)}
          />
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
