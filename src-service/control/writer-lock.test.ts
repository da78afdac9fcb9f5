import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { takeWriterLock, writerLockFile } from './writer-lock.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

/** Who is not root, where root runs the tests: nothing is forbidden to root. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A process of its own that says what came of taking the lock, and holds it until it is killed. */
async function taker(dataDir: string, user: { readonly uid?: number } = {}) {
  const module = JSON.stringify(path.join(import.meta.dirname, 'writer-lock.ts'));
  const script = `import { takeWriterLock } from ${module};
    const lock = takeWriterLock(${JSON.stringify(dataDir)}, 10);
    process.stdout.write(lock.ok ? 'taken' : lock.error); setInterval(() => {}, 1_000);`;
  const args = ['--input-type=module-typescript', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], ...user });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, told: told.toString() };
}

async function holder(dataDir: string) {
  const { child, told } = await taker(dataDir);
  expect(told).toBe('taken');
  return child;
}

test('there is one lock, and one after it', () => {
  const dataDir = path.join(tempFolder(), 'new');
  const first = unwrap(takeWriterLock(dataDir));
  expect(takeWriterLock(dataDir, 10)).toEqual({ ok: false, error: 'held' });
  expect(unwrap(takeWriterLock(tempFolder()))).toBeDefined();
  first.release();
  unwrap(takeWriterLock(dataDir)).release();
  expect(statSync(dataDir).mode & 0o077).toBe(0);
  expect(statSync(writerLockFile(dataDir)).mode & 0o777).toBe(0o600);
});

test('another process holds it until it is killed, and not a moment longer', async () => {
  const dataDir = tempFolder();
  const child = await holder(dataDir);
  expect(takeWriterLock(dataDir, 10)).toEqual({ ok: false, error: 'held' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  unwrap(takeWriterLock(dataDir, 10)).release();
});

test('a folder that cannot be made has no lock', () => {
  const file = path.join(tempFolder(), 'file');
  writeFileSync(file, '');
  const lock = takeWriterLock(file);
  expect(lock.ok ? '' : lock.error).toMatch(/^E[A-Z]+$/);
});

test('a spoilt lock file locks as well as an empty one', async () => {
  const dataDir = tempFolder();
  writeFileSync(writerLockFile(dataDir), 'x'.repeat(300));
  const child = await holder(dataDir);
  expect(statSync(writerLockFile(dataDir)).size).toBe(0);
  // Spoiling it while it is held frees nothing either.
  writeFileSync(writerLockFile(dataDir), 'x'.repeat(300));
  expect((await taker(dataDir)).told).toBe('held');
  expect(child.exitCode).toBeNull();
});

test('a database in the place of the lock file does not change how it locks', async () => {
  const dataDir = tempFolder();
  const db = new Database(writerLockFile(dataDir));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (x)');
  db.close();
  await holder(dataDir);
  expect((await taker(dataDir)).told).toBe('held');
});

test('this process does not lose its lock by asking for it again', async () => {
  const dataDir = tempFolder();
  const lock = unwrap(takeWriterLock(dataDir));
  writeFileSync(path.join(dataDir, 'other'), '');
  expect(takeWriterLock(dataDir, 10)).toEqual({ ok: false, error: 'held' });
  expect((await taker(dataDir)).told).toBe('held');
  lock.release();
});

test('a lock file that may only be read gives no lock', async () => {
  const dataDir = tempFolder();
  writeFileSync(writerLockFile(dataDir), '', { mode: 0o444 });
  if (isRoot) chownSync(dataDir, NOBODY, NOBODY);
  const { told } = await taker(dataDir, isRoot ? { uid: NOBODY } : {});
  expect(told).toBe('EACCES');
});

test('a link in the place of the lock file gives none, and what it leads to stays', () => {
  const dataDir = tempFolder();
  const other = path.join(dataDir, 'other');
  writeFileSync(other, 'precious');
  symlinkSync(other, writerLockFile(dataDir));
  expect(takeWriterLock(dataDir)).toEqual({ ok: false, error: 'ELOOP' });
  expect(readFileSync(other, 'utf8')).toBe('precious');
});

test('a lock whose file is removed or replaced is no longer in its place', () => {
  const dataDir = tempFolder();
  const lock = unwrap(takeWriterLock(dataDir));
  onTestFinished(() => lock.release());
  expect(lock.isInPlace()).toBe(true);
  rmSync(writerLockFile(dataDir));
  expect(lock.isInPlace()).toBe(false);
  const second = unwrap(takeWriterLock(dataDir));
  onTestFinished(() => second.release());
  expect([lock.isInPlace(), second.isInPlace()]).toEqual([false, true]);
});

test.runIf(isRoot)('a lock that root takes belongs to the owner of the folder', async () => {
  const dataDir = tempFolder();
  chownSync(dataDir, NOBODY, NOBODY);
  unwrap(takeWriterLock(dataDir)).release();
  expect(statSync(writerLockFile(dataDir)).uid).toBe(NOBODY);
  expect((await taker(dataDir, { uid: NOBODY })).told).toBe('taken');
});
