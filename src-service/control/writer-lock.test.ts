import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { takeWriterLock } from './writer-lock.ts';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-lock-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A process of its own that holds the lock until it is killed. */
async function holder(dataDir: string) {
  const module = JSON.stringify(path.join(import.meta.dirname, 'writer-lock.ts'));
  const script = `import { takeWriterLock } from ${module};
    const { ok } = takeWriterLock(${JSON.stringify(dataDir)});
    process.stdout.write(String(ok)); setInterval(() => {}, 1_000);`;
  const args = ['--input-type=module-typescript', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  expect(told.toString()).toBe('true');
  return child;
}

test('there is one lock, and one after it', () => {
  const dataDir = path.join(folder(), 'new');
  const first = unwrap(takeWriterLock(dataDir));
  expect(takeWriterLock(dataDir, 10)).toEqual({ ok: false, error: 'held' });
  expect(unwrap(takeWriterLock(folder()))).toBeDefined();
  first.release();
  unwrap(takeWriterLock(dataDir)).release();
  expect(statSync(path.join(dataDir, 'control')).mode & 0o077).toBe(0);
});

test('another process holds it until it is killed, and not a moment longer', async () => {
  const dataDir = folder();
  const child = await holder(dataDir);
  expect(takeWriterLock(dataDir, 10)).toEqual({ ok: false, error: 'held' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  unwrap(takeWriterLock(dataDir, 10)).release();
});

test('a folder that cannot be made has no lock', () => {
  const file = path.join(folder(), 'file');
  writeFileSync(file, '');
  expect(takeWriterLock(file)).toEqual({ ok: false, error: 'impossible' });
});
