import type { RandomBytes } from '../../../crypto/private-key.ts';
import { createSealPictures } from './authority/seal-pictures.ts';
import { makeTestAuthority } from './authority/test-authority.ts';
import type { Sealing } from './draw.ts';

/** Noon in China on 1 July 2026. */
export const MADE_AT = Date.UTC(2026, 6, 1, 4);

/** Bytes that differ from call to call and are the same in every run. */
export function countedBytes(): RandomBytes {
  let state = 7;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    });
}

/** A test authority that is the same in every run. */
export function testSealing(): Sealing {
  const randomBytes = countedBytes();
  return { randomBytes, authority: makeTestAuthority(randomBytes, createSealPictures(), MADE_AT) };
}
