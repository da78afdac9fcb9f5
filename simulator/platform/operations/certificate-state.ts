import type { CertificateEntry } from '../../../contract/platform/code-system.ts';
import type { Certificate } from '../../data/certificates.ts';

/** States of one ministry's specification: 01 valid, 05 expired, 07 revoked. */
const STATE = { valid: '01', expired: '05', revoked: '07' } as const;

/** State of a certificate; `today` is YYYY-MM-DD. */
export function stateOf(
  { revoked, validTo }: Pick<Certificate, 'revoked' | 'validTo'>,
  today: string,
): CertificateEntry['status'] {
  if (revoked) return STATE.revoked;
  return validTo !== undefined && validTo < today ? STATE.expired : STATE.valid;
}
