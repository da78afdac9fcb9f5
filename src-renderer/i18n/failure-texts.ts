import { FAILURES } from '../../contract/failures.ts';
import type { FailureCode, FailureTexts } from '../../contract/failures.ts';
import type { Language } from '../../contract/language.ts';

/** A mapped type and no interface: i18next descends only into what has an index. */
type Namespace = Readonly<Record<FailureCode, Readonly<Record<keyof FailureTexts, string>>>>;

/** The words for every failure in one language, as a namespace of texts. */
export function failureTexts(language: Language): Namespace {
  const rows = Object.entries(FAILURES).map(([code, { texts }]) => [code, texts[language]]);
  return Object.fromEntries(rows) as Namespace;
}
