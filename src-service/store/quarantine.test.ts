import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { damagedFiles, isOrphanLog, quarantine } from './quarantine.ts';

function folderWith(...names: readonly string[]): { folder: string; file: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  for (const name of names) writeFileSync(path.join(folder, name), name);
  return { folder, file: path.join(folder, 'terminal.db') };
}

test('a database is set aside with its log', () => {
  const { folder, file } = folderWith('terminal.db', 'terminal.db-wal', 'terminal.db-shm');
  expect(quarantine(file, 77)).toBe('terminal.damaged-77.db');
  expect(readdirSync(folder).sort()).toEqual([
    'terminal.damaged-77.db',
    'terminal.damaged-77.db-shm',
    'terminal.damaged-77.db-wal',
  ]);
});

test.each(['terminal.damaged-77.db', 'terminal.damaged-77.db-wal'])(
  'what was set aside at the same time (%s) is not overwritten',
  (older) => {
    const { folder, file } = folderWith('terminal.db', 'terminal.db-wal', older);
    expect(quarantine(file, 77)).toBe('terminal.damaged-78.db');
    expect(readFileSync(path.join(folder, older), 'utf8')).toBe(older);
  },
);

test('every file that was set aside is counted once, the newest first', () => {
  const { file } = folderWith(
    ...['terminal.db', 'terminal.damaged-9.db', 'terminal.damaged-9.db-wal'],
    ...['terminal.damaged-100.db-wal', 'other.damaged-5.db', 'terminal.damaged-x.db'],
  );
  expect(damagedFiles(file)).toEqual([
    { name: 'terminal.damaged-100.db', at: 100 },
    { name: 'terminal.damaged-9.db', at: 9 },
  ]);
});

test('a log without its database is an orphan', () => {
  expect(isOrphanLog(folderWith('terminal.db-wal').file)).toBe(true);
  expect(isOrphanLog(folderWith('terminal.db', 'terminal.db-wal').file)).toBe(false);
  expect(isOrphanLog(folderWith().file)).toBe(false);
});
