import type { z } from 'zod';
import type {
  downloadDataSchema,
  infoDataSchema,
  searchDataSchema,
} from '../../../contract/platform/provincial.ts';
import { ok } from '../../../contract/result.ts';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { certificatesOf, type Certificate } from '../../data/certificates.ts';
import { holderById } from '../../data/holders.ts';
import type { AccessToken } from '../books/token-book.ts';
import { chinaDate } from '../../../contract/china-date.ts';
import type { CopyMark } from '../certificates/marked-copy.ts';
import type { Platform } from '../platform.ts';
import { decline, type ProvincialAnswer } from './answer.ts';
import { metadataOf } from './metadata.ts';

/** Who asks, by the consent that stands behind the access token. */
export interface Asker {
  readonly platform: Platform;
  readonly access: AccessToken;
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  ofd: 'application/ofd',
} as const;
/** China has one time, eight hours ahead of UTC, all the year. */
const CHINA_TIME = '+08:00';

/** `getDataByHolder`: the identifiers of what the holder has, of the types that were agreed. */
export function search(
  { platform, access }: Asker,
  { holderCode, holderTypeCode, certTypeCode }: z.infer<typeof searchDataSchema>,
): ProvincialAnswer<object> {
  const holder = holderById(access.citizenId);
  if (holder?.idType !== holderTypeCode) return decline(103, 'not the holder type of the consent');
  if (holder.idNo !== holderCode) return decline(100, 'not the holder of the consent');
  const found = certificatesOf(holder.id).filter(
    ({ type }) =>
      access.scopes.includes(type.code) &&
      (certTypeCode === undefined || certTypeCode === type.code),
  );
  if (found.length === 0) return decline(10, 'no certificate');
  platform.effects.add('listed', access.consentId, holder.id);
  return ok(found.map(({ identifier }) => ({ certIdentifier: identifier })));
}

/** `queryCertInfo`: what stands in one certificate. */
export function info(
  { platform, access }: Asker,
  { certIdentifier }: z.infer<typeof infoDataSchema>,
): ProvincialAnswer<object> {
  const certificate = agreed(access, certIdentifier);
  if (!certificate.ok) return certificate;
  return ok(metadataOf(certificate.value, chinaDate(platform.clock.now())));
}

/** `downloadCert`: a copy that says for what and until when it is (加注件), by a one-time address. */
export async function downloadCopy(
  { platform, access }: Asker,
  request: z.infer<typeof downloadDataSchema>,
): Promise<ProvincialAnswer<object>> {
  const { certificateIdentifier: identifier, fileType } = request;
  const certificate = agreed(access, identifier);
  if (!certificate.ok) return certificate;
  if (certificate.value.revoked) return decline(21, 'the certificate has been revoked');
  const until = request.certificateCopyExpiringTime;
  if (!(instantOf(until) > platform.clock.now())) return decline(102, 'the copy ends in the past');
  const bytes =
    fileType === 'ofd'
      ? await sealedFile(platform, certificate.value)
      : await drawnCopy(
          certificate.value,
          { cause: request.certificateCopyCause, until },
          fileType,
        );
  if (!bytes) return decline(113, 'no copies of this file type');
  const mediaType = MEDIA_TYPES[fileType];
  const { consentId: requestId, citizenId } = access;
  const copy = { mediaType, bytes };
  const handle = platform.handles.open({ identifier, requestId, citizenId, copy });
  return ok({
    ...{ contentType: mediaType, certIdentifier: identifier },
    content: `${platform.baseUrl()}/dl/${handle}`,
    ...{ sizeBytes: bytes.length, sm3: sm3Hex(bytes) },
  });
}

/** As it was sealed: nothing can be written on it without breaking the seal. */
async function sealedFile(
  { store }: Platform,
  { identifier, type }: Certificate,
): Promise<Uint8Array | undefined> {
  return type.mediaType === MEDIA_TYPES.ofd ? store.read(identifier) : undefined;
}

async function drawnCopy(
  certificate: Certificate,
  mark: CopyMark,
  fileType: 'pdf' | 'png',
): Promise<Uint8Array> {
  // Drawn only when somebody asks: the drawing library is large.
  const { drawMarkedCopy } = await import('../certificates/marked-copy.ts');
  return drawMarkedCopy(certificate, mark, fileType);
}

function agreed(access: AccessToken, identifier: string): ProvincialAnswer<Certificate> {
  const held = certificatesOf(access.citizenId);
  const certificate = held.find((one) => one.identifier === identifier);
  if (!certificate || !access.scopes.includes(certificate.type.code)) {
    return decline(100, 'the consent does not cover this certificate');
  }
  return ok(certificate);
}

function instantOf(time: string): number {
  const iso = time.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6');
  return Date.parse(iso + CHINA_TIME);
}
