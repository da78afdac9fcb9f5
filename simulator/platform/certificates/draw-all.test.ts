import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { CERTIFICATES } from '../../data/certificates.ts';
import { drawAll } from './draw-all.ts';
import { INDEX_FILE, certificateIndexSchema } from './index-file.ts';

test(
  'every file is as the index promises, and an older index is replaced',
  { timeout: 30_000 },
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'draw-all-'));
    writeFileSync(join(directory, INDEX_FILE), 'old');
    const drawn = drawAll(directory, 'digest');
    const written: unknown = JSON.parse(readFileSync(join(directory, INDEX_FILE), 'utf8'));
    expect(certificateIndexSchema.parse(written)).toEqual(drawn);
    expect(drawn.source).toBe('digest');
    expect(drawn.files.map(({ identifier }) => identifier)).toEqual(
      CERTIFICATES.map(({ identifier }) => identifier),
    );
    for (const { file, sizeBytes, sm3 } of drawn.files) {
      const bytes = readFileSync(join(directory, file));
      expect([bytes.length, sm3Hex(bytes)]).toEqual([sizeBytes, sm3]);
    }
    rmSync(directory, { recursive: true });
  },
);
