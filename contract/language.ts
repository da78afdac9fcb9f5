import { z } from 'zod';

/** Languages of the user interface; the first one is the default. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** A short text in every language, for names that come from configuration. */
export const localTextSchema = z.strictObject({
  'zh-CN': z.string().min(1).max(200),
  en: z.string().min(1).max(200),
});
export type LocalText = z.infer<typeof localTextSchema>;
