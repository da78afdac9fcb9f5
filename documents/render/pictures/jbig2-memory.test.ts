import { expect, test } from 'vitest';
import { createJbig2Memory } from './jbig2-memory.ts';

const KIB = 1_024;
const PAGE = 64 * KIB;
const SIZE = { width: 8_000, height: 6_000 };
/** The page as bits. */
const LARGE = (SIZE.width / 8) * SIZE.height;

function bench(isOver = false) {
  const run = { isOver };
  const memory = createJbig2Memory(SIZE, run);
  const heap = {
    buffer: new ArrayBuffer(16 * PAGE),
    grow(pages: number) {
      heap.buffer = new ArrayBuffer(heap.buffer.byteLength + pages * PAGE);
      return 0;
    },
  };
  const ask = (step: number): boolean => memory.grow(heap.buffer.byteLength + step, heap);
  return { run, memory, heap, ask, close: () => memory.close(() => 0) };
}

test('all that is free is filled before anything is decoded, and nothing is added for it', () => {
  const { memory, ask } = bench();
  let free = 20 * KIB * KIB + 5 * KIB;
  memory.close((bytes) => {
    if (bytes > free) {
      expect(ask(bytes)).toBe(false);
      return 0;
    }
    free -= bytes;
    return 8;
  });
  expect(free).toBeLessThan(16 * KIB);
});

test('a symbol is as large as a headline at most, all symbols some megabytes', () => {
  const { ask, close, heap } = bench();
  expect(ask(LARGE)).toBe(true);
  close();
  const before = heap.buffer.byteLength;
  expect(ask(150 * KIB)).toBe(true);
  let count = 0;
  while (ask(150 * KIB)) count++;
  expect(count).toBeGreaterThan(15);
  expect(heap.buffer.byteLength - before).toBeLessThanOrEqual(4 * KIB * KIB);
});

test('what is larger is the page, and one region, and no more than they', () => {
  const { ask, close } = bench();
  close();
  expect([ask(LARGE), ask(LARGE), ask(LARGE)]).toEqual([true, true, false]);
  const other = bench();
  other.close();
  expect(other.ask(2 * LARGE)).toBe(false);
});

test('the decoder ends soon after the page has no more time', () => {
  const { ask, close, run } = bench();
  close();
  expect(ask(PAGE)).toBe(true);
  run.isOver = true;
  expect(ask(PAGE)).toBe(false);
});
