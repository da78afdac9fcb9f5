import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** Whatever shapes a file: the data, what is computed from it, and the drawing itself. */
const SOURCES = [
  'simulator/data/*.json',
  'simulator/data/*.ts',
  'simulator/platform/certificates/**/*.ts',
  'documents/builder/*.ts',
  'documents/seal/der-write.ts',
  'symbols/qr/*.ts',
];
const PACKAGES = [
  '@napi-rs/canvas',
  '@expo-google-fonts/noto-sans-sc',
  '@fontsource/lxgw-wenkai',
  '@fontsource-variable/noto-serif-sc',
];

/** Digest over everything that decides what the certificate files look like. */
export function sourceDigest(): string {
  const hash = createHash('sha256');
  const paths = globSync(SOURCES, { cwd: ROOT, exclude: ['**/*.test.ts'] });
  for (const path of paths.sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  const { resolve } = createRequire(import.meta.url);
  for (const name of PACKAGES) hash.update(readFileSync(resolve(`${name}/package.json`)));
  return hash.digest('hex');
}
