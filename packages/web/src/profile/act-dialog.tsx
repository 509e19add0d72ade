import type { ListedMask, Room } from '@salon/client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { FailureNote } from '../room/failure.tsx';
import { useDoing } from '../room/use-doing.ts';
import { isolated } from '../timeline/isolated.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import type { Act } from './acts.ts';
import { banMask, muteMask, type Someone } from './masks.ts';
import { perform } from './perform.ts';
import styles from './profile.module.css';

export interface ActDialogProps {
  readonly act: Act;
  readonly room: Room;
  readonly someone: Someone;
  readonly bans: readonly ListedMask[];
  /** Whether she is in the room. */
  readonly isThere: boolean;
  readonly onClose: () => void;
  /** With what is to be said about it. */
  readonly onDone: (text: string) => void;
}

/** Asks before something is done to someone, and shows how that goes. */
export function ActDialog({ act, room, someone, bans, isThere, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const form = useId();
  const [reason, setReason] = useState('');
  const [kicks, setKicks] = useState(isThere && !room.modes.has('Q'));
  const words = actWords(act);
  const named = { nick: isolated(someone.nick), room: room.name };
  const putsOut = act.act === 'kick' || (act.act === 'ban' && kicks);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isDone = await doing.run(() => perform(client, room, someone, act, { reason, kicks, bans }));
    if (isDone) onDone(t(`${words}.done`, named));
  }

  return (
    <Dialog
      title={t(`${words}.ask`, named)}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            kind={putsOut || act.act === 'ban' ? 'danger' : 'main'}
            busy={doing.busy}
          >
            {t(`${words}.label`)}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <p>{t(`${words}.hint`, named)}</p>
        {act.act === 'ban' && <Held mask={banMask(client.facts, someone)} />}
        {act.act === 'mute' && <Held mask={muteMask(client.facts, someone)} />}
        {act.act === 'ban' && isThere && !room.modes.has('Q') && (
          <Switch label={t('profile.kickToo')} checked={kicks} onChange={setKicks} />
        )}
        {putsOut && (
          <Field
            label={t('profile.reason')}
            hint={t('profile.reasonHint')}
            first
            maxLength={kickLength(client.facts.isupport.get('KICKLEN'))}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
        <FailureNote text={doing.failure} />
      </form>
    </Dialog>
  );
}

/** By what she is held: people want to know before they write it into a list. */
function Held({ mask }: { readonly mask: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles.soft}>
      {t('profile.entry')} <code className={styles.address}>{mask}</code>
    </p>
  );
}

/** Where the words of an act stand in the language files. */
export function actWords(act: Act): string {
  return 'rank' in act ? `profile.act.${act.act}.${act.rank}` : `profile.act.${act.act}`;
}

function kickLength(written: string | undefined): number {
  const length = Number(written);
  return Number.isInteger(length) && length > 0 ? length : 200;
}
