import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { Failure } from '../../contract/failures.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Certificate } from '../../contract/session.ts';
import { CERTIFICATE_LIMITS } from '../../documents/limits.ts';
import { readMetadata } from '../../documents/ofd/metadata.ts';
import { openOfd } from '../../documents/ofd/open-ofd.ts';
import type { TrustList } from '../../documents/seal/chain.ts';
import { verifyFile } from '../../documents/seal/verify.ts';
import { mod3736Fits } from '../../govcode/mod37-36.ts';
import { checkOf } from './check-of.ts';
import { compareMetadata, type Listed } from './compare-metadata.ts';
import type { HolderFacts } from './holder.ts';
import { hasPdfSignature } from './pdf-signatures.ts';

/** An OFD file of a certificate, and what the platform has said of it and of its holder. */
export interface FileToCheck {
  /** Overwritten in the end. */
  readonly bytes: Uint8Array;
  readonly listed: Listed;
  readonly holder: HolderFacts;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * Finds out what is known of a certificate file in OFD, and overwrites it. Fails with the failures of
 * {@link openOfd} where it cannot be opened.
 */
export function checkOfd(
  { bytes, listed, holder, now }: FileToCheck,
  trust: TrustList,
): Result<CertificateCheck, Failure> {
  const opened = openOfd(bytes, CERTIFICATE_LIMITS);
  try {
    if (!opened.ok) return opened;
    const verdict = verifyFile(opened.value, { trust, now });
    const metadata = readMetadata(opened.value, mod3736Fits, verdict.vouched);
    return ok(checkOf(verdict, compareMetadata(metadata, listed, holder)));
  } finally {
    if (opened.ok) opened.value.package.wipe();
    else bytes.fill(0);
  }
}

/**
 * What is known of a file in another format: whether a PDF is signed. It is not opened here; whoever
 * shows it does that in a sandbox.
 */
export function checkOther(
  bytes: Uint8Array,
  mediaType: Exclude<Certificate['mediaType'], 'application/ofd'>,
): CertificateCheck {
  const isSigned = mediaType === 'application/pdf' && hasPdfSignature(bytes);
  const metadata: CertificateCheck['metadata'] = { state: 'absent', differing: [] };
  return { state: isSigned ? 'NOT_CHECKED' : 'UNSIGNED', signatures: [], metadata };
}
