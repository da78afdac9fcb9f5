import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { LANGUAGES, languageSchema, type Language } from '../../../contract/language.ts';
import en from './en.json';
import zh from './zh-CN.json';

export type TextKey = keyof typeof zh;
type TextValues = Readonly<Record<string, string | number>>;
/** The words for `key` in the language of the moment, with `{{name}}` replaced from `values`. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const TEXTS: Record<Language, Readonly<Record<TextKey, string>>> = { 'zh-CN': zh, en };

/** The language that `?lang=` asks for, else the default. */
export function languageFromQuery(query: string): Language {
  const asked = languageSchema.safeParse(new URLSearchParams(query).get('lang'));
  return asked.success ? asked.data : LANGUAGES[0];
}

/** The other one of the two languages, for a switch. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-CN' : 'en';
}

/** An i18next instance that knows every text already; nothing is loaded later. */
export function createTexts(language: Language): i18n {
  const texts = createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: LANGUAGES[0],
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React escapes by itself.
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(LANGUAGES.map((name) => [name, { translation: TEXTS[name] }])),
  });
  return texts;
}

interface Texts {
  readonly t: Translate;
  readonly language: Language;
  readonly setLanguage: (to: Language) => void;
}

/** The texts as a typed function, and the language they are in. */
export function useTexts(): Texts {
  const { t, i18n: texts } = useTranslation();
  return {
    // The kiosk's own texts type i18next for the whole repository; a default lets other keys in.
    t: (key, values) => t(key, { ...values, defaultValue: key }),
    language: languageSchema.catch(LANGUAGES[0]).parse(texts.language),
    setLanguage: (to) => void texts.changeLanguage(to),
  };
}
