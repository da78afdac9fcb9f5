import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { CERTIFICATES } from '../../data/certificates.ts';
import { drawCertificate } from './draw.ts';
import { INDEX_FILE, type CertificateIndex } from './index-file.ts';

/** Draws every certificate into `directory`; the index comes last, so that it never promises too much. */
export function drawAll(directory: string, source: string): CertificateIndex {
  mkdirSync(directory, { recursive: true });
  rmSync(join(directory, INDEX_FILE), { force: true });
  const files = CERTIFICATES.map((certificate) => {
    const { id, identifier, type } = certificate;
    const bytes = drawCertificate(certificate);
    const file = `${id}.${type.mediaType === 'image/png' ? 'png' : 'pdf'}`;
    writeFileSync(join(directory, file), bytes);
    const { mediaType } = type;
    return { identifier, file, mediaType, sizeBytes: bytes.length, sm3: sm3Hex(bytes) };
  });
  const index: CertificateIndex = { source, files };
  writeFileSync(join(directory, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}
