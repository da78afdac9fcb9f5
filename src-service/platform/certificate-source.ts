import { type Failure, failure } from '../../contract/failures.ts';
import type { CertificateEntry } from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import type { Result } from '../../contract/result.ts';
import type { AccessToken } from './access-token.ts';
import { parseIdentifier } from './certificate-identifier.ts';
import type { Intent } from './intent.ts';

/** A certificate in a list; a platform that tells nothing of the file beforehand leaves that out. */
export type ListedCertificate = Omit<CertificateEntry, 'sizeBytes' | 'sm3'> &
  Partial<Pick<CertificateEntry, 'sizeBytes' | 'sm3'>>;

/** Whose certificates are asked for, by the consent that was given. */
export interface CertificateQuestion {
  readonly route: RouteEntry;
  readonly intent: Intent;
  readonly token: AccessToken;
}

/** Where a citizen's certificates come from: his code system, or a platform of the province. */
export interface CertificateSource {
  list(question: CertificateQuestion): Promise<Result<readonly ListedCertificate[], Failure>>;
  /** The bytes of one certificate, held against what was promised of it. */
  fetch(
    question: CertificateQuestion,
    entry: ListedCertificate,
  ): Promise<Result<Uint8Array, Failure>>;
}

/** What is wrong with an entry: its identifier, or one of its words contradicts another. */
export function entryProblem(entry: ListedCertificate): Failure | undefined {
  const identifier = parseIdentifier(entry.identifier);
  if (!identifier.ok) return identifier.error;
  if (entry.typeCode.toUpperCase() !== identifier.value.typeCode) {
    return failure('CERT_METADATA', 'typeCode');
  }
  const { issuedOn, validTo } = entry;
  const isReversed = validTo !== undefined && validTo < issuedOn;
  return isReversed ? failure('CERT_METADATA', 'validTo before issuedOn') : undefined;
}
