import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { placeOf, searchFolder } from './places.ts';
import { Searcher } from './searcher.ts';

const NAME = '裘栖梧';

function folderWith(files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-places-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

test('what stands in a file, packed in one, or in its name is found where it is', () => {
  const folder = folderWith({
    'home/data/terminal.db': Buffer.from(`x${NAME}`),
    'home/data/terminal.db-wal': deflateSync(Buffer.from(NAME)),
    'home/data/chromium/Cache/data_1': Buffer.from(NAME, 'utf16le'),
    [`home/data/chromium/Crashpad/${NAME}.dmp`]: Buffer.from('x'),
    'elsewhere/x.tmp': Buffer.from('nothing'),
  });
  const searcher = new Searcher([{ what: 'a name', value: NAME }]);
  const places = searchFolder(folder, path.join(folder, 'home'), searcher);
  const found = Object.fromEntries(places.map((one) => [one.name, Object.fromEntries(one.found)]));
  expect(found).toEqual({
    database: { 'a name': 1 },
    'write-ahead log': { 'a name': 1 },
    'profile folder': { 'a name, utf-16le': 1 },
    'crash folder': { 'a name': 1 },
    'temporary files': {},
  });
  expect(places.reduce((sum, { files }) => sum + files, 0)).toBe(5);
});

test.each([
  ['data/terminal.db', 'database'],
  ['data/terminal.db-shm', 'shared memory of the log'],
  ['data/backups/terminal-2026.db', 'backups of the database'],
  ['data/control/control.sock', 'control folder'],
  ['data/route-table.json', 'data folder, the rest'],
  ['../x', 'temporary files'],
])('%s is the %s', (below, name) => {
  expect(placeOf(below)).toBe(name);
});
