import type { Clock } from '../../../contract/clock.ts';
import type {
  CertificateEntry,
  listRequestSchema,
} from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import type { z } from 'zod';
import { certificatesOf, type Certificate } from '../../data/certificates.ts';
import { refuse, type Answer } from '../answer.ts';
import { chinaDate } from '../../../contract/china-date.ts';
import { stateOf } from './certificate-state.ts';
import type { Scene } from './operation.ts';

/** 证照查询: the certificates of the types that were agreed. */
export function list(
  { platform, system, token }: Scene,
  { head }: z.infer<typeof listRequestSchema>,
): Answer<object> {
  if (system.certificates === 'provincial') {
    return refuse('CERT_UNAVAILABLE', 'the province has the certificates');
  }
  const access = platform.tokens.use(system.codeSystemId, token, head);
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
