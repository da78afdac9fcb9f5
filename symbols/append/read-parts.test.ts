import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { Decoder, FoundSymbol, Frame } from '../decoder.ts';
import { encodeGridMatrix } from '../gridmatrix/encode.ts';
import { openDecoder } from '../open-decoder.ts';
import { placeIn } from '../zxing/read-symbols.test-support.ts';
import { readZxingWasm } from '../zxing/wasm.node.ts';
import { joinOnce } from './joiner.ts';
import { drawPart } from './part-symbols.test-support.ts';

const TEXT = '政务服务码：亮码办事，一次办好';
const BYTES = new TextEncoder().encode(TEXT);
const PARITY = BYTES.reduce((parity, byte) => parity ^ byte, 0);
/** Both cuts are within a character. */
const PIECES = [BYTES.slice(0, 10), BYTES.slice(10, 26), BYTES.slice(26)];
const elapsedMs = (): number => performance.now();

const qrParts = PIECES.map((piece, at) =>
  drawPart({ number: at + 1, of: PIECES.length, parity: PARITY }, piece),
);

function read(decoder: Decoder, frames: readonly Frame[], atMost = 1): FoundSymbol[] {
  const request = { symbologies: ['qr', 'grid-matrix'], budgetMs: 5_000, atMost } as const;
  return frames.flatMap((frame) => decoder.decode(frame, request));
}

test.each([
  ['zxing-wasm', true],
  ['the library without WebAssembly', false],
])('QR codes of one message, cut within a character, are joined by %s', async (_, isFast) => {
  const wasm = isFast ? await readZxingWasm() : undefined;
  const decoder = await openDecoder({ wasm, elapsedMs, mode: 'picture' });
  const found = read(decoder, qrParts);
  expect(found.map(({ part }) => [part?.number, part?.of, part?.group])).toEqual(
    [1, 2, 3].map((number) => [number, 3, String(PARITY)]),
  );
  expect(joinOnce(found)).toMatchObject([{ text: TEXT, bytes: BYTES }]);
  decoder.dispose();
});

test('several in one picture', async () => {
  const size = { width: 3 * 240 + 40, height: 280 };
  const small = qrParts.map((one, at) => ({ small: one, left: 10 + at * 245, top: 20 + 5 * at }));
  const decoder = await openDecoder({ wasm: await readZxingWasm(), elapsedMs, mode: 'picture' });
  expect(joinOnce(read(decoder, [placeIn(size, small)], small.length))).toMatchObject([
    { text: TEXT },
  ]);
  decoder.dispose();
});

test('Grid Matrix symbols of one message, in whatever order', async () => {
  const texts = ['网格矩阵码', 'GM-2026', '亮码终端'];
  const frames = texts.map((text, at) => {
    const part = { number: at + 1, of: texts.length, group: 77 };
    const { size, dark } = unwrap(encodeGridMatrix(text, { part }));
    const width = (size + 12) * 6;
    const luma = Uint8Array.from({ length: width * width }, (_, pixel) => {
      const x = Math.floor((pixel % width) / 6) - 6;
      const y = Math.floor(pixel / width / 6) - 6;
      const isInside = x >= 0 && y >= 0 && x < size && y < size;
      return isInside && dark[y * size + x] === 1 ? 20 : 235;
    });
    return { width, height: width, luma };
  });
  const decoder = await openDecoder({ wasm: await readZxingWasm(), elapsedMs, mode: 'picture' });
  const found = read(decoder, frames.toReversed());
  expect(joinOnce(found)).toMatchObject([
    { symbology: 'grid-matrix', aim: ']g0', text: texts.join('') },
  ]);
  decoder.dispose();
});
