import { randomBytes } from 'node:crypto';
import { CITIZENS } from '../../data/citizens.ts';
import { maskIdNumber, maskName } from '../mask.ts';
import { randomSecret } from '../random-text.ts';

const NONCE_BYTES = 16;
const DIGEST_BYTES = 32;

export function randomNonce(): string {
  return randomBytes(NONCE_BYTES).toString('hex');
}

/** The same reply as it would be about another citizen. */
export function aboutSomebodyElse<T extends object>(message: T): T {
  return swapped(message) as T;
}

/** Where a reply says whom it is about. */
interface Parts {
  readonly nameMasked?: string;
  readonly verification?: object;
  /** Of the province's platform. */
  readonly data?: object;
  readonly CZZTDM?: string;
}

function holderOtherThan(idNos: string): object {
  const other = CITIZENS.find(({ idNo }) => !idNos.includes(idNo));
  return { CZZT: other?.name, CZZTDM: other?.idNo };
}

function swapped(value: object): object {
  const { nameMasked, verification, data, CZZTDM } = value as Parts;
  if (verification) return { ...value, verification: swapped(verification) };
  if (data && !Array.isArray(data)) return { ...value, data: swapped(data) };
  if (CZZTDM !== undefined) return { ...value, ...holderOtherThan(CZZTDM) };
  if (nameMasked === undefined) return value;
  const other = CITIZENS.find(({ name }) => maskName(name) !== nameMasked);
  return {
    ...value,
    subjectRef: randomSecret(),
    nameMasked: maskName(other?.name ?? ''),
    idNoMasked: maskIdNumber(other?.idNo ?? ''),
    holderDigest: randomBytes(DIGEST_BYTES).toString('hex'),
  };
}
