import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from '../ui/field.tsx';
import styles from './account.module.css';
import { strengthOf } from './strength.ts';

export interface PasswordFieldProps extends Omit<FieldProps, 'type' | 'value' | 'onChange' | 'autoComplete'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A password that is made up now: it is told how strong it is. What others know of her counts for nothing. */
  readonly isNew?: boolean;
  readonly known?: readonly string[];
}

/** A field for a password, which can be shown. Password managers know it by its kind. */
export function PasswordField({ value, onChange, isNew = false, known, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles.password}>
      <Field
        name={isNew ? 'new-password' : 'password'}
        {...rest}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
        value={value}
        onChange={event => onChange(event.target.value)}
        hint={isNew ? <StrengthLine password={value} known={known ?? []} /> : rest.hint}
      />
      <button
        type="button"
        className={styles.show}
        aria-pressed={isShown}
        aria-label={t('account.showPassword')}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? t('account.hide') : t('account.show')}
      </button>
    </div>
  );
}

const levels = { short: 0, weak: 1, fair: 2, strong: 3 } as const;

function StrengthLine({ password, known }: { readonly password: string; readonly known: readonly string[] }) {
  const { t } = useTranslation();
  const strength = strengthOf(password, known);
  return (
    <span className={styles.strength} data-strength={password === '' ? 'none' : strength}>
      <span className={styles.bars} aria-hidden>
        {[1, 2, 3].map(level => (
          <span key={level} data-on={password !== '' && levels[strength] >= level} />
        ))}
      </span>
      {password === '' ? t('account.passwordHint') : t(`account.strength.${strength}`)}
    </span>
  );
}
