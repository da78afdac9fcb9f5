import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeJbig2 } from './jbig2.ts';
import { boundedJbig2Size } from './jbig2-cost.ts';
import { readSegments } from './jbig2-segments.ts';
import { JBIG2_FILE, JBIG2_STREAM } from './sample-pictures.test-support.ts';

/** The red of each pixel. */
function reds(data: Uint8ClampedArray): number[] {
  return [...data.filter((_, at) => at % 4 === 0)];
}

const WHITE = [255, 255, 255, 255];
const BLACK = [0, 0, 0, 0];

test.each([
  ['an embedded stream', JBIG2_STREAM],
  ['a file', JBIG2_FILE],
])('%s is black on white', async (_, bytes) => {
  const pixels = (await decodeJbig2(bytes))!;
  expect(pixels).toMatchObject({ width: 8, height: 8 });
  expect(reds(pixels.data)).toEqual(Array.from({ length: 8 }, () => [...WHITE, ...BLACK]).flat());
  expect(pixels.data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});

/** Heads first, all data behind them (annex D.2). */
function randomAccess(): Uint8Array {
  const segments = readSegments(JBIG2_FILE)!;
  const parts = [
    JBIG2_FILE.subarray(0, 8),
    Uint8Array.of(0, 0, 0, 0, 1),
    ...segments.map(({ header }) => header),
    ...segments.map(({ data }) => data),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

test('a file whose data stand behind all heads reads the same', async () => {
  const segments = readSegments(randomAccess())!;
  expect(segments.map(({ type }) => type)).toEqual([48, 38, 49, 51]);
  expect(segments).toEqual(readSegments(JBIG2_FILE));
  expect(await decodeJbig2(randomAccess())).toEqual(await decodeJbig2(JBIG2_FILE));
});

test('a region of unknown length ends where its coding ends', () => {
  const bytes = Uint8Array.from([...JBIG2_STREAM, 0, 0, 0, 0, 0, 8, ...JBIG2_FILE.slice(-22)]);
  // The length of the region's data.
  bytes.set([0xff, 0xff, 0xff, 0xff], 37);
  const segments = readSegments(bytes)!;
  expect(segments.map(({ type }) => type)).toEqual([48, 38, 49, 51]);
});

function sized(change: (view: DataView) => void): ReturnType<typeof boundedJbig2Size> {
  const bytes = JBIG2_STREAM.slice();
  change(new DataView(bytes.buffer));
  return boundedJbig2Size(readSegments(bytes) ?? []);
}

test('what asks for too much is refused before it is decoded', () => {
  expect(sized(() => undefined)).toEqual({ width: 8, height: 8 });
  expect(sized((view) => view.setUint32(11, 100_000))).toBeUndefined();
  expect(sized((view) => view.setUint32(11, 0))).toBeUndefined();
  // The region is larger than any page.
  expect(sized((view) => view.setUint32(41, 0x7fff_ffff))).toBeUndefined();
  expect(boundedJbig2Size([])).toBeUndefined();
});

test.each([
  ['symbols, arithmetic', 0, [0, 0, ...new Array<number>(8).fill(0)], 2],
  ['symbols, arithmetic, another template', 0, [0x04, 0, 0, 0], 2],
  ['symbols, Huffman', 0, [0, 1], 2],
  ['symbols, refined', 0, [0, 3, 0, 0, 0, 0], 2],
  ['instances of symbols', 6, [...new Array<number>(17).fill(0), 0, 0], 1],
  ['instances, Huffman', 6, [...new Array<number>(17).fill(0), 0, 1, 0, 0], 1],
  ['patterns', 16, [0, 1, 1], 1],
  ['cells of a halftone', 22, [...new Array<number>(18).fill(0)], 2],
])('the number of %s is bounded', (_, type, start, counts) => {
  const page = readSegments(JBIG2_STREAM)![0]!;
  const part = (count: readonly number[]) => {
    const data = Uint8Array.from([...start, ...Array.from({ length: counts }, () => count).flat()]);
    return boundedJbig2Size([page, { type, header: new Uint8Array(), data }]);
  };
  expect(part([0, 0, 0, 9])).toEqual({ width: 8, height: 8 });
  expect(part([0, 9, 0, 0])).toBeUndefined();
  expect(part([])).toBeUndefined();
});

test('where a page does not know its height its last stripe does', () => {
  const [page] = readSegments(JBIG2_STREAM)!;
  const data = page!.data.slice();
  data.set([255, 255, 255, 255], 4);
  const stripe = { type: 50, header: new Uint8Array(), data: Uint8Array.of(0, 0, 0, 99) };
  expect(boundedJbig2Size([{ ...page!, data }, stripe])).toEqual({ width: 8, height: 100 });
  expect(boundedJbig2Size([{ ...page!, data }])).toBeUndefined();
});

test('anything cut off or changed is a picture or none', { timeout: 60_000 }, async () => {
  const change = fc.record({
    at: fc.nat(JBIG2_STREAM.length - 1),
    byte: fc.nat(255),
    end: fc.nat(JBIG2_STREAM.length),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, byte, end }) => {
      const bytes = JBIG2_STREAM.slice(0, Math.max(end, 60));
      bytes[at % bytes.length] = byte;
      const pixels = await decodeJbig2(bytes);
      if (pixels) expect(pixels.data).toHaveLength(pixels.width * pixels.height * 4);
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
      expect(await decodeJbig2(bytes)).toBeUndefined();
    }),
  );
});
