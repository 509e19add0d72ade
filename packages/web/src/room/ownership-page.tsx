import type { Room } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { RichText } from '../text/rich-text.tsx';
import { Button } from '../ui/button.tsx';
import { FailureNote } from './failure.tsx';
import styles from './room.module.css';
import { spokenLines } from './spoken.ts';
import { useDoing } from './use-doing.ts';

/** What founders say to ChanServ, in the order in which one comes to need it. */
const hints = ['REGISTER', 'AMODE', 'SET', 'TRANSFER', 'CLEAR', 'DROP'] as const;

/** Whose room it is, and with which words its founder sees to it. */
export function OwnershipPage({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const [told, setTold] = useState<readonly string[] | undefined>(undefined);

  function ask() {
    void doing.run(async () => {
      const { phase } = client.link.now;
      if (phase !== 'online') return { ok: false, code: 'OFFLINE', text: '' };
      setTold(spokenLines(await client.raw(`CHANSERV INFO ${room.name}`)));
      return { ok: true, value: undefined };
    });
  }

  return (
    <div className={styles.page}>
      <section className={styles.section}>
        <p>{t('room.ownership')}</p>
        <div>
          <Button busy={doing.busy} onClick={ask}>
            {t('room.whose')}
          </Button>
        </div>
        <FailureNote text={doing.failure} />
        <div role="status">
          {told !== undefined && (
            <ul className={styles.told}>
              {(told.length === 0 ? [t('room.noAnswer')] : told).map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer, which stay where they are.
                <li key={index}>
                  <RichText text={line} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('room.founder')}</h3>
        <p className={styles.soft}>{t('room.founderHint')}</p>
        <dl className={styles.hints}>
          {hints.map(hint => (
            <div key={hint}>
              <dt>
                <code className={styles.code}>{t(`room.say.${hint}.words`, { room: room.name })}</code>
              </dt>
              <dd className={styles.soft}>{t(`room.say.${hint}.means`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
