import { expect, test } from 'vitest';
import {
  blocksOf,
  codewordsOf,
  dataCodewordsOf,
  hasLevel,
  LEVELS,
  recommendedLevel,
  sizeOf,
  versionOf,
} from './version.ts';

const VERSIONS = Array.from({ length: 13 }, (_, at) => at + 1);

/**
 * Data codewords at levels 1…5, as the standard prints them (version 1 has no level 1; the
 * number there only follows the rule of the others). */
const DATA = [
  [17, 15, 13, 11, 9],
  [45, 40, 35, 30, 25],
  [89, 79, 69, 59, 49],
  [146, 130, 114, 98, 81],
  [218, 194, 170, 146, 121],
  [305, 271, 237, 203, 169],
  [405, 360, 315, 270, 225],
  [521, 463, 405, 347, 289],
  [650, 578, 506, 434, 361],
  [794, 706, 618, 530, 441],
  [953, 847, 741, 635, 529],
  [1125, 1000, 875, 750, 625],
  [1313, 1167, 1021, 875, 729],
];

/** Longest block, how many are so long, how many are one shorter. */
const BLOCK_SPLIT = [
  [18, 1, 0],
  [50, 1, 0],
  [98, 1, 0],
  [81, 2, 0],
  [121, 2, 0],
  [113, 2, 1],
  [113, 2, 2],
  [116, 3, 2],
  [121, 2, 4],
  [126, 7, 0],
  [118, 5, 4],
  [125, 10, 0],
  [122, 6, 6],
];

/** Checks of level 3: of the first blocks and how many these are, then of the others. */
const CHECKS_OF_LEVEL_3 = [
  [5, 1, 4, 0],
  [15, 1, 14, 0],
  [29, 1, 28, 0],
  [24, 2, 23, 0],
  [36, 2, 35, 0],
  [34, 2, 33, 1],
  [34, 3, 33, 1],
  [35, 3, 34, 2],
  [36, 6, 35, 0],
  [38, 5, 37, 2],
  [36, 2, 35, 7],
  [38, 5, 37, 5],
  [37, 5, 36, 7],
];

test('sizes and codewords are those of the standard', () => {
  expect([1, 2, 13].map(sizeOf)).toEqual([18, 30, 162]);
  expect(VERSIONS.map(codewordsOf)).toEqual([
    18, 50, 98, 162, 242, 338, 450, 578, 722, 882, 1058, 1250, 1458,
  ]);
  expect(VERSIONS.map((version) => LEVELS.map((at) => dataCodewordsOf(version, at)))).toEqual(DATA);
});

test('a version is told by its size, and no other size has one', () => {
  expect(VERSIONS.map((version) => versionOf(sizeOf(version)))).toEqual(VERSIONS);
  expect([0, 6, 12, 17, 19, 24, 174, -18, Number.NaN].map(versionOf)).toEqual(
    Array.from({ length: 9 }, () => undefined),
  );
});

test('blocks are split as the standard splits them', () => {
  for (const version of VERSIONS) {
    const lengths = blocksOf(version, 3).map(({ length }) => length);
    const [longest = 0, long = 0, short = 0] = BLOCK_SPLIT[version - 1] ?? [];
    expect(lengths).toEqual([...fill(longest, long), ...fill(longest - 1, short)]);
    const [more = 0, first = 0, fewer = 0, rest = 0] = CHECKS_OF_LEVEL_3[version - 1] ?? [];
    const checks = blocksOf(version, 3).map((block) => block.checks);
    expect(checks).toEqual([...fill(more, first), ...fill(fewer, rest)]);
  }
});

test('the blocks of a symbol hold all its codewords, and as many data as it has', () => {
  for (const version of VERSIONS) {
    for (const level of LEVELS) {
      const blocks = blocksOf(version, level);
      const data = blocks.reduce((sum, { length, checks }) => sum + length - checks, 0);
      expect(data).toBe(dataCodewordsOf(version, level));
      expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(128);
    }
  }
});

test('level 1 is not in version 1, and what is recommended is there', () => {
  expect(LEVELS.map((level) => hasLevel(1, level))).toEqual([false, true, true, true, true]);
  expect(LEVELS.every((level) => hasLevel(2, level))).toBe(true);
  expect([1, 2, 3, 4, 13].map(recommendedLevel)).toEqual([5, 4, 4, 3, 3]);
});

function fill(value: number, length: number): readonly number[] {
  return Array.from({ length }, () => value);
}
