import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { Switch } from '../ui/switch.tsx';
import { Choice } from './choice.tsx';
import { preferences } from './preferences.ts';

/** How one writes, and what others see of it. */
export function Writing() {
  const { t } = useTranslation();
  const now = useStore(preferences, all => all);
  return (
    <>
      <Choice
        label={t('settings.send')}
        value={now.enterSends ? 'enter' : 'ctrl'}
        options={[
          { value: 'enter', label: t('settings.sendEnter') },
          { value: 'ctrl', label: t('settings.sendCtrl') },
        ]}
        onChange={value => preferences.set({ enterSends: value === 'enter' })}
      />
      <Switch
        label={t('settings.typing')}
        hint={t('settings.typingHint')}
        checked={now.sendsTyping}
        onChange={sendsTyping => preferences.set({ sendsTyping })}
      />
    </>
  );
}
