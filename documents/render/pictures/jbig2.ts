import { concat } from '../../../crypto/bytes.ts';
import type { DrawRun } from '../draw-run.ts';
import { writeBitmap } from './bitmap.ts';
import { boundedJbig2Size, type Jbig2Size } from './jbig2-cost.ts';
import { createJbig2Memory } from './jbig2-memory.ts';
import { isDictionary, type Jbig2Segment, readSegments } from './jbig2-segments.ts';

/** The decoder reads embedded streams: no header, and neither the end of a page nor of a file. */
const LEFT_OUT = [49, 51];

/** A decoded picture. */
export interface Jbig2Picture extends Jbig2Size {
  /** A BMP of one bit a pixel, which any host makes a picture of without the pixels being there twice. */
  readonly bitmap: Uint8Array;
}

/**
 * Decodes the first page of a JBIG2 file or of an embedded stream (ITU-T T.88), black on white; `undefined`
 * for bytes that are none, are damaged or ask for too much. PDFium does the work, in memory of its own
 * that is thrown away afterwards.
 */
export async function decodeJbig2(
  bytes: Uint8Array,
  run: Pick<DrawRun, 'isOver'>,
): Promise<Jbig2Picture | undefined> {
  const segments = readSegments(bytes);
  const size = segments && boundedJbig2Size(segments);
  if (!segments || !size) return undefined;
  const kept = segments.filter(({ type }) => !LEFT_OUT.includes(type));
  // What is looked up comes first, while there is memory for small pictures only.
  const dictionaries = kept.filter(isDictionary);
  const others = kept.filter((segment) => !isDictionary(segment));
  const rows = await decodeStream(joined([...dictionaries, ...others]), size, run);
  return rows && { ...size, bitmap: writeBitmap(rows, size) };
}

function joined(segments: readonly Jbig2Segment[]): Uint8Array {
  return concat(...segments.flatMap(({ header, data }) => [header, data]));
}

/** Rows of bits, each from a whole byte; PDFium turns them round to 1 for white. */
async function decodeStream(
  stream: Uint8Array,
  size: Jbig2Size,
  run: Pick<DrawRun, 'isOver'>,
): Promise<Uint8Array | undefined> {
  const { default: instantiate } = await import('./jbig2-code.js');
  const { width, height } = size;
  let rows: Uint8Array | undefined;
  function stop(): never {
    throw new RangeError('the decoder gave up');
  }
  const memory = createJbig2Memory(size, run);
  const code = instantiate({
    a: {
      a: () => 0,
      b: (bytes) => memory.grow(bytes, code.i),
      c: stop,
      d: () => undefined,
      e: stop,
      f: () => undefined,
      g: () => undefined,
      h: keep,
    },
  });
  function keep(address: number, rowBytes: number, stride: number, count: number): void {
    rows = new Uint8Array(rowBytes * count);
    const bytes = new Uint8Array(code.i.buffer);
    for (let row = 0; row < count; row++) {
      const from = address + row * stride;
      rows.set(bytes.subarray(from, from + rowBytes), row * rowBytes);
    }
  }
  try {
    code.j();
    const address = code.k(stream.length);
    if (address === 0) return undefined;
    memory.close((bytes) => code.k(bytes));
    new Uint8Array(code.i.buffer).set(stream, address);
    code.m(address, stream.length, width, height, 0, 0);
  } catch {
    // It traps where its memory ends or a stream leads it astray; its memory goes with it.
    return undefined;
  }
  return rows?.length === Math.ceil(width / 8) * height ? rows : undefined;
}
