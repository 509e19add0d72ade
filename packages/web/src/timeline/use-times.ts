import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { preferences } from '../settings/preferences.ts';
import { regional, type Times, timesFor } from './times.ts';

/** The times as this user has set them; another object when she changes that. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const clock = useStore(preferences, now => now.clock);
  const language = regional(i18n.resolvedLanguage ?? 'en', navigator.languages);
  return useMemo(() => timesFor(language, clock), [language, clock]);
}
