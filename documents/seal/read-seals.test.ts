import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { type PackageFiles, zipPackage } from '../builder/write-package.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { readSeals } from './read-seals.ts';
import { DOCUMENT, judge, signed } from './signed-samples.test-support.ts';

const STAMP = { page: 100, boundary: '120 80 42 42' };

const read = (files: PackageFiles) => readSeals(unwrap(openOfd(zipPackage(files))));

test('a seal, its picture and where it is shown, without a verification', () => {
  const [one, ...more] = read(signed({ stamp: STAMP }));
  expect(more).toEqual([]);
  expect(one?.seal).toMatchObject({ form: 'V4', picture: { type: 'PNG' } });
  expect(one?.stamps).toEqual([{ page: 100, boundary: { x: 120, y: 80, w: 42, h: 42 } }]);
});

test('a file without signatures shows none, nor one whose list is missing', () => {
  const files = Object.entries(DOCUMENT);
  expect(read(Object.fromEntries(files))).toHaveLength(1);
  expect(read(Object.fromEntries(files))[0]).toEqual({ stamps: [] });
});

test('one that cannot be read keeps its place, as the verdicts do', () => {
  const files = { ...signed() };
  const value = Object.keys(files).find((path) => path.endsWith('SignedValue.dat'))!;
  files[value] = Uint8Array.of(1, 2, 3);
  const seals = read(files);
  expect(seals).toHaveLength(judge(files).signatures.length);
  expect(seals[0]).not.toHaveProperty('seal');
});

test('a list that names the same signature over and over shows it once', () => {
  const files = { ...signed() };
  const list = Object.keys(files).find((path) => path.endsWith('Signatures.xml'))!;
  const text = new TextDecoder().decode(files[list]);
  const entry = /<(?:\w+:)?Signature [^>]*\/>/.exec(text)?.[0] ?? '';
  expect(entry).not.toBe('');
  files[list] = new TextEncoder().encode(text.replace(entry, entry.repeat(3)));
  expect(read(files).map(({ seal }) => seal !== undefined)).toEqual([true, false, false]);
  expect(judge(files).signatures).toHaveLength(3);
});
