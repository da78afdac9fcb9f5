import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { damagedFiles, isHalfSetAside, isOrphanLog, quarantine } from './quarantine.ts';

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

/** Sets aside in a process that is killed after so many changes of names. */
function killedAfter(renames: number, file: string): NodeJS.Signals | null {
  const module = JSON.stringify(path.join(import.meta.dirname, 'quarantine.ts'));
  const script = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const rename = fs.renameSync;
    let left = ${renames};
    fs.renameSync = (from, to) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      rename(from, to);
    };
    syncBuiltinESMExports();
    const { quarantine } = await import(${module});
    quarantine(${JSON.stringify(file)}, 77);`;
  const args = ['--input-type=module-typescript', '-e', script];
  return spawnSync(process.execPath, args, { stdio: 'ignore' }).signal;
}

test('one that is killed at any moment is finished by the next, and the log stays with its database', () => {
  let round = 0;
  for (; ; round++) {
    const names = ['terminal.db', 'terminal.db-wal', 'terminal.db-shm'];
    const { folder, file } = folderWith(...names);
    if (killedAfter(round, file) === null) break;
    expect(isHalfSetAside(file)).toBe(round > 0);
    // What was not even begun is judged anew.
    if (round > 0) expect(quarantine(file, 99)).toBe('terminal.damaged-77.db');
    else quarantine(file, 77);
    const kept = names.map((name) => name.replace('terminal', 'terminal.damaged-77'));
    expect(readdirSync(folder).filter((name) => !name.endsWith('.new'))).toEqual(kept.sort());
    for (const [at, name] of kept.sort().entries()) {
      expect(readFileSync(path.join(folder, name), 'utf8')).toBe(names.sort()[at]);
    }
  }
  // The mark and three files.
  expect(round).toBe(4);
}, 20_000);

test('a spoilt mark is no name: the files get a new one', () => {
  const { folder, file } = folderWith('terminal.db', 'terminal.db-quarantine');
  expect(quarantine(file, 77)).toBe('terminal.damaged-77.db');
  expect(readdirSync(folder)).toEqual(['terminal.damaged-77.db']);
});
