import { z } from 'zod';

/** `20240520`, with a time behind it in some; `2024-05-20`; `2024年5月20日`. */
const FORMS = [
  /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{2}:\d{2}:\d{2})?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];
/** What stands where a certificate has no end: a word, or a day of a year that nobody lives to see. */
const ENDLESS_WORDS: readonly string[] = ['长期', '永久'];
const ENDLESS_YEARS: readonly string[] = ['2999', '9999'];

/** A date of certificate metadata (GB/T 36903) as YYYY-MM-DD; `undefined` for what is no day. */
export function metadataDate(text: string): string | undefined {
  const trimmed = text.trim();
  const match = FORMS.map((form) => form.exec(trimmed)).find((found) => found !== null);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(date).success ? date : undefined;
}

/** Whether it says that there is no end. */
export function isEndless(text: string): boolean {
  if (ENDLESS_WORDS.includes(text.trim())) return true;
  const [year = ''] = metadataDate(text)?.split('-') ?? [];
  return ENDLESS_YEARS.includes(year);
}
