import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../paths.ts';

/** Says whether a build step has to run: a hash of all that it reads, kept from the last time. */
export interface Stamp {
  isCurrent(): boolean;
  write(): void;
}

function filesBelow(place: string): string[] {
  const full = path.join(ROOT, place);
  if (!existsSync(full)) return [];
  const entries = readdirSync(path.dirname(full), { withFileTypes: true });
  if (entries.some((entry) => entry.name === path.basename(full) && entry.isFile())) return [place];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * @param name names the stamp
 * @param reads files and folders, from the project's root, that the step reads
 * @param makes a file that the step leaves behind; without it nothing is current
 */
export function stampFor(name: string, reads: readonly string[], makes: string): Stamp {
  const file = path.join(OUT, 'stamps', name);
  const hash = createHash('sha256');
  for (const place of [...reads, 'package-lock.json']) {
    for (const one of filesBelow(place)) {
      hash
        .update(one)
        .update('\0')
        .update(readFileSync(path.join(ROOT, one)))
        .update('\0');
    }
  }
  const digest = hash.digest('hex');
  return {
    isCurrent: () =>
      existsSync(path.join(ROOT, makes)) &&
      existsSync(file) &&
      readFileSync(file, 'utf8') === digest,
    write() {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, digest);
    },
  };
}
