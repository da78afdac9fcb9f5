import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPcsc, parseNames } from './binding.ts';

describe('parseNames', () => {
  it('reads names up to the empty one, whatever stands behind', () => {
    expect(parseNames('Reader 00 00\0阅读器 01 00\0\0garbage\0')).toEqual([
      'Reader 00 00',
      '阅读器 01 00',
    ]);
    expect(parseNames('\0\0')).toEqual([]);
  });

  it('takes nothing from a list without an end', () => {
    expect(parseNames('Reader 00 00')).toEqual([]);
    expect(parseNames('')).toEqual([]);
  });

  it('gives back whatever was put in', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(name), fc.string(), (names, behind) => {
        const list = [...names, ''].map((text) => `${text}\0`).join('');
        expect(parseNames(list + behind)).toEqual(names);
      }),
    );
  });
});

describe('loadPcsc', () => {
  it.runIf(process.platform === 'linux')('names a library that is not there', async () => {
    expect(await loadPcsc('win32')).toEqual({
      ok: false,
      error: 'winscard.dll cannot be loaded',
    });
  });
});
