import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflatedIn } from './inflated.ts';
import type { Found, Searcher } from './searcher.ts';

/** What was looked through under one name. */
export interface Place {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly found: Found;
}

/** Adds up what was found. */
export function together(all: readonly Found[]): Found {
  const sum = new Map<string, number>();
  for (const found of all) {
    for (const [what, count] of found) sum.set(what, (sum.get(what) ?? 0) + count);
  }
  return sum;
}

/** Bytes as they are, and what was deflated in them. */
export function searchBytes(bytes: Buffer, searcher: Searcher): Found {
  return together([bytes, ...inflatedIn(bytes)].map((one) => searcher.in(one)));
}

/** Of a terminal's folders, by the path below the folder of everything. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^data\/[^/]*\.db-wal$/, 'write-ahead log'],
  [/^data\/[^/]*\.db-shm$/, 'shared memory of the log'],
  [/^data\/[^/]*\.db$/, 'database'],
  [/backup/, 'backups of the database'],
  [/^data\/chromium\/.*(Crash|crash)/, 'crash folder'],
  [/^data\/chromium\//, 'profile folder'],
  [/^data\/control\//, 'control folder'],
  [/^data\//, 'data folder, the rest'],
];

/** By what name a file stands in the report. */
export function placeOf(below: string): string {
  return NAMES.find(([pattern]) => pattern.test(below))?.[1] ?? 'temporary files';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** It may go while it is looked at; then it is nowhere. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Looks through every file below `folder`, and their names.
 *
 * @param home where the terminal's own folders lie below it: `data/` and so on
 */
export function searchFolder(folder: string, home: string, searcher: Searcher): Place[] {
  const places = new Map<string, Place>();
  for (const file of filesBelow(folder)) {
    const name = placeOf(path.relative(home, file));
    const bytes = contentOf(file);
    const before = places.get(name) ?? { name, files: 0, bytes: 0, found: new Map() };
    places.set(name, {
      name,
      files: before.files + 1,
      bytes: before.bytes + bytes.length,
      found: together([
        before.found,
        searcher.in(Buffer.from(path.relative(folder, file))),
        searchBytes(bytes, searcher),
      ]),
    });
  }
  return [...places.values()];
}
