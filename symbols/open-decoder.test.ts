import { describe, expect, it } from 'vitest';
import type { Frame } from './decoder.ts';
import { SYMBOLOGIES } from './decoder.ts';
import { encodeGridMatrix } from './gridmatrix/encode.ts';
import { openDecoder } from './open-decoder.ts';
import { drawQrFrame } from './zxing/read-symbols.test-support.ts';
import { readZxingWasm } from './zxing/wasm.node.ts';
import { unwrap } from '../contract/result.ts';

const ALL = { symbologies: SYMBOLOGIES, budgetMs: 5_000, atMost: 4 } as const;
const elapsedMs = (): number => performance.now();

/** Eight pixels a module, with light all round. */
function gridMatrixFrame(text: string): Frame {
  const { size, dark } = unwrap(encodeGridMatrix(text));
  const [scale, margin] = [8, 48];
  const side = size * scale + 2 * margin;
  const luma = new Uint8Array(side * side).fill(235);
  dark.forEach((module, at) => {
    if (module !== 1) return;
    const [x, y] = [margin + (at % size) * scale, margin + Math.floor(at / size) * scale];
    for (let row = y; row < y + scale; row++) luma.fill(20, row * side + x, row * side + x + scale);
  });
  return { width: side, height: side, luma };
}

describe.each(['WebAssembly', 'the fallback'])('with %s', (what) => {
  it.each(['camera', 'picture'] as const)('reads QR and Grid Matrix as a %s', async (mode) => {
    const wasm = what === 'WebAssembly' ? await readZxingWasm() : undefined;
    const decoder = await openDecoder({ wasm, elapsedMs, mode });
    expect(decoder.decode(drawQrFrame('一').frame, ALL).map(({ text }) => text)).toEqual(['一']);
    const [found] = decoder.decode(gridMatrixFrame('政务服务码'), ALL);
    expect(found).toMatchObject({ text: '政务服务码', symbology: 'grid-matrix', aim: ']g0' });
    decoder.dispose();
  });
});

it('reads a picture in colours', async () => {
  const { frame } = drawQrFrame('彩色');
  // Light is yellow, dark a blue of the same red and green.
  const data = Uint8Array.from({ length: 4 * frame.luma.length }, (_, at) => {
    const isDark = (frame.luma[at >> 2] ?? 0) < 128;
    return [isDark ? 10 : 240, isDark ? 10 : 240, isDark ? 200 : 20, 255][at % 4] ?? 0;
  });
  const colours = { width: frame.width, height: frame.height, data };
  const decoder = await openDecoder({ wasm: await readZxingWasm(), elapsedMs, mode: 'camera' });
  expect(decoder.decode(colours, ALL).map(({ text }) => text)).toEqual(['彩色']);
  expect(decoder.decode({ ...colours, data: data.subarray(0, 7) }, ALL)).toEqual([]);
  decoder.dispose();
});

it('takes no symbol of one kind for one of another', async () => {
  const decoder = await openDecoder({ wasm: await readZxingWasm(), elapsedMs, mode: 'picture' });
  const request = { ...ALL, symbologies: ['grid-matrix'] } as const;
  expect(decoder.decode(drawQrFrame('QR').frame, request)).toEqual([]);
  decoder.dispose();
});
