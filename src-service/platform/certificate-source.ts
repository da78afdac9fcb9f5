import { type Failure, failure } from '../../contract/failures.ts';
import type { CertificateEntry } from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
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

/** A citizen's certificates, as far as they hold what they say. */
export interface CertificateList {
  readonly entries: readonly ListedCertificate[];
  /** Why others were left out, one for each: what is wrong with one says nothing of the rest. */
  readonly leftOut: readonly Failure[];
}

/** Where a citizen's certificates come from: his code system, or a platform of the province. */
export interface CertificateSource {
  /** Fails only for what concerns all of them: who answers, whose they are, the token. */
  list(question: CertificateQuestion): Promise<Result<CertificateList, Failure>>;
  /** The bytes of one certificate, held against what was promised of it. */
  fetch(
    question: CertificateQuestion,
    entry: ListedCertificate,
  ): Promise<Result<Uint8Array, Failure>>;
}

/** What is wrong with an entry: its identifier, or one of its words contradicts another. */
function entryProblem(entry: ListedCertificate): Failure | undefined {
  const identifier = parseIdentifier(entry.identifier);
  if (!identifier.ok) return identifier.error;
  if (entry.typeCode.toUpperCase() !== identifier.value.typeCode) {
    return failure('CERT_METADATA', 'typeCode');
  }
  const { issuedOn, validTo } = entry;
  const isReversed = validTo !== undefined && validTo < issuedOn;
  return isReversed ? failure('CERT_METADATA', 'validTo before issuedOn') : undefined;
}

/** Entries, each looked at for itself, as a list. */
export function listOf(found: readonly Result<ListedCertificate, Failure>[]): CertificateList {
  return {
    entries: found.flatMap((one) => (one.ok ? [one.value] : [])),
    leftOut: found.flatMap((one) => (one.ok ? [] : [one.error])),
  };
}

/** The entry, if nothing is wrong with it. */
export function checkedEntry(entry: ListedCertificate): Result<ListedCertificate, Failure> {
  const problem = entryProblem(entry);
  return problem ? err(problem) : ok(entry);
}
