import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { isAppleTouch, isInstalled } from '../notify/permission.ts';
import { install, installing } from '../offline/install.ts';
import { RichText } from '../text/rich-text.tsx';
import { Button } from '../ui/button.tsx';
import { fetchServerFacts, type ServerFacts } from './server-facts.ts';
import styles from './settings.module.css';

/** What this is, and to which server it speaks. */
export function About() {
  const { t } = useTranslation();
  const client = useClient();
  const facts = useObserved(client.facts);
  const { lagMs } = useObserved(client.link);
  const [told, setTold] = useState<ServerFacts | undefined>(undefined);
  useEffect(() => void fetchServerFacts().then(setTold), []);
  return (
    <>
      <div className={styles.who}>
        <img src="icon.svg" width={56} height={56} alt="" />
        <p className={styles.whoWords}>
          <strong className={styles.name}>Salon</strong>
          <span className={styles.hint}>{t('settings.tagline')}</span>
        </p>
      </div>
      <InstallHint />
      <dl className={styles.facts}>
        <Fact name={t('settings.version')}>{told?.version ?? '…'}</Fact>
        <Fact name={t('settings.network')}>{facts.network || '…'}</Fact>
        <Fact name={t('settings.server')}>{facts.serverName || '…'}</Fact>
        {lagMs !== undefined && (
          <Fact name={t('settings.lag')}>{t('settings.milliseconds', { number: Math.round(lagMs) })}</Fact>
        )}
        <Fact name={t('settings.license')}>MIT</Fact>
      </dl>
      {facts.motd.length > 0 && (
        <section aria-labelledby="about-motd">
          <h3 id="about-motd" className={styles.label}>
            {t('settings.motd')}
          </h3>
          <div className={styles.motd}>
            {keyed(facts.motd).map(([key, line]) => (
              <p key={key}>
                <RichText text={line} />
              </p>
            ))}
          </div>
        </section>
      )}
      <div>
        <Button onClick={() => view.set({ overlay: { overlay: 'shortcuts' } })}>
          {t('settings.shortcuts')}
        </Button>
      </div>
    </>
  );
}

/** Lines without the dash that servers put before them, and with keys of their own, since two may be the same. */
function keyed(lines: readonly string[]): readonly (readonly [number, string])[] {
  return lines.map((line, at) => [at, line.replace(/^- ?/, '')]);
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How the page becomes an app, where it can and is none yet. */
function InstallHint() {
  const { t } = useTranslation();
  const canAsk = useStore(installing, now => now.prompt !== undefined);
  if (isInstalled()) return null;
  if (canAsk)
    return (
      <div className={styles.notice}>
        <p>{t('settings.installHint')}</p>
        <Button onClick={() => void install()}>{t('settings.install')}</Button>
      </div>
    );
  return isAppleTouch() ? <p className={styles.notice}>{t('settings.installApple')}</p> : null;
}
