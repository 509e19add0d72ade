import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { chime } from '../notify/sound.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { DesktopSwitch } from './desktop-switch.tsx';
import { preferences } from './preferences.ts';
import { PushSwitch } from './push-switch.tsx';
import styles from './settings.module.css';
import { readWords, writeWords } from './words.ts';

/** When and how one is called. */
export function Notifications() {
  const { t } = useTranslation();
  const sound = useStore(preferences, now => now.sound);
  const [words, setWords] = useState(() => writeWords(preferences.now.mentionWords));
  return (
    <>
      <p className={styles.lead}>{t('settings.notificationsLead')}</p>
      <DesktopSwitch />
      <PushSwitch />
      <Switch
        label={t('settings.sound')}
        hint={t('settings.soundHint')}
        checked={sound}
        onChange={checked => {
          preferences.set({ sound: checked });
          // It is a click: from now on the browser lets the page sound.
          if (checked) void chime();
        }}
      />
      {sound && (
        <div>
          <Button onClick={() => void chime()}>{t('settings.tryOut')}</Button>
        </div>
      )}
      <TextArea
        label={t('settings.mentionWords')}
        hint={t('settings.mentionWordsHint')}
        value={words}
        onChange={event => {
          setWords(event.target.value);
          preferences.set({ mentionWords: readWords(event.target.value) });
        }}
        rows={2}
      />
    </>
  );
}
