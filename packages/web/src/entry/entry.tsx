import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepThisDevice } from '../account/this-device.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { useAbout } from './about.ts';
import { enter, heedRefusal, onceIn } from './entering.ts';
import styles from './entry.module.css';
import { phraseOf } from './phrase.ts';
import { rememberedNick } from './remembered.ts';
import { ServerAway } from './server-away.tsx';

/** The door: one field and one button, and below them a way in for those who have an account. */
export function Entry() {
  const { t } = useTranslation();
  const client = useClient();
  const { now } = useObserved(client.link);
  const about = useAbout();
  const [nick, setNick] = useState(() => rememberedNick() ?? '');
  const [account, setAccount] = useState('');
  const [secret, setSecret] = useState('');
  const [password, setPassword] = useState('');
  const [stays, setStays] = useState(true);
  const [logsIn, setLogsIn] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);

  const phrase = phraseOf(now);
  const isBusy = now.phase === 'connecting' || now.phase === 'registering';
  const wantsPassword = phrase?.about === 'password' || password !== '';
  // Without a password it was a login token that is worth nothing any more.
  const isLoggedOut = phrase?.about === 'login' && secret === '';
  const said =
    phrase === undefined ? undefined : t(isLoggedOut ? 'entry.loggedOut' : phrase.key, { ...phrase.values });

  useEffect(() => {
    if (now.phase !== 'refused') return;
    heedRefusal(now.refusal);
    if (now.refusal.why === 'nick-owned' || now.refusal.why === 'login-failed') setLogsIn(true);
  }, [now]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const wanted = nick.trim();
    const owner = account.trim() || wanted;
    const as = wanted || owner;
    setIsEmpty(as === '');
    if (as === '') return;
    const isLogin = logsIn && secret !== '';
    if (isLogin && stays) onceIn(client, () => void keepThisDevice(client, owner));
    void enter(client, {
      nick: as,
      ...(isLogin && { login: { account: owner, secret } }),
      ...(password !== '' && { password }),
    });
  }

  const nickError = isEmpty ? t('entry.nickMissing') : phrase?.about === 'nick' ? said : undefined;
  return (
    <main className={styles.page}>
      <form className={styles.door} onSubmit={onSubmit} noValidate aria-busy={isBusy}>
        <header className={styles.head}>
          <img className={styles.mark} src="/icon.svg" alt="" width={56} height={56} />
          <h1 className={styles.name}>{about?.network ?? '\u00a0'}</h1>
          <p className={styles.lead}>
            {about === undefined
              ? '\u00a0'
              : about.lobby === ''
                ? t('entry.lead')
                : t('entry.leadLobby', { lobby: about.lobby })}
          </p>
        </header>
        <Field
          label={t('entry.nick')}
          value={nick}
          onChange={event => setNick(event.target.value)}
          error={nickError}
          name="nick"
          autoComplete="nickname"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={about?.nickCharsMax}
          first
        />
        {logsIn && (
          <div className={styles.login}>
            <Field
              label={t('entry.account')}
              placeholder={nick.trim()}
              value={account}
              onChange={event => setAccount(event.target.value)}
              name="username"
              autoComplete="username"
              first={nick.trim() === ''}
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
            />
            <Field
              label={t('entry.secret')}
              type="password"
              value={secret}
              onChange={event => setSecret(event.target.value)}
              error={phrase?.about === 'login' ? said : undefined}
              name="password"
              autoComplete="current-password"
              first={nick.trim() !== ''}
            />
            <Switch label={t('entry.stay')} checked={stays} onChange={setStays} />
          </div>
        )}
        {wantsPassword && (
          <Field
            label={t('entry.password')}
            type="password"
            value={password}
            onChange={event => setPassword(event.target.value)}
            error={phrase?.about === 'password' ? said : undefined}
            autoComplete="off"
          />
        )}
        <Button type="submit" kind="main" wide busy={isBusy}>
          {isBusy ? t('entry.entering') : t('entry.enter')}
        </Button>
        <div className={styles.below}>
          {now.phase === 'waiting' ? (
            <ServerAway retryAt={now.retryAt} />
          ) : (
            phrase?.about === 'none' && (
              <p className={styles.error} role="alert">
                {said}
              </p>
            )
          )}
          <Button kind="quiet" aria-expanded={logsIn} onClick={() => setLogsIn(!logsIn)}>
            {logsIn ? t('entry.asGuest') : t('entry.login')}
          </Button>
        </div>
      </form>
    </main>
  );
}
