import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../settings/preferences.ts';
import english from './en.json';
import { pickLanguage, wordsOf } from './languages.ts';

/** Begins to speak the language of the user, and follows what she picks. Resolves when the words are there. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  let spoken = '';
  const follow = async () => {
    const language = pickLanguage(preferences.now.language, navigator.languages);
    if (language === spoken) return;
    spoken = language;
    await speak(language);
  };
  preferences.watch(() => void follow());
  await follow();
}

/** Changes the language of the page. Stays with the one before when the words cannot be had. */
async function speak(language: string): Promise<void> {
  try {
    const words = await wordsOf(language);
    if (words !== undefined) i18next.addResourceBundle(language, 'translation', words);
  } catch {
    // The file could not be fetched: English is built in, and does.
    return;
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
