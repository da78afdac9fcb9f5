import type { Random } from './random.ts';

/** Changes one input in one way; `other` is another seed to borrow from. */
type Mutator = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

/** Bytes at the edges of what protocols count with, and their marks. */
const EDGE_BYTES = [
  0x00, 0x01, 0x02, 0x03, 0x0a, 0x0d, 0x20, 0x5d, 0x69, 0x7f, 0x80, 0x96, 0xaa, 0xff,
];
const MAX_CHANGES = 4;
const MAX_INSERTED = 64;

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Two places, the first not behind the second. */
function range(random: Random, { length }: Uint8Array): readonly [number, number] {
  const [one, other] = [random.below(length + 1), random.below(length + 1)];
  return one <= other ? [one, other] : [other, one];
}

/** The ways in which an input is changed, by name. */
export const MUTATORS: Readonly<Record<string, Mutator>> = {
  bitFlip(random, bytes) {
    const changed = Uint8Array.from(bytes);
    const at = random.below(bytes.length + 1);
    if (at < bytes.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  edgeByte(random, bytes) {
    const changed = Uint8Array.from(bytes);
    const at = random.below(bytes.length + 1);
    if (at < bytes.length) changed[at] = EDGE_BYTES[random.below(EDGE_BYTES.length)] ?? 0;
    return changed;
  },
  truncate: (random, bytes) => bytes.slice(0, random.below(bytes.length + 1)),
  behead: (random, bytes) => bytes.slice(random.below(bytes.length + 1)),
  remove(random, bytes) {
    const [from, to] = range(random, bytes);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  duplicate(random, bytes) {
    const [from, to] = range(random, bytes);
    return join(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to));
  },
  splice(random, bytes, other) {
    const [at] = range(random, bytes);
    const [from, to] = range(random, other);
    return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
  insert(random, bytes) {
    const [at] = range(random, bytes);
    const added = randomBytes(random, random.below(MAX_INSERTED + 1));
    return join(bytes.subarray(0, at), added, bytes.subarray(at));
  },
  replaceAll: (random, bytes) => randomBytes(random, random.below(bytes.length * 2 + 16)),
};
const WAYS = Object.values(MUTATORS);

/**
 * A hostile input: a seed changed in one to four ways, now and then a seed as it is.
 *
 * @param maxBytes no input is longer
 */
export function mutate(random: Random, seeds: readonly Uint8Array[], maxBytes: number): Uint8Array {
  const pick = (): Uint8Array => seeds[random.below(Math.max(1, seeds.length))] ?? new Uint8Array();
  let bytes = pick();
  for (let change = random.below(MAX_CHANGES + 1); change > 0; change--) {
    const way = WAYS[random.below(WAYS.length)];
    if (way) bytes = way(random, bytes, pick()).subarray(0, maxBytes);
  }
  return bytes.slice(0, maxBytes);
}
