import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomBytes } from '../../../crypto/private-key.ts';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { CERTIFICATES } from '../../data/certificates.ts';
import { createSealPictures } from './authority/seal-pictures.ts';
import { makeTestAuthority } from './authority/test-authority.ts';
import { drawCertificate } from './draw.ts';
import { INDEX_FILE, TRUST_FOLDER, type CertificateIndex } from './index-file.ts';

const ENDINGS = { 'image/png': 'png', 'application/pdf': 'pdf', 'application/ofd': 'ofd' } as const;

/**
 * Draws every certificate into `directory` and beside them, in `trust/`, what a hall has to believe so
 * that their seals are worth something. The index comes last, so that it never promises too much.
 *
 * @param now in milliseconds since 1970
 */
export function drawAll(
  directory: string,
  source: string,
  randomBytes: RandomBytes,
  now: number,
): CertificateIndex {
  mkdirSync(join(directory, TRUST_FOLDER), { recursive: true });
  rmSync(join(directory, INDEX_FILE), { force: true });
  const authority = makeTestAuthority(randomBytes, createSealPictures(), now);
  const files = CERTIFICATES.map((certificate) => {
    const { id, identifier, type } = certificate;
    const bytes = drawCertificate(certificate, { authority, randomBytes });
    const file = `${id}.${ENDINGS[type.mediaType]}`;
    writeFileSync(join(directory, file), bytes);
    const { mediaType } = type;
    return { identifier, file, mediaType, sizeBytes: bytes.length, sm3: sm3Hex(bytes) };
  });
  for (const [name, bytes] of Object.entries(authority.trustFiles())) {
    writeFileSync(join(directory, TRUST_FOLDER, name), bytes);
  }
  const index: CertificateIndex = { source, files };
  writeFileSync(join(directory, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}
