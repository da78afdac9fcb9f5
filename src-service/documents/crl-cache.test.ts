import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCrlCache } from './crl-cache.ts';

const URL_A = 'http://crl.example/a.crl';
const URL_B = 'http://crl.example/b.crl';
let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-crls-')), 'crls');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

test('each address has its file, which is replaced as a whole and readable by nobody else', () => {
  const cache = createCrlCache(folder);
  expect(cache.fetchedAt(URL_A)).toBeUndefined();
  const before = Date.now() - 1_000;
  expect(cache.save(URL_A, Uint8Array.of(1, 2, 3))).toBe(true);
  expect(cache.save(URL_A, Uint8Array.of(4))).toBe(true);
  expect(cache.save(URL_B, Uint8Array.of(5))).toBe(true);
  expect([URL_A, URL_B].map((url) => [...readFileSync(cache.fileOf(url))])).toEqual([[4], [5]]);
  expect(cache.fetchedAt(URL_A)).toBeGreaterThan(before);
  expect(statSync(cache.fileOf(URL_A)).mode & 0o077).toBe(0);
});

test('lists of addresses that are not asked any more go', () => {
  const cache = createCrlCache(folder);
  cache.keepOnly([URL_A]);
  for (const url of [URL_A, URL_B]) expect(cache.save(url, Uint8Array.of(1))).toBe(true);
  writeFileSync(`${cache.fileOf(URL_B)}.new`, 'half');
  cache.keepOnly([URL_A]);
  expect(existsSync(cache.fileOf(URL_A))).toBe(true);
  expect([cache.fileOf(URL_B), `${cache.fileOf(URL_B)}.new`].some(existsSync)).toBe(false);
});

test('a disk that does not take it is told', () => {
  writeFileSync(folder, 'a file where the folder should be');
  expect(createCrlCache(folder).save(URL_A, Uint8Array.of(1))).toBe(false);
});
