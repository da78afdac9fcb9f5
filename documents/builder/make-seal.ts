import type { RandomBytes } from '../../crypto/private-key.ts';
import { OID } from '../seal/algorithms.ts';
import type { SealForm } from '../seal/seal.ts';
import { sm3Bytes } from '../seal/sm2-verify.ts';
import {
  derBits,
  derIa5,
  derOctets,
  derOid,
  derSequence,
  derSmall,
  derTime,
  derUtcTime,
  derUtf8,
} from '../seal/der-write.ts';
import { type Identity, signSm2 } from './issue-certificate.ts';

export interface SealRequest {
  readonly form: SealForm;
  readonly name: string;
  readonly id: string;
  readonly maker: Identity;
  /** Who may use it. */
  readonly holders: readonly Identity[];
  /** Whether it lists digests in place of certificates; not in V1. */
  readonly listsDigests?: boolean;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly picture: { readonly type: string; readonly data: Uint8Array };
  /** Millimetres. */
  readonly size: number;
}

const VERSIONS: Readonly<Record<SealForm, number>> = { V1: 1, V4: 4, V5: 5 };

/** An electronic seal, DER: GM/T 0031-2014, GB/T 38540-2020 or GM/T 0031-2025. */
export function makeSeal(request: SealRequest, randomBytes: RandomBytes): Uint8Array {
  const { form, name, id, maker, picture, size } = request;
  const info = derSequence(
    derSequence(derIa5('ES'), derSmall(VERSIONS[form]), derIa5('LiangmaTest')),
    derIa5(id),
    derSequence(derSmall(1), derUtf8(name), ...holderList(request), ...times(request)),
    derSequence(derIa5(picture.type), derOctets(picture.data), derSmall(size), derSmall(size)),
  );
  const certificate = derOctets(maker.certificate);
  const algorithm = derOid(OID.sm2WithSm3);
  const sign = (bytes: Uint8Array): Uint8Array => derBits(signSm2(bytes, maker.key, randomBytes));
  if (form !== 'V1') return derSequence(info, certificate, algorithm, sign(info));
  const signature = sign(derSequence(info, certificate, algorithm));
  return derSequence(info, derSequence(certificate, algorithm, signature));
}

function holderList({ form, holders, listsDigests }: SealRequest): readonly Uint8Array[] {
  const certificates = holders.map(({ certificate }) => certificate);
  if (form === 'V1') return [derSequence(...certificates.map(derOctets))];
  if (!listsDigests) return [derSmall(1), derSequence(...certificates.map(derOctets))];
  const digests = certificates.map((one) => derSequence(derIa5('SM3'), derOctets(sm3Bytes(one))));
  return [derSmall(2), derSequence(...digests)];
}

function times({ form, validFrom, validTo }: SealRequest): readonly Uint8Array[] {
  const write = form === 'V1' ? derUtcTime : derTime;
  return [validFrom, validFrom, validTo].map(write);
}
