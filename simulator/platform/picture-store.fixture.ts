import { sm3Hex } from '../../crypto/sm3.ts';
import type { CertificateStore } from './certificate-store.ts';
import { memoryStore } from './platform.fixture.ts';

export const PICTURE = Buffer.from('89504e470d0a1a0a00010203', 'hex');

/** The certificates of the simulated platform with a picture as their file. */
export function pictureStore(): CertificateStore {
  const known = memoryStore();
  const facts = {
    mediaType: 'image/png',
    sizeBytes: PICTURE.length,
    sm3: sm3Hex(PICTURE),
  } as const;
  return {
    find(identifier) {
      const entry = known.find(identifier);
      return entry && { ...entry, ...facts };
    },
    read: () => Promise.resolve(PICTURE),
  };
}
