/** What a 16550A UART holds at its usual trigger level; it hands on so many bytes at a time. */
export const FIFO_BYTES = 14;
/** A start bit, eight bits, a stop bit. */
const BITS_A_BYTE = 10;

/** Some bytes, and when a UART hands them on, in milliseconds from the first bit on the line. */
export interface Chunk {
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

/** How bytes come from a line of `baudRate` baud. The last chunk is what is left. */
export function paced(bytes: Uint8Array, baudRate: number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let from = 0; from < bytes.length; from += FIFO_BYTES) {
    const part = bytes.subarray(from, from + FIFO_BYTES);
    const bits = (from + part.length) * BITS_A_BYTE;
    chunks.push({ atMs: (bits * 1_000) / baudRate, bytes: part });
  }
  return chunks;
}
