import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { languages, nameOf } from '../words/languages.ts';
import { Choice } from './choice.tsx';
import { preferences } from './preferences.ts';
import { Sample } from './sample.tsx';
import styles from './settings.module.css';
import { Swatch } from './swatch.tsx';

/** How the page looks. What is picked can be seen at once, all around and in a small talk. */
export function Appearance() {
  const { t } = useTranslation();
  const now = useStore(preferences, all => all);
  return (
    <>
      <Choice
        label={t('settings.theme')}
        value={now.theme}
        options={[
          { value: 'auto', label: t('settings.themeAuto'), picture: <Swatch theme="auto" /> },
          { value: 'light', label: t('settings.themeLight'), picture: <Swatch theme="light" /> },
          { value: 'dark', label: t('settings.themeDark'), picture: <Swatch theme="dark" /> },
        ]}
        onChange={theme => preferences.set({ theme })}
      />
      <Choice
        label={t('settings.density')}
        value={now.density}
        options={[
          { value: 'comfortable', label: t('settings.comfortable') },
          { value: 'compact', label: t('settings.compact') },
        ]}
        onChange={density => preferences.set({ density })}
      />
      <Sample />
      <div className={styles.pair}>
        <Select
          label={t('settings.clock')}
          value={now.clock}
          options={[
            { value: 'auto', label: t('settings.clockAuto') },
            { value: '24', label: t('settings.clock24') },
            { value: '12', label: t('settings.clock12') },
          ]}
          onChange={clock => preferences.set({ clock })}
        />
        <Select
          label={t('settings.language')}
          value={now.language}
          options={[
            { value: 'auto', label: t('settings.languageAuto') },
            ...languages.map(language => ({ value: language, label: nameOf(language) })),
          ]}
          onChange={language => preferences.set({ language })}
        />
      </div>
      <Choice
        label={t('settings.comings')}
        value={now.comings}
        options={[
          { value: 'all', label: t('settings.comingsAll') },
          { value: 'folded', label: t('settings.comingsFolded') },
          { value: 'none', label: t('settings.comingsNone') },
        ]}
        onChange={comings => preferences.set({ comings })}
      />
      <Switch
        label={t('settings.reducedMotion')}
        hint={t('settings.reducedMotionHint')}
        checked={now.reducedMotion}
        onChange={reducedMotion => preferences.set({ reducedMotion })}
      />
      <Switch
        label={t('settings.foreignPictures')}
        hint={t('settings.foreignPicturesHint')}
        checked={now.foreignPictures}
        onChange={foreignPictures => preferences.set({ foreignPictures })}
      />
    </>
  );
}
