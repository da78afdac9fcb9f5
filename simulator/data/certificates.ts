import { z } from 'zod';
import type { Citizen } from '../control-api.ts';
import certificateData from './certificates.json' with { type: 'json' };
import typeData from './certificate-types.json' with { type: 'json' };
import { citizenById } from './citizens.ts';
import { identifierOf } from './identifier.ts';
import { organById, type Organ } from './organs.ts';

/**
 * What is the matter with the file of a certificate, of OFD where nothing else is said:
 * - `lapsed`: sealed with a seal that has lapsed since; that is no fault
 * - `unknown-maker`: nobody trusts the maker of the seal
 * - `partly-covered`: the watermark was put on after the sealing
 * - `changed`: a figure was changed after the sealing
 * - `other-metadata`: it carries another number than the platform lists
 * - `unsealed`: nobody has sealed it
 * - `revoked-signer`: the certificate of whoever sealed it had been revoked
 * - `revoked-later`: it was revoked after the time at which it says that it was sealed
 * - `unprotected`: sealed without what it says of itself, which anybody may have written
 * - `other-digest`: sealed over digests of SHA-1, which prove nothing any more
 * - `signed`: a PDF with a signature, which nobody checks
 * - `intricate`: nothing is wrong with it, but one ornament is more than is drawn
 */
export const FILE_FLAWS = [
  ...(['none', 'lapsed', 'unknown-maker', 'partly-covered', 'changed'] as const),
  ...([
    'other-metadata',
    'unsealed',
    'revoked-signer',
    'revoked-later',
    'unprotected',
    'other-digest',
    'signed',
    'intricate',
  ] as const),
] as const;
export type FileFlaw = (typeof FILE_FLAWS)[number];

const fieldSchema = z.strictObject({ key: z.string(), label: z.string(), english: z.string() });
/** One printed field: `key` names a fact of the certificate, the rest is what stands beside it. */
export type CertificateField = z.infer<typeof fieldSchema>;

const typeSchema = z.strictObject({
  id: z.string(),
  organ: z.string(),
  ordinal: z.string().regex(/^\d{3}$/),
  name: z.string(),
  englishName: z.string(),
  mediaType: z.enum(['image/png', 'application/pdf', 'application/ofd']),
  fields: z.array(fieldSchema).min(1),
});

/** A certificate type (证照类型). */
export interface CertificateType extends Omit<z.infer<typeof typeSchema>, 'organ' | 'ordinal'> {
  /** Certificate type code (GB/T 36904): credit code of the defining organ and 3 digits. */
  readonly code: string;
  readonly organ: Organ;
}

const certificateSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  type: z.string(),
  holders: z.array(z.string()).min(1).max(2),
  issuer: z.string(),
  serial: z.string().regex(/^[0-9A-Z]{7,32}$/),
  version: z.string().regex(/^\d{3}$/),
  number: z.string(),
  issuedOn: z.iso.date(),
  validTo: z.iso.date().optional(),
  revoked: z.boolean().default(false),
  file: z.enum(FILE_FLAWS).default('none'),
  /** Pages behind the first, of an OFD file. */
  annexes: z.int().min(0).max(2).default(0),
  values: z.record(z.string(), z.string()),
});

/** One certificate (证照) of invented people, its identifier computed from its parts. */
export interface Certificate extends Pick<
  z.infer<typeof certificateSchema>,
  'id' | 'number' | 'issuedOn' | 'validTo' | 'revoked' | 'file' | 'annexes' | 'values'
> {
  readonly identifier: string;
  readonly type: CertificateType;
  readonly issuer: Organ;
  readonly holders: readonly Citizen[];
}

/** Every certificate type of the simulation. */
export const CERTIFICATE_TYPES: readonly CertificateType[] = z
  .array(typeSchema)
  .parse(typeData)
  .map(({ organ, ordinal, ...type }) => {
    const definer = organById(organ);
    return { ...type, organ: definer, code: definer.creditCode + ordinal };
  });

/** Every certificate of the simulation. */
export const CERTIFICATES: readonly Certificate[] = z
  .array(certificateSchema)
  .parse(certificateData)
  .map(({ type: typeId, holders, issuer: issuerId, serial, version, ...rest }) => {
    const type = present(CERTIFICATE_TYPES.find((entry) => entry.id === typeId));
    const issuer = organById(issuerId);
    return {
      ...rest,
      type,
      issuer,
      holders: holders.map((id) => present(citizenById(id))),
      identifier: identifierOf({
        typeCode: type.code,
        issuerCode: issuer.creditCode,
        serial,
        version,
      }),
    };
  });

/** Every certificate that this citizen holds, alone or with another. */
export function certificatesOf(citizenId: string): readonly Certificate[] {
  return CERTIFICATES.filter(({ holders }) => holders.some((holder) => holder.id === citizenId));
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('certificates.json names a type or holder not there');
  return value;
}
