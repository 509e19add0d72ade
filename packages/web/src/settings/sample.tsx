import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { nickHue } from '../text/nick-colour.ts';
import { useTimes } from '../timeline/use-times.ts';
import { initialOf } from '../ui/initial.ts';
import { preferences } from './preferences.ts';
import styles from './settings.module.css';

const at = new Date(2026, 0, 1, 14, 5).getTime();

/** A talk of three lines, as close together and with the clock that was picked. */
export function Sample() {
  const { t } = useTranslation();
  const times = useTimes();
  const density = useStore(preferences, now => now.density);
  const lines = [
    { nick: 'ada', text: t('settings.sampleQuestion') },
    { nick: 'grace', text: t('settings.sampleAnswer') },
    { nick: 'ada', text: t('settings.sampleThanks') },
  ];
  return (
    <div className={styles.sample} data-compact={density === 'compact'} aria-hidden>
      {lines.map(({ nick, text }, index) => (
        <p key={text} style={{ '--hue': nickHue(nick) } as React.CSSProperties}>
          <span className={styles.sampleInitial}>{initialOf(nick)}</span>
          <span className={styles.sampleNick}>{nick}</span>
          <span className={styles.sampleTime}>{times.clock(at + index * 60_000)}</span>
          <span className={styles.sampleText}>{text}</span>
        </p>
      ))}
    </div>
  );
}
