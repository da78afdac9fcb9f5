import { describe, expect, test } from 'vitest';
import { drawQrFrame, placeIn } from '../../../symbols/zxing/read-symbols.test-support.ts';
import { finderTraces } from './finder-runs.ts';

const TEXT = '1390000A1B2C3D4E5F60718293A4B5C6D7E8F9';
const SIZE = { width: 1_280, height: 720 };

describe('a code in view leaves traces, and how large its modules are', () => {
  test.each([2, 3, 5, 8])('%i pixels a module', (scale) => {
    const small = drawQrFrame(TEXT, { scale }).frame;
    const traces = finderTraces(placeIn(SIZE, [{ small, left: 300, top: 100 }]));
    expect(traces.rows).toBeGreaterThanOrEqual(3);
    expect(traces.modulePx).toBeGreaterThan(scale * 0.8);
    expect(traces.modulePx).toBeLessThan(scale * 1.2);
  });
});

test('an empty picture leaves none', () => {
  expect(finderTraces(placeIn(SIZE, []))).toEqual({ rows: 0, modulePx: 0 });
});

test('stripes and noise leave next to none', () => {
  const luma = new Uint8Array(SIZE.width * SIZE.height);
  for (let at = 0; at < luma.length; at++) luma[at] = Math.floor(at / 4) % 2 === 0 ? 20 : 220;
  expect(finderTraces({ ...SIZE, luma }).rows).toBe(0);
});

test('a dim hall with the noise of its sensor leaves none', () => {
  const luma = new Uint8Array(SIZE.width * SIZE.height);
  let state = 1;
  for (let at = 0; at < luma.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [x, y] = [at % SIZE.width, Math.floor(at / SIZE.width)];
    luma[at] = 90 + 60 * Math.sin(x / 170) * Math.cos(y / 130) + ((state >>> 16) % 13) - 6;
  }
  expect(finderTraces({ ...SIZE, luma }).rows).toBe(0);
});

test('a frame of no width is none', () => {
  expect(finderTraces({ width: 0, height: 0, luma: new Uint8Array() }).rows).toBe(0);
});
