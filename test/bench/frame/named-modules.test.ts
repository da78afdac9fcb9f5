import path from 'node:path';
import { expect, test } from 'vitest';
import { namedModules } from './named-modules.ts';

const BENCHES = path.join(import.meta.dirname, '..');

test('the files of the kind are found by name, and nothing else', () => {
  const { names } = namedModules(BENCHES, 'bench');
  expect(names).toEqual(expect.arrayContaining(['devices', 'path', 'queue']));
  expect(names).not.toContain('main');
  expect(namedModules(BENCHES, 'proof').names).toEqual([]);
});

test('a name is loaded; one that is none is told with those that are', async () => {
  const benches = namedModules(BENCHES, 'bench');
  expect(await benches.load('path')).toMatchObject({
    bench: { about: expect.any(String) as string },
  });
  await expect(benches.load('../../package')).rejects.toThrow(/there are: .*path, queue/);
});
