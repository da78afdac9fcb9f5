import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language, LocalText } from '../../contract/language.ts';
import { NAMESPACES } from './resources.ts';

export type Texts = TFunction<typeof NAMESPACES>;

/** The texts of the language in force; keys are checked by the compiler. */
export function useTexts(): Texts {
  return useTranslation(NAMESPACES).t;
}

/** The language in force. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks the language in force from a name that comes from configuration. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage();
  return (text) => text[language];
}
