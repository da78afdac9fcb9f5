import type { FuzzTarget } from './target.ts';

const common = { seeds: [Uint8Array.of(1, 2, 3, 4)], maxBytes: 32, limitMs: 1_000 };

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}

function throws(bytes: Uint8Array): void {
  if (sum(bytes) % 5 === 1) throw new RangeError('one too many');
}

function neverEnds(bytes: Uint8Array): void {
  while (bytes.length === 0);
}

function slow(bytes: Uint8Array): void {
  const end = performance.now() + (bytes.length === 4 ? 0 : 3);
  while (performance.now() < end);
}

function endsTheThread(): void {
  process.exit(3);
}

/** Targets with every kind of fault, to show that each is found. */
export const targets: readonly FuzzTarget[] = [
  { ...common, name: 'good', run: sum },
  { ...common, name: 'throws', run: throws },
  { ...common, name: 'never-ends', run: neverEnds },
  { ...common, name: 'slow', limitMs: 2, run: slow },
  { ...common, name: 'ends-the-thread', run: endsTheThread },
];
