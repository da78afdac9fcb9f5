import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveCopy } from './save-copy.ts';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-copies-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('a copy is for its owner alone, under a name that says nothing', async () => {
  const at = folder();
  expect((await saveCopy(at, Buffer.from('%PDF'))).ok).toBe(true);
  expect((await saveCopy(at, Buffer.from('%PDF'))).ok).toBe(true);
  const names = readdirSync(at);
  expect(names).toHaveLength(2);
  for (const name of names) {
    expect(name).toMatch(/^copy-[0-9a-f]{16}\.pdf$/);
    expect(readFileSync(path.join(at, name), 'utf8')).toBe('%PDF');
    if (process.platform !== 'win32') {
      expect(statSync(path.join(at, name)).mode & 0o777).toBe(0o600);
    }
  }
});

test('a folder that is not there takes nothing', async () => {
  const saved = await saveCopy(path.join(folder(), 'gone'), Buffer.from('%PDF'));
  expect(saved).toEqual({ ok: false, error: { code: 'PRINT_SAVE_FAILED', detail: 'ENOENT' } });
});
