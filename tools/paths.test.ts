import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cacheDir, OUT, ROOT } from './paths.ts';

it('finds the root of the project', () => {
  expect(existsSync(path.join(ROOT, 'package-lock.json'))).toBe(true);
  expect(path.dirname(OUT)).toBe(ROOT);
});

it('keeps downloads in the folder of the user, unless another is named', () => {
  expect(cacheDir({})).toBe(path.join(os.homedir(), '.cache', 'liangma-terminal'));
  expect(cacheDir({ XDG_CACHE_HOME: '/caches' })).toBe(path.join('/caches', 'liangma-terminal'));
  expect(cacheDir({ XDG_CACHE_HOME: '/caches', LIANGMA_CACHE_DIR: 'mine' })).toBe(
    path.resolve('mine'),
  );
});
