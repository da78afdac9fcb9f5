import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createRouteCache, MAX_TABLE_BYTES } from './route-cache.node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'route-cache-'));
  return () => rmSync(folder, { recursive: true });
});
const file = (): string => path.join(folder, 'routes.json');

test('what was kept comes back, by whoever starts next', async () => {
  expect(await createRouteCache(folder).load()).toBeUndefined();
  expect(await createRouteCache(folder).save({ version: 1, 名: '表' })).toBe(true);
  expect(await createRouteCache(folder).save({ version: 2 })).toBe(true);
  expect(await createRouteCache(folder).load()).toEqual({ version: 2 });
  expect(readdirSync(folder)).toEqual(['routes.json']);
  expect(statSync(file()).mode & 0o077).toBe(0);
});

test.each([
  ['cut off', '{"version":1'],
  ['empty', ''],
  ['too long', `"${'x'.repeat(MAX_TABLE_BYTES)}"`],
])('a file that is %s is no table', async (_what, text) => {
  writeFileSync(file(), text);
  expect(await createRouteCache(folder).load()).toBeUndefined();
});

test('a disk that does not take it leaves the old one', async () => {
  const cache = createRouteCache(folder);
  expect(await cache.save({ version: 1 })).toBe(true);
  mkdirSync(`${file()}.new`);
  expect(await cache.save({ version: 2 })).toBe(false);
  expect(await cache.load()).toEqual({ version: 1 });
  expect(await createRouteCache(path.join(folder, 'missing')).save({})).toBe(false);
});
