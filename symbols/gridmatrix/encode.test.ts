import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { decodeMatrix } from './decode-matrix.ts';
import { encodeGridMatrix, type EncodeOptions, type Part } from './encode.ts';
import { sampledOf } from './matrix.ts';

function bytes(length: number): readonly Part[] {
  return [{ bytes: new Uint8Array(length).fill(0x80) }];
}

function sizeFor(content: string | readonly Part[], options: EncodeOptions): number | string {
  const encoded = encodeGridMatrix(content, options);
  return encoded.ok ? encoded.value.size : encoded.error;
}

/** Capacities that zint publishes with its tests (test_gridmtx.c, test_large). */
test.each([
  ['1', 13, 2751],
  ['A', 13, 1836],
  ['1', 1, 18],
  ['A', 1, 13],
])('a symbol of %j in version %i holds %i, and not one more', (sign, version, most) => {
  const level = version === 1 ? 4 : 1;
  expect(sizeFor(sign.repeat(most), { version, level })).toBe(12 * version + 6);
  expect(sizeFor(sign.repeat(most + 1), { version, level })).toBe('too-long');
});

test('bytes fit as often as there is room for eight bits and their lengths', () => {
  expect(sizeFor(bytes(1143), {})).toBe(162);
  expect(sizeFor(bytes(1144), {})).toBe('too-long');
  expect(sizeFor(bytes(7), { version: 1, level: 4 })).toBe(18);
  expect(sizeFor(bytes(8), { version: 1, level: 4 })).toBe('too-long');
});

test('without a version it is the smallest, without a level the one recommended', () => {
  const kind = (text: string, options: EncodeOptions = {}): readonly unknown[] => {
    const found = decodeMatrix(sampledOf(unwrap(encodeGridMatrix(text, options))));
    return [found?.version, found?.level];
  };
  expect(kind('12345')).toEqual([1, 5]);
  expect(kind('123456789012345678')).toEqual([2, 4]);
  expect(kind('123456789012345678', { version: 1 })).toEqual([1, 4]);
  expect(kind('123456789012345678', { level: 5 })).toEqual([2, 5]);
  expect(kind('12345', { version: 13 })).toEqual([13, 3]);
  expect(kind('5'.repeat(2751))).toEqual([13, 1]);
  expect(kind('x', { level: 1 })).toEqual([2, 1]);
});

test.each<[EncodeOptions]>([
  [{ version: 0 }],
  [{ version: 14 }],
  [{ version: 1.5 }],
  [{ version: 1, level: 1 }],
  [{ part: { number: 1, of: 1, group: 0 } }],
  [{ part: { number: 3, of: 2, group: 0 } }],
  [{ part: { number: 0, of: 2, group: 0 } }],
  [{ part: { number: 1, of: 17, group: 0 } }],
  [{ part: { number: 1, of: 2, group: 256 } }],
  [{ aim: 'ab' }],
  [{ aim: '1' }],
  [{ aim: 'a', gs1: true }],
])('no symbol is %j', (options) => {
  expect(encodeGridMatrix('x', options)).toEqual({ ok: false, error: 'impossible' });
});

test('nothing, what is no text and what has no character set is refused', () => {
  const one = Uint8Array.of(65);
  expect(encodeGridMatrix('')).toEqual({ ok: false, error: 'empty' });
  expect(encodeGridMatrix([])).toEqual({ ok: false, error: 'empty' });
  expect(encodeGridMatrix([{ bytes: new Uint8Array() }])).toEqual({ ok: false, error: 'empty' });
  expect(encodeGridMatrix('\ud800')).toEqual({ ok: false, error: 'impossible' });
  expect(encodeGridMatrix([{ bytes: one, eci: 811_800 }]).ok).toBe(false);
  expect(encodeGridMatrix([{ bytes: one, eci: 26 }, { bytes: one }]).ok).toBe(false);
  expect(encodeGridMatrix('9'.repeat(100_000))).toEqual({ ok: false, error: 'too-long' });
});
