import type { z } from 'zod';
import type { fileRequestSchema } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { certificatesOf } from '../../data/certificates.ts';
import { refuse, type Answer } from '../answer.ts';
import type { Scene } from './operation.ts';

/** 代取: a one-time download handle for one certificate of the types that were agreed. */
export function file(
  { platform, system, token }: Scene,
  { head, identifier }: z.infer<typeof fileRequestSchema>,
): Answer<object> {
  if (system.certificates === 'provincial') {
    return refuse('CERT_UNAVAILABLE', 'the province has the certificates');
  }
  const access = platform.tokens.use(system.codeSystemId, token, head);
  if (!access.ok) return access;
  const { citizenId, scopes } = access.value;
  const certificate = certificatesOf(citizenId).find((one) => one.identifier === identifier);
  if (!certificate || !scopes.includes(certificate.type.code)) {
    return refuse('SCOPE_DENIED', 'the access token does not cover this certificate');
  }
  if (certificate.revoked) return refuse('CERT_REVOKED', 'the certificate has been revoked');
  const stored = platform.store.find(identifier);
  if (!stored) return refuse('CERT_UNAVAILABLE', 'the certificate store has no such file');
  const { requestId } = head;
  const handle = platform.handles.open({ identifier, requestId, citizenId });
  return ok({
    downloadUrl: `${platform.baseUrl()}/dl/${handle}`,
    mediaType: stored.mediaType,
    sizeBytes: stored.sizeBytes,
    sm3: stored.sm3,
  });
}
