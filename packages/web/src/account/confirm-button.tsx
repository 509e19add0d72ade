import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './account.module.css';

export interface ConfirmButtonProps {
  readonly label: string;
  /** What it does, where the label alone does not say it. */
  readonly describedAs?: string;
  /** What is asked before it is done. */
  readonly question: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** A button for what cannot be undone: it asks at its own place first. */
export function ConfirmButton({ label, describedAs, question, onConfirm }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  async function confirm() {
    setIsBusy(true);
    await onConfirm();
    setIsBusy(false);
    setAsks(false);
  }

  if (!asks)
    return (
      <Button aria-label={describedAs} onClick={() => setAsks(true)}>
        {label}
      </Button>
    );
  return (
    <fieldset className={styles.confirm}>
      <legend>{question}</legend>
      <Button onClick={() => setAsks(false)} disabled={isBusy}>
        {t('account.cancel')}
      </Button>
      <Button kind="danger" busy={isBusy} onClick={() => void confirm()} autoFocus>
        {label}
      </Button>
    </fieldset>
  );
}
