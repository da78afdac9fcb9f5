import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sm3Hex } from '../../../crypto/sm3.ts';
import { CERTIFICATES } from '../../data/certificates.ts';
import { readCertificate } from '../../../documents/seal/certificate.ts';
import { readCrl } from '../../../documents/seal/crl.ts';
import { drawAll } from './draw-all.ts';
import { INDEX_FILE, TRUST_FOLDER, certificateIndexSchema } from './index-file.ts';
import { countedBytes, MADE_AT } from './sealing.fixture.ts';

test(
  'every file is as the index promises, and an older index is replaced',
  { timeout: 120_000 },
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'draw-all-'));
    writeFileSync(join(directory, INDEX_FILE), 'old');
    const drawn = drawAll(directory, 'digest', countedBytes(), MADE_AT);
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
    const trust = join(directory, TRUST_FOLDER);
    const [lists, certificates] = [/\.crl$/, /\.cer$/].map((ending) =>
      readdirSync(trust).filter((name) => ending.test(name)),
    );
    const bytesOf = (name: string) => readFileSync(join(trust, name));
    expect(certificates?.map((name) => readCertificate(bytesOf(name))?.isCa)).toEqual([
      ...[true, true, false],
    ]);
    // Whoever sealed one certificate of the stock was revoked before, another one after that.
    expect(lists?.map((name) => readCrl(bytesOf(name))?.revoked.size)).toEqual([2, 0]);
    rmSync(directory, { recursive: true });
  },
);
