import { describe, expect, it, vi } from 'vitest';
import { loadZxingModule } from '../../../symbols/zxing/module.ts';
import { readZxingWasm } from '../../../symbols/zxing/wasm.node.ts';
import { createZxingReader, THOROUGH } from '../../../symbols/zxing/zxing-reader.ts';
import { CATEGORIES } from './conditions.ts';
import { takePicture } from './picture.ts';

/** Of 640×480: the smallest of each category. */
const SMALL = 3;

vi.setConfig({ testTimeout: 60_000 });

describe('a picture', () => {
  it('is the same for the same figures, and another for others', async () => {
    const one = await takePicture('nominal', SMALL, 1);
    const again = await takePicture('nominal', SMALL, 1);
    const other = await takePicture('nominal', SMALL, 2);
    expect(isSame(again.frame.luma, one.frame.luma)).toBe(true);
    expect(isSame(other.frame.luma, one.frame.luma)).toBe(false);
  });

  it.each(CATEGORIES)('of the category %s says what its codes say', async (category) => {
    const { frame, texts } = await takePicture(category, SMALL, 1);
    expect(frame.luma).toHaveLength(frame.width * frame.height);
    expect(texts.length).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(texts.length);
    // Light and dark are there.
    expect(Math.max(...sample(frame.luma)) - Math.min(...sample(frame.luma))).toBeGreaterThan(30);
  });
});

function sample(luma: Uint8Array): number[] {
  return Array.from({ length: 2_000 }, (_, at) => luma[at * 149]!);
}

it('holds codes that are read where nothing is hard', async () => {
  const zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
  const { frame, texts } = await takePicture('lots', SMALL, 1);
  const request = { symbologies: ['qr'], atMost: 99, settings: THOROUGH } as const;
  const read = zxing.read(frame, request).map(({ text }) => text);
  expect(read.length).toBeGreaterThan(texts.length / 2);
  for (const text of read) expect(texts).toContain(text);
});

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
