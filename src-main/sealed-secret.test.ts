import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  asideFilesOf,
  type OsKeyStore,
  readSecret,
  setAside,
  writeSecret,
} from './sealed-secret.ts';

const NEVER = (): Promise<never> => Promise.reject(new Error('must not be used'));
const NONE: OsKeyStore = { isStrong: () => Promise.resolve(false), seal: NEVER, unseal: NEVER };
/** Turns the text around: enough to tell what went through it. */
const TURNING: OsKeyStore = {
  isStrong: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from([...text].reverse().join(''))),
  unseal: (sealed) => Promise.resolve([...sealed.toString()].reverse().join('')),
};
const any = (): boolean => true;

function fileOfTest(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'liangma-secret-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return path.join(dir, 'secret.json');
}

test.each([
  ['without a key store', NONE, false],
  ['with a key store', TURNING, true],
])('%s, what is kept is read back', async (_, store, protectedByOs) => {
  const file = fileOfTest();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), async (some) => {
      const bytes = Buffer.from(some);
      expect(await writeSecret(file, bytes, store)).toEqual({ bytes, protectedByOs });
      expect(await readSecret(file, store, any)).toEqual({ bytes, protectedByOs });
      const written = JSON.parse(readFileSync(file, 'utf8')) as { by: string; key: string };
      expect(written.by).toBe(protectedByOs ? 'os' : 'file');
      expect(written.key === bytes.toString('base64')).toBe(!protectedByOs);
    }),
    { numRuns: 20 },
  );
});

test('absent is not unreadable; what does not fit is', async () => {
  const file = fileOfTest();
  expect(await readSecret(file, NONE, any)).toBe('absent');
  await writeSecret(file, Buffer.alloc(3), NONE);
  expect(await readSecret(file, NONE, ({ length }) => length === 4)).toBe('unreadable');
});

test('sealed for a key store that is not there', async () => {
  const file = fileOfTest();
  await writeSecret(file, Buffer.alloc(3), TURNING);
  expect(await readSecret(file, NONE, any)).toBe('unreadable');
});

test('a file set aside keeps what it holds', async () => {
  const file = fileOfTest();
  await writeSecret(file, Buffer.from('old'), NONE);
  expect(setAside(file, 'replaced', 5)).toBe('secret.replaced-5.json');
  const kept = path.join(path.dirname(file), 'secret.replaced-5.json');
  expect(readdirSync(path.dirname(file))).toEqual([path.basename(kept)]);
  expect(await readSecret(kept, NONE, any)).toMatchObject({ bytes: Buffer.from('old') });
});

test('what was set aside is found again, and nothing else', async () => {
  const file = fileOfTest();
  for (const at of [5, 1_772_413_200_000]) {
    await writeSecret(file, Buffer.from('old'), NONE);
    setAside(file, 'replaced', at);
  }
  await writeSecret(file, Buffer.from('new'), NONE);
  for (const name of [
    'secret.unreadable-5.json',
    'secret.replaced-.json',
    'secret.replaced-5.json.new',
    'secret.replaced-05.json',
    'my-secret.replaced-5.json',
    'replaced-5.json',
  ]) {
    writeFileSync(path.join(path.dirname(file), name), '');
  }
  expect(asideFilesOf(file, 'replaced').sort((a, b) => a.at - b.at)).toEqual([
    { name: 'secret.replaced-5.json', at: 5 },
    { name: 'secret.replaced-1772413200000.json', at: 1_772_413_200_000 },
  ]);
});
