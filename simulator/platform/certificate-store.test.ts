import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { CERTIFICATES } from '../data/certificates.ts';
import { openCertificateStore } from './certificate-store.ts';
import { INDEX_FILE } from './certificates/index-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'certificate-store-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function writeIndex(count = CERTIFICATES.length): void {
  const files = CERTIFICATES.slice(0, count).map(({ id, identifier }) => ({
    ...{ identifier, file: `${id}.png`, mediaType: 'image/png' },
    ...{ sizeBytes: 3, sm3: 'a'.repeat(64) },
  }));
  writeFileSync(join(directory, INDEX_FILE), JSON.stringify({ source: 's', files }));
}

test('files are found and read by identifier', async () => {
  writeIndex();
  const store = unwrap(await openCertificateStore(directory));
  const [{ id, identifier }] = CERTIFICATES as [(typeof CERTIFICATES)[0]];
  writeFileSync(join(directory, `${id}.png`), 'abc');
  expect(store.find(identifier)).toMatchObject({ file: `${id}.png`, sizeBytes: 3 });
  expect(await store.read(identifier)).toEqual(Buffer.from('abc'));
  writeFileSync(join(directory, `${id}.png`), 'abcd');
  expect(await store.read(identifier)).toBeUndefined();
  expect(await store.read(CERTIFICATES[1]!.identifier)).toBeUndefined();
  expect(await store.read('unknown')).toBeUndefined();
});

test('a folder without index, with another one or with too few files says so', async () => {
  const problem = async () => {
    const opened = await openCertificateStore(directory);
    return opened.ok ? '' : opened.error;
  };
  expect(await problem()).toContain('certificates/main.ts');
  writeFileSync(join(directory, INDEX_FILE), '{"files":[]}');
  expect(await problem()).toContain('not a certificate index');
  writeIndex(CERTIFICATES.length - 1);
  expect(await problem()).toContain(CERTIFICATES.at(-1)!.id);
});
