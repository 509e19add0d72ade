import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

/** Asks what others shall read while one is away. */
export function AwayDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const form = useId();
  const [reason, setReason] = useState('');

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    client.setAway(reason.trim() || t('app.away'));
    onClose();
  }

  return (
    <Dialog
      title={t('rooms.goAway')}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="main" type="submit" form={form}>
            {t('rooms.goAway')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit}>
        <Field
          first
          label={t('rooms.awayReason')}
          placeholder={t('app.away')}
          value={reason}
          maxLength={200}
          onChange={event => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
