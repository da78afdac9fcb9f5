import type { Clock } from '../../../contract/clock.ts';
import type {
  CertificateEntry,
  listRequestSchema,
} from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import type { z } from 'zod';
import { certificatesOf, type Certificate } from '../../data/certificates.ts';
import type { Answer } from '../answer.ts';
import { chinaDate } from '../china-date.ts';
import type { Scene } from './operation.ts';

/** States of one ministry's specification: 01 valid, 05 expired, 07 revoked. */
const STATE = { valid: '01', expired: '05', revoked: '07' } as const;

/** 证照查询: the certificates of the types that were agreed. */
export function list(
  { platform, system, bearer }: Scene,
  { head }: z.infer<typeof listRequestSchema>,
): Answer<object> {
  const access = platform.tokens.use(system.codeSystemId, bearer, head);
  if (!access.ok) return access;
  const { citizenId, scopes } = access.value;
  const certificates = certificatesOf(citizenId)
    .filter(({ type }) => scopes.includes(type.code))
    .flatMap((certificate): CertificateEntry[] => {
      const file = platform.store.find(certificate.identifier);
      if (!file) return [];
      const { mediaType, sizeBytes, sm3 } = file;
      return [{ ...entryOf(certificate, platform.clock), mediaType, sizeBytes, sm3 }];
    });
  platform.effects.add('listed', head.requestId, citizenId);
  return ok({ certificates });
}

function entryOf(
  certificate: Certificate,
  clock: Clock,
): Omit<CertificateEntry, 'mediaType' | 'sizeBytes' | 'sm3'> {
  const { identifier, type, number, issuer, issuedOn, validTo } = certificate;
  return {
    identifier,
    typeCode: type.code,
    typeName: type.name,
    number,
    issuerName: issuer.name,
    issuedOn,
    ...(validTo === undefined ? {} : { validTo }),
    status: stateOf(certificate, chinaDate(clock.now())),
  };
}

function stateOf({ revoked, validTo }: Certificate, today: string): CertificateEntry['status'] {
  if (revoked) return STATE.revoked;
  return validTo !== undefined && validTo < today ? STATE.expired : STATE.valid;
}
