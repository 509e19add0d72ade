import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { faultOfStatus, faultOfTicket } from '../uploads/faults.ts';
import { post } from '../uploads/post.ts';
import styles from './settings.module.css';
import { smallPicture } from './small-picture.ts';

export interface AvatarFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Where one's picture is: an address, or a file that is uploaded. */
export function AvatarField({ value, error, onChange }: AvatarFieldProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { filehost } = useObserved(client.facts);
  const { account } = useObserved(client.me);
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);

  async function upload(file: File, place: string) {
    setIsBusy(true);
    setFailure(undefined);
    try {
      const address = await sent(await smallPicture(file), place);
      if (address !== undefined) onChange(address);
    } catch {
      // The browser cannot show it, so nobody could.
      setFailure(t('settings.noPicture'));
    }
    setIsBusy(false);
  }

  /** The address that the file has now; undefined when it was not taken. */
  async function sent(file: File, place: string): Promise<string | undefined> {
    const ticket = await client.uploadTicket();
    if (!ticket.ok) {
      setFailure(t(`uploads.fault.${faultOfTicket(ticket)}`));
      return undefined;
    }
    const url = new URL(place, location.href).href;
    const { status, location: at } = await post(
      url,
      file,
      ticket.value,
      () => undefined,
      new AbortController().signal,
    );
    const fault = faultOfStatus(status);
    if (fault === undefined && at !== null) return new URL(at, url).href;
    setFailure(t(`uploads.fault.${fault ?? 'refused'}`));
    return undefined;
  }

  return (
    <div className={styles.avatarField}>
      <Field
        label={t('settings.avatar')}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={value}
        onChange={event => onChange(event.target.value)}
        hint={t('settings.avatarHint')}
        error={error ?? failure}
      />
      {filehost !== undefined && account !== undefined && (
        <div>
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            onChange={event => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) void upload(file, filehost);
            }}
          />
          <Button busy={isBusy} onClick={() => input.current?.click()}>
            {t('settings.uploadPicture')}
          </Button>
        </div>
      )}
    </div>
  );
}
