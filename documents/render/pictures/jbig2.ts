import { concat } from '../../../crypto/bytes.ts';
import type { Pixels } from '../host.ts';
import { boundedJbig2Size, type Jbig2Size } from './jbig2-cost.ts';
import { readSegments } from './jbig2-segments.ts';

/** A page of the largest size is 5 MB of bits; symbols and regions come on top. */
const MAX_MEMORY_BYTES = 96 * 1_024 * 1_024;
const MEMORY_PAGE_BYTES = 65_536;
/** The decoder reads embedded streams: no header, and neither the end of a page nor of a file. */
const LEFT_OUT = [49, 51];

/**
 * Decodes the first page of a JBIG2 file or of an embedded stream (ITU-T T.88), black on white; `undefined`
 * for bytes that are none, are damaged or ask for too much. PDFium does the work, in memory of its own
 * that is thrown away afterwards.
 */
export async function decodeJbig2(bytes: Uint8Array): Promise<Pixels | undefined> {
  const segments = readSegments(bytes);
  const size = segments && boundedJbig2Size(segments);
  if (!segments || !size) return undefined;
  const kept = segments.filter(({ type }) => !LEFT_OUT.includes(type));
  const stream = concat(...kept.flatMap(({ header, data }) => [header, data]));
  const rows = await decodeStream(stream, size);
  return rows && toPixels(rows, size);
}

/** Rows of bits, each from a whole byte; PDFium turns them round to 1 for white. */
async function decodeStream(
  stream: Uint8Array,
  { width, height }: Jbig2Size,
): Promise<Uint8Array | undefined> {
  const { default: instantiate } = await import('./jbig2-code.js');
  let rows: Uint8Array | undefined;
  function stop(): never {
    throw new RangeError('the decoder gave up');
  }
  const code = instantiate({
    a: {
      a: () => 0,
      b: grow,
      c: stop,
      d: () => undefined,
      e: stop,
      f: () => undefined,
      g: () => undefined,
      h: keep,
    },
  });
  function grow(bytes: number): boolean {
    const { byteLength } = code.i.buffer;
    if (bytes > MAX_MEMORY_BYTES) return false;
    code.i.grow(Math.ceil((bytes - byteLength) / MEMORY_PAGE_BYTES));
    return true;
  }
  function keep(address: number, rowBytes: number, stride: number, count: number): void {
    rows = new Uint8Array(rowBytes * count);
    const memory = new Uint8Array(code.i.buffer);
    for (let row = 0; row < count; row++) {
      const from = address + row * stride;
      rows.set(memory.subarray(from, from + rowBytes), row * rowBytes);
    }
  }
  try {
    code.j();
    const address = code.k(stream.length);
    if (address === 0) return undefined;
    new Uint8Array(code.i.buffer).set(stream, address);
    code.m(address, stream.length, width, height, 0, 0);
  } catch {
    // It traps where its memory ends or a stream leads it astray; its memory goes with it.
    return undefined;
  }
  return rows?.length === Math.ceil(width / 8) * height ? rows : undefined;
}

function toPixels(rows: Uint8Array, { width, height }: Jbig2Size): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(data.buffer);
  const rowBytes = Math.ceil(width / 8);
  // Opaque in either order of bytes; black keeps the rest at 0.
  const black = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0] ?? 0;
  const white = 0xffff_ffff;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = rows[y * rowBytes + (x >> 3)] ?? 0;
      words[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? white : black;
    }
  }
  return { width, height, data };
}
