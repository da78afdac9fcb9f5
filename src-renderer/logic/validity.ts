import type { Certificate } from '../../contract/session.ts';
import type { Language } from '../../contract/language.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { dayText } from './dates.ts';

/** Until when a certificate holds, in words. */
export function validityText(
  certificate: Pick<Certificate, 'validTo'>,
  t: Texts,
  language: Language,
): string {
  if (certificate.validTo === undefined) return t('session:certificates.longTerm');
  return t('session:certificates.until', { date: dayText(certificate.validTo, language) });
}
