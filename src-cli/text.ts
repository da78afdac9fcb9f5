import { type Language } from '../contract/language.ts';
import en from './i18n/en.json' with { type: 'json' };
import zhCN from './i18n/zh-CN.json' with { type: 'json' };
import { visible } from './visible.ts';

export type TextKey = keyof typeof en;
/** Words for the console; `values` stand for `{name}` in the text, made visible. */
export interface Text {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  readonly language: Language;
}

/** Every text in every language. */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string | string[]>>>> = {
  en,
  'zh-CN': zhCN,
};

/** The language of a console: Chinese where its locale begins with `zh`, English otherwise. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  // The order in which POSIX reads them (XBD 8.2).
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean) ?? '';
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

export function createText(language: Language): Text {
  function words(key: TextKey, values: Parameters<Text>[1] = {}): string {
    const text = [TEXTS[language][key]].flat().join('\n');
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => visible(String(values[name])));
  }
  return Object.assign(words, { language });
}
