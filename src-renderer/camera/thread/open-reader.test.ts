import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { phonePicture } from '../../../simulator/camera/phone-picture.ts';
import { openReader } from './open-reader.ts';

const elapsedMs = (): number => performance.now();
const frame = phonePicture({ width: 640, height: 480, text: '1390000A1B2', modulePx: 6 });
const REQUEST = { symbologies: ['qr'], budgetMs: 1_000, atMost: 1 } as const;

function wasm(): Promise<ArrayBuffer> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  return Promise.resolve(new Uint8Array(readFileSync(file)).buffer);
}

test.each(['camera', 'picture'] as const)('a %s is read by WebAssembly', async (mode) => {
  const { decoder, isFast } = await openReader(wasm, elapsedMs, mode);
  expect(isFast).toBe(true);
  expect(decoder.decode(frame, REQUEST)).toMatchObject([{ text: '1390000A1B2', aim: ']Q1' }]);
  decoder.dispose();
});

test.each([
  ['cannot be fetched', () => Promise.reject(new Error('404'))],
  ['is something else', () => Promise.resolve(Uint8Array.of(1, 2, 3).buffer)],
])('where the module %s, another one reads', async (_why, load) => {
  const { decoder, isFast } = await openReader(load, elapsedMs, 'camera');
  expect(isFast).toBe(false);
  expect(decoder.decode(frame, REQUEST)).toMatchObject([{ text: '1390000A1B2' }]);
});
