import {
  QRCodeByteMatrix,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeMatrixUtil,
} from '@zxing/library';
import { expect, it } from 'vitest';
import { fixedModules } from './fixed-modules.ts';
import { likelyFormats } from './formats.ts';
import type { Sampled } from './sampled.ts';

const SIZE = 25;
const LEVELS = [Level.L, Level.M, Level.Q, Level.H];

function sampledOf(level: Level, mask: number, isMirrored = false): Sampled {
  const matrix = new QRCodeByteMatrix(SIZE, SIZE);
  QRCodeMatrixUtil.embedTypeInfo(level, mask, matrix);
  const dark = Uint8Array.from({ length: SIZE * SIZE }, (_, at) => {
    const [column, row] = [at % SIZE, Math.floor(at / SIZE)];
    return isMirrored ? matrix.get(row, column) : matrix.get(column, row);
  });
  return { size: SIZE, dark, sureness: new Uint8Array(SIZE * SIZE).fill(200) };
}

it.each([0, 1, 2, 3, 4, 5, 6, 7])('reads every level with mask %i, in a mirror too', (mask) => {
  for (const level of LEVELS) {
    for (const isMirrored of [false, true]) {
      const [format] = likelyFormats(sampledOf(level, mask, isMirrored));
      expect(format?.information.getDataMask()).toBe(mask);
      expect(format?.information.getErrorCorrectionLevel()).toBe(level);
      expect(format?.isMirrored).toBe(isMirrored);
    }
  }
});

it('goes by what is sure where one copy is covered and the other one damaged', () => {
  const sampled = sampledOf(Level.Q, 5);
  for (let at = 0; at < 9; at++) {
    for (const place of [8 * SIZE + at, at * SIZE + 8]) {
      sampled.dark[place] = 1;
      sampled.sureness[place] = 0;
    }
  }
  for (const row of [SIZE - 1, SIZE - 3]) sampled.dark[row * SIZE + 8]! ^= 1;
  const [format] = likelyFormats(sampled);
  expect(format?.information.getDataMask()).toBe(5);
  expect(format?.information.getErrorCorrectionLevel()).toBe(Level.Q);
});

it('knows none where nothing is known', () => {
  const size = SIZE * SIZE;
  const dark = new Uint8Array(size);
  expect(likelyFormats({ size: SIZE, dark, sureness: new Uint8Array(size) })).toEqual([]);
});

it('leaves format and message open of what every symbol has alike', () => {
  const fixed = fixedModules(SIZE);
  expect(fixed.filter((module) => module === 0)).toHaveLength(2 * 15 + 359);
  expect([...fixed.slice(0, 9)]).toEqual([1, 1, 1, 1, 1, 1, 1, -1, 0]);
  expect(fixed[(SIZE - 8) * SIZE + 8]).toBe(1);
});
