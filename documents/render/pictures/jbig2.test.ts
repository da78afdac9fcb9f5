import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeRun } from '../free-run.test-support.ts';
import type { Pixels } from '../host.ts';
import { createSkiaHost } from '../skia.node.ts';
import { decodeJbig2, type Jbig2Picture } from './jbig2.ts';
import { boundedJbig2Size } from './jbig2-cost.ts';
import { readSegments } from './jbig2-segments.ts';
import { JBIG2_FILE, JBIG2_STREAM } from './sample-pictures.test-support.ts';

const RUN = freeRun();
const HOST = await createSkiaHost();

async function allPixels(decoded: Jbig2Picture | undefined): Promise<Pixels | undefined> {
  const picture = decoded && (await HOST.decodePicture(decoded.bitmap, 'bmp'));
  return picture && HOST.toPixels(picture);
}

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
  const pixels = (await allPixels(await decodeJbig2(bytes, RUN)))!;
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
  expect(await decodeJbig2(randomAccess(), RUN)).toEqual(await decodeJbig2(JBIG2_FILE, RUN));
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

test.each([
  ['symbols made of symbols', 0, 1],
  ['instances that are refined', 6, 18],
])('%s are not decoded', (_, type, flagsAt) => {
  const page = readSegments(JBIG2_STREAM)![0]!;
  const flagged = (flags: number) => {
    const data = new Uint8Array(40);
    data[flagsAt] = flags;
    return boundedJbig2Size([page, { type, header: new Uint8Array(), data }]);
  };
  expect(flagged(1)).toBeDefined();
  expect(flagged(3)).toBeUndefined();
});

test('data that are too long are not decoded', () => {
  const page = readSegments(JBIG2_STREAM)![0]!;
  const other = (length: number) => ({ ...page, type: 62, data: new Uint8Array(length) });
  expect(boundedJbig2Size([page, other(2_000_000)])).toBeDefined();
  expect(boundedJbig2Size([page, other(2_000_000), other(200_000)])).toBeUndefined();
});

/** Annex H.1 of ITU-T T.88, to its first region of text: two dictionaries by Huffman, one behind the page. */
const TEXT_FILE = new Uint8Array(
  Buffer.from(
    [
      '974a42320d0a1a0a0100000001',
      '0000000000010000000018 0001000000010000 0001e9cbf40026af 04bff0782fe00040',
      '0000000130000100000013 0000004000000038 0000000000000000 010000',
      '000000020001010000001c 0001000000020000 0002e5cdf80079e0 84108 1f0821086107 9f00080',
      '0000000307420002010000 0031 0000002500000008 0000000400000001 000c090010000000 05 0110 000000000000000000000000000000 0c4007087041d0',
    ]
      .join('')
      .replaceAll(' ', ''),
    'hex',
  ),
);

test('symbols are decoded, wherever their dictionaries stand', async () => {
  const decoded = await decodeJbig2(TEXT_FILE, RUN);
  const pixels = (await allPixels(decoded))!;
  expect(pixels).toMatchObject({ width: 64, height: 56 });
  const row = (y: number): string =>
    Array.from({ length: 37 }, (_, x) =>
      pixels.data[(y * 64 + x + 4) * 4] === 0 ? '#' : '.',
    ).join('');
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(row)).toEqual([
    '.####....####...####....####....####.',
    '#....#.......#..#...#.......#..#....#',
    '#........#####..#...#...#####..#.....',
    '#.......#....#..#...#..#....#..#.....',
    '#....#..#....#..####...#....#..#....#',
    '.####....#####..#.......#####...####.',
    '................#....................',
    '................#....................',
  ]);
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
      const decoded = await decodeJbig2(bytes, RUN);
      const pixels = await allPixels(decoded);
      expect(pixels?.width).toBe(decoded?.width);
      if (pixels) expect(pixels.data).toHaveLength(pixels.width * pixels.height * 4);
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
      expect(await decodeJbig2(bytes, RUN)).toBeUndefined();
    }),
  );
});
