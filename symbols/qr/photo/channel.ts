import type { Sampled } from '../restore/sampled.ts';
import { SURENESS_UNIT } from '../restore/sampled.ts';
import { type Channel, kernelOf, KERNEL } from './kernel.ts';
import { lightOf } from './local-light.ts';

const ROUNDS = 3;
const SWEEPS = 5;
/** From here on a tone says only that it is light. */
const SATURATED = 250;
/** What deviates by more than so many deviations is something else: a scratch, a cover. */
const OUTLIER = 4;
/** Tones deviate from this model by more than noise, so its odds are taken for less. */
const TRUST = 0.5;
/** In grey tones: with less between light and dark nothing is known. */
const LEAST_CONTRAST = 2;

/**
 * Decides for all modules together which are dark: the set that, seen through the channel, comes nearest to the
 * tones. The channel is measured with the set (known modules first), the set is mended with the
 * channel, by turns (iterated conditional modes, Besag 1986).
 *
 * @param fixed 1 dark, −1 light, 0 not known
 * @param isOver ends it with what was first decided
 */
export function decideTogether(
  tones: Float32Array,
  fixed: Int8Array,
  first: Sampled,
  isOver: () => boolean = () => false,
): Sampled {
  const { size } = first;
  const stride = size + 2;
  const signs = new Int8Array(stride * stride).fill(1);
  first.dark.forEach((isDark, at) => {
    const known = fixed[at] ?? 0;
    signs[padded(at, size)] = known === 0 ? 1 - 2 * isDark : -known;
  });
  let kernel = Float32Array.from(KERNEL);
  let channel = measure(tones, signs, size, kernel);
  for (let round = 0; round < ROUNDS && !isOver(); round++) {
    kernel = kernelOf(channel);
    channel = measure(tones, signs, size, kernel);
    if (mend(channel, fixed, isOver) === 0 && round > 0) break;
  }
  return isOver() ? first : outcome(channel, first);
}

function padded(at: number, size: number): number {
  return (Math.floor(at / size) + 1) * (size + 2) + (at % size) + 1;
}

function measure(
  tones: Float32Array,
  signs: Int8Array,
  size: number,
  kernel: Float32Array,
): Channel {
  const seen = new Float32Array(size * size);
  for (let at = 0; at < seen.length; at++)
    seen[at] = through(signs, kernel, padded(at, size), size);
  return { size, tones, signs, kernel, seen, ...lightOf(tones, seen, size, SATURATED) };
}

/** What the channel makes of the modules round a place. */
function through(signs: Int8Array, kernel: Float32Array, place: number, size: number): number {
  let sum = 0;
  for (let at = 0, y = -1; y <= 1; y++) {
    for (let x = -1; x <= 1; x++, at++) {
      sum += (kernel[at] ?? 0) * (signs[place + y * (size + 2) + x] ?? 0);
    }
  }
  return sum;
}

/** Turns over every module with which the tones are explained better; says how many. */
function mend(channel: Channel, fixed: Int8Array, isOver: () => boolean): number {
  const { size } = channel;
  let [all, dirty] = [0, new Uint8Array(size * size).fill(1)];
  for (let sweep = 0; sweep < SWEEPS && !isOver(); sweep++) {
    const next = new Uint8Array(size * size);
    let turned = 0;
    for (let at = 0; at < dirty.length; at++) {
      if (dirty[at] === 0 || fixed[at] !== 0 || gainOf(channel, at) <= 0) continue;
      turnOver(channel, at);
      markAround(next, at, size);
      turned++;
    }
    all += turned;
    dirty = next;
    if (turned === 0) break;
  }
  return all;
}

/** What the modules round about see of it changes too. */
function turnOver({ size, signs, kernel, seen }: Channel, at: number): void {
  const place = padded(at, size);
  const sign = signs[place] ?? 0;
  signs[place] = -sign;
  for (let k = 0; k < kernel.length; k++) {
    const other = seenBy(at, k, size);
    if (other >= 0) seen[other] = (seen[other] ?? 0) - 2 * sign * (kernel[k] ?? 0);
  }
}

/** The module that sees this one at place `k` of its own surroundings; below 0 where there is none. */
function seenBy(at: number, k: number, size: number): number {
  const x = (at % size) + 1 - (k % 3);
  const y = Math.floor(at / size) + 1 - Math.floor(k / 3);
  return x < 0 || y < 0 || x >= size || y >= size ? -1 : y * size + x;
}

function markAround(marks: Uint8Array, at: number, size: number): void {
  const [column, row] = [at % size, Math.floor(at / size)];
  for (let y = Math.max(row - 2, 0); y <= Math.min(row + 2, size - 1); y++) {
    marks.fill(1, y * size + Math.max(column - 2, 0), y * size + Math.min(column + 3, size));
  }
}

/** Of turning a module over: by how much the tones round about become likelier (logarithm of odds). */
function gainOf(channel: Channel, at: number): number {
  const { size, signs, kernel, tones, seen, brightness, contrast, noise } = channel;
  const sign = signs[padded(at, size)] ?? 0;
  let gain = 0;
  for (let k = 0; k < kernel.length; k++) {
    const place = seenBy(at, k, size);
    if (place < 0) continue;
    const one = contrast[place] ?? 0;
    const tone = tones[place] ?? 0;
    const now = (brightness[place] ?? 0) + one * (seen[place] ?? 0);
    const then = now - 2 * one * sign * (kernel[k] ?? 0);
    gain += (missOf(tone, now, noise[place] ?? 1) - missOf(tone, then, noise[place] ?? 1)) / 2;
  }
  return gain;
}

function missOf(tone: number, expected: number, noise: number): number {
  if (tone >= SATURATED && expected >= tone) return 0;
  return Math.min((tone - expected) ** 2 / noise, OUTLIER * OUTLIER);
}

function outcome(channel: Channel, first: Sampled): Sampled {
  const { size, signs, contrast } = channel;
  const dark = first.dark.slice();
  const sureness = new Uint8Array(size * size);
  for (let at = 0; at < dark.length; at++) {
    dark[at] = (signs[padded(at, size)] ?? 0) < 0 ? 1 : 0;
    if ((contrast[at] ?? 0) < LEAST_CONTRAST) continue;
    sureness[at] = Math.min(Math.max(-gainOf(channel, at), 0) * TRUST * SURENESS_UNIT, 255);
  }
  return { size, dark, sureness };
}
