import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
} from '@zxing/library';
import { expect, it } from 'vitest';
import { patternsOf, type FixedPattern } from './patterns.ts';

/** Versions and how many alignment patterns each has (ISO/IEC 18004, table E.1). */
const VERSIONS = [
  { version: 1, alignment: 0 },
  { version: 2, alignment: 1 },
  { version: 6, alignment: 1 },
  { version: 7, alignment: 6 },
  { version: 14, alignment: 13 },
  { version: 32, alignment: 33 },
  { version: 40, alignment: 46 },
];

function draw(version: number): readonly Uint8Array[] {
  const hints = new Map<EncodeHintType, unknown>([[EncodeHintType.QR_VERSION, version]]);
  return QRCodeEncoder.encode('LM', Level.L, hints).getMatrix().getArray();
}

interface Module {
  readonly column: number;
  readonly row: number;
  readonly sign: number;
}

function modulesOf({ places, signs }: FixedPattern): readonly Module[] {
  expect(places).toHaveLength(2 * signs.length);
  return Array.from(signs, (sign, at) => ({
    ...{ column: Math.floor(places[2 * at]!), row: Math.floor(places[2 * at + 1]!), sign },
  }));
}

it.each(VERSIONS)('are as they are drawn in version $version', ({ version, alignment }) => {
  const rows = draw(version);
  const size = rows.length;
  const patterns = patternsOf(size);
  expect(patterns.alignment).toHaveLength(alignment);
  expect(patterns.versions).toHaveLength(version < 7 ? 0 : 2);
  const everyModule = [patterns.timing, patterns.finders, patterns.versions, patterns.alignment]
    .flat()
    .flatMap(modulesOf);
  for (const { column, row, sign } of everyModule) {
    // The ring of light round a finder pattern goes out of the symbol.
    const isDark = rows[row]?.[column] === 1;
    expect(sign, `column ${column}, row ${row}`).toBe(isDark ? 1 : -1);
  }
});

it.each(VERSIONS)('stand where they belong in version $version', ({ version }) => {
  const size = 17 + 4 * version;
  const { timing, finders, versions, alignment } = patternsOf(size);
  const middleOf = (pattern: FixedPattern): readonly number[] => {
    const modules = modulesOf(pattern);
    const mean = (of: (one: Module) => number): number =>
      modules.reduce((sum, one) => sum + of(one), 0) / modules.length;
    return [mean(({ column }) => column), mean(({ row }) => row)];
  };
  expect(finders.map(middleOf)).toEqual([
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ]);
  const between = Array.from({ length: size - 16 }, (_, at) => at + 8);
  const upper = timing.slice(0, 2).flatMap(modulesOf);
  expect(upper.map(({ column }) => column)).toEqual(between);
  expect(new Set(upper.map(({ row }) => row))).toEqual(new Set([6]));
  const left = timing.slice(2).flatMap(modulesOf);
  expect(left.map(({ row }) => row)).toEqual(between);
  expect(new Set(left.map(({ column }) => column))).toEqual(new Set([6]));
  if (version > 1) expect(middleOf(alignment.at(-1)!)).toEqual([size - 7, size - 7]);
  if (version < 7) return;
  expect(versions.map(middleOf)).toEqual([
    [size - 10, 2.5],
    [2.5, size - 10],
  ]);
});

it('are looked at beside the middles of their modules, to all sides', () => {
  const sides = new Map<string, number>();
  for (const { places } of patternsOf(45).finders) {
    for (let at = 0; at < places.length; at += 2) {
      const off = [places[at]!, places[at + 1]!].map((place) => place - Math.floor(place) - 0.5);
      for (const one of off) expect(Math.abs(one)).toBeCloseTo(0.28, 4);
      const side = off.map((one) => Math.sign(one)).join();
      sides.set(side, (sides.get(side) ?? 0) + 1);
    }
  }
  expect(sides.size).toBe(4);
  expect(Math.min(...sides.values())).toBeGreaterThan(40);
});

it('are made once', () => {
  expect(patternsOf(57)).toBe(patternsOf(57));
});
