import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { Texts } from '../i18n/use-texts.ts';

/** Names of fields, as one text. */
export function fieldNames(fields: CertificateCheck['metadata']['differing'], t: Texts): string {
  return fields.map((field) => t(`seal:field.${field}`)).join(t('seal:separator'));
}
