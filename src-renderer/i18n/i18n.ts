import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/language.ts';
import { NAMESPACES, RESOURCES } from './resources.ts';

function instanceFor(language: Language): i18n {
  const instance = createInstance();
  // All texts are in the bundle, so that nothing here is left to wait for.
  void instance.use(initReactI18next).init({
    lng: language,
    resources: RESOURCES,
    ns: NAMESPACES,
    defaultNS: 'common',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

const INSTANCES = { 'zh-CN': instanceFor('zh-CN'), en: instanceFor('en') };

/** One ready instance for each language: choosing one is a lookup, never a wait. */
export function i18nFor(language: Language): i18n {
  return INSTANCES[language];
}
