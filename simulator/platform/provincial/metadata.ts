import type { Certificate } from '../../data/certificates.ts';
import { ownMetadata } from '../certificates/metadata.ts';
import { stateOf } from '../operations/certificate-state.ts';

/**
 * Metadata of a certificate under the short names of GB/T 36903 (拼音缩写), with its state.
 *
 * @param today YYYY-MM-DD
 */
export function metadataOf(certificate: Certificate, today: string): Record<string, unknown> {
  return { ...ownMetadata(certificate), ZZZT: stateOf(certificate, today) };
}
