import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { AvatarField } from './avatar-field.tsx';
import { NickForm } from './nick-form.tsx';
import { faultIn, type ProfileKey, profileKeys } from './profile-fields.ts';
import styles from './settings.module.css';
import { useProfile } from './use-profile.ts';

/** What others see of one. */
export function ProfilePage() {
  const { t } = useTranslation();
  const client = useClient();
  const { nick, account } = useObserved(client.me);
  const profile = useProfile();
  const { values, change } = profile;
  const isWrong = profileKeys.some(key => faultIn(key, values[key]) !== undefined);

  function errorOf(key: ProfileKey): string | undefined {
    const fault = faultIn(key, values[key]);
    if (fault === undefined) return undefined;
    return fault === 'url' ? t('settings.notAddress') : t('settings.tooLong');
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!isWrong) void profile.save();
  }

  const text = (key: 'display-name' | 'pronouns' | 'status' | 'homepage') => ({
    value: values[key],
    onChange: (event: { readonly target: { readonly value: string } }) => change(key, event.target.value),
    error: errorOf(key),
  });
  return (
    <>
      <div className={styles.who}>
        <Avatar nick={nick} size={56} />
        <p className={styles.whoWords}>
          <strong className={styles.name}>{values['display-name'] || nick}</strong>
          <span className={styles.hint}>
            {account === undefined ? t('settings.guest') : t('settings.accountIs', { account })}
          </span>
        </p>
        <Button onClick={() => view.set({ overlay: { overlay: 'account' } })}>
          {t('settings.toAccount')}
        </Button>
      </div>
      <NickForm />
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <div className={styles.pair}>
          <Field label={t('settings.displayName')} autoComplete="name" {...text('display-name')} />
          <Field label={t('settings.pronouns')} {...text('pronouns')} />
        </div>
        <Field label={t('settings.status')} placeholder={t('settings.statusExample')} {...text('status')} />
        <AvatarField
          value={values.avatar}
          onChange={value => change('avatar', value)}
          error={errorOf('avatar')}
        />
        <Field
          label={t('settings.homepage')}
          type="url"
          inputMode="url"
          placeholder="https://"
          {...text('homepage')}
        />
        <ColourField value={values.color} onChange={value => change('color', value)} />
        <div className={styles.save}>
          <p className={styles.hint}>{t('settings.profileIsPublic')}</p>
          <Button type="submit" kind="main" busy={profile.isBusy} disabled={!profile.isChanged || isWrong}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </>
  );
}

interface ColourFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ColourField({ value, onChange }: ColourFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isOwn = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div className={styles.colour}>
      <label htmlFor={id} className={styles.label}>
        {t('settings.colour')}
      </label>
      <input
        id={id}
        type="color"
        value={isOwn ? value : '#17573f'}
        onChange={event => onChange(event.target.value)}
      />
      {value === '' ? (
        <span className={styles.hint}>{t('settings.colourByNick')}</span>
      ) : (
        <Button kind="quiet" onClick={() => onChange('')}>
          {t('settings.colourNone')}
        </Button>
      )}
    </div>
  );
}
