import { getRandomValues } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceDigest } from './source-digest.ts';

/**
 * `node simulator/platform/certificates/main.ts --out DIR` draws the certificate files of the
 * simulation. Does nothing where DIR holds them already; so the drawing code is loaded late.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  process.stderr.write('usage: node simulator/platform/certificates/main.ts --out DIR\n');
  process.exit(2);
}
const source = sourceDigest();
if (isUpToDate(values.out)) {
  process.stdout.write('certificates are up to date\n');
} else {
  const { drawAll } = await import('./draw-all.ts');
  const randomBytes = (length: number): Uint8Array => getRandomValues(new Uint8Array(length));
  const { files } = drawAll(values.out, source, randomBytes, Date.now());
  process.stdout.write(`drew ${files.length} certificates\n`);
}

function isUpToDate(directory: string): boolean {
  const path = join(directory, 'index.json');
  if (!existsSync(path)) return false;
  try {
    const index = JSON.parse(readFileSync(path, 'utf8')) as { source: string; files: File[] };
    return (
      index.source === source && index.files.every(({ file }) => existsSync(join(directory, file)))
    );
  } catch {
    return false;
  }
}

interface File {
  readonly file: string;
}
