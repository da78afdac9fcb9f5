import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadDataKey, type OsKeyStore } from './key-custody.ts';

const WEAK: OsKeyStore = {
  isStrong: () => Promise.resolve(false),
  seal: () => Promise.reject(new Error('must not be used')),
  unseal: () => Promise.reject(new Error('wrong user')),
};
/** Not a cipher, but like a key store it only opens what it closed. */
const STRONG: OsKeyStore = {
  isStrong: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from(`sealed:${text}`)),
  unseal: (sealed) => Promise.resolve(sealed.toString().replace(/^sealed:/, '')),
};

function folder(): string {
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'data');
}

test('a key is made once and found again', async () => {
  const dir = folder();
  const first = await loadDataKey(dir, WEAK, 0);
  expect(Buffer.from(first.key, 'base64')).toHaveLength(32);
  expect(first.protectedByOs).toBe(false);
  expect(await loadDataKey(dir, WEAK, 0)).toEqual(first);
  expect(statSync(path.join(dir, 'data-key.json')).mode & 0o777).toBe(0o600);
});

test('with a key store the file does not hold the key', async () => {
  const dir = folder();
  const { key, protectedByOs } = await loadDataKey(dir, STRONG, 0);
  expect(protectedByOs).toBe(true);
  expect(readFileSync(path.join(dir, 'data-key.json'), 'utf8')).not.toContain(key);
  expect((await loadDataKey(dir, STRONG, 0)).key).toBe(key);
});

test('a key that cannot be opened is set aside and replaced', async () => {
  const dir = folder();
  const { key } = await loadDataKey(dir, STRONG, 0);
  const after = await loadDataKey(dir, WEAK, 1234);
  expect(after.key).not.toBe(key);
  expect(after.unreadable).toBe('data-key.unreadable-1234.json');
  expect(readdirSync(dir).sort()).toEqual(['data-key.json', 'data-key.unreadable-1234.json']);
});

test.each(['', '{', '{"by":"file","key":"AAAA"}', '{"by":"moon","key":""}'])(
  'a damaged file (%j) is set aside, not believed',
  async (content) => {
    const dir = folder();
    await loadDataKey(dir, WEAK, 0);
    writeFileSync(path.join(dir, 'data-key.json'), content);
    expect((await loadDataKey(dir, WEAK, 7)).unreadable).toBe('data-key.unreadable-7.json');
  },
);
