import { randomBytes } from 'node:crypto';
import { CITIZENS } from '../../data/citizens.ts';
import { maskIdNumber, maskName } from '../mask.ts';
import { randomSecret } from '../random-text.ts';
import type { ReplyMessage } from './signed-reply.ts';

const NONCE_BYTES = 16;
const DIGEST_BYTES = 32;

export function randomNonce(): string {
  return randomBytes(NONCE_BYTES).toString('hex');
}

/** The same reply as it would be about another citizen. */
export function aboutSomebodyElse<T extends ReplyMessage>(message: T): T {
  return swapped(message) as T;
}

function swapped(value: object): object {
  const { nameMasked, verification } = value as { nameMasked?: string; verification?: object };
  if (verification) return { ...value, verification: swapped(verification) };
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
