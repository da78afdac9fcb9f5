import { sufferByteFaults, type FaultUnit, type Piece } from './fault-bytes.ts';
import type { FaultPlan } from './fault-plan.ts';
import { noFaultsYet, type FaultSummary } from './fault-summary.ts';
import { createFlood } from './flood.ts';
import { createRandom } from './random.ts';

/** What happens on the cable, and when, in the time of the writes. */
export type FaultStep =
  | { readonly atMs: number; readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly atMs: number; readonly kind: 'unplug' | 'plug' };

export interface FaultInjector {
  /** What becomes of bytes that the device writes at `nowMs`, in order of time. */
  write(bytes: Uint8Array, nowMs: number): FaultStep[];
  /** When {@link FaultInjector.wake} wants to be called for the flood; undefined without one. */
  wakeAt(): number | undefined;
  wake(nowMs: number): FaultStep[];
  summary(): FaultSummary;
}

interface InjectorOptions {
  /** When the plan begins, in the time of the writes. */
  readonly startMs?: number;
  readonly unit?: FaultUnit;
}

/**
 * Carries out a fault plan on what one device sends. Pure: the same plan, writes and times give the
 * same steps on every machine. Whatever happens to a byte is counted in the summary.
 */
export function createFaultInjector(
  plan: FaultPlan,
  { startMs = 0, unit = 'stream' }: InjectorOptions = {},
): FaultInjector {
  const random = createRandom(plan.seed);
  const counts = noFaultsYet();
  const flood = createFlood(plan, startMs);
  let kept: Uint8Array[] = [];
  /** Nothing overtakes what was written before it. */
  let lineFreeAt = startMs;
  let silentUntil = startMs;
  let pluggedAt = startMs;

  const isOver = (): boolean => plan.writes > 0 && counts.writes >= plan.writes;

  function write(bytes: Uint8Array, nowMs: number): FaultStep[] {
    if (isOver()) return send([...release(), ...whole(bytes)], nowMs, false);
    counts.writes++;
    if (random.happens(plan.silence) && nowMs >= silentUntil) {
      counts.silences++;
      silentUntil = nowMs + plan.silenceMs;
    }
    if (nowMs < silentUntil) return lose(bytes);
    const isPulled = random.happens(plan.unplug);
    const isKept = random.happens(plan.merge);
    const pieces = sufferByteFaults(plan, random, counts, bytes, unit);
    if (isKept && !isPulled) {
      counts.merges++;
      kept.push(...pieces.map((piece) => piece.bytes));
      return [];
    }
    return send([...release(), ...pieces], nowMs + plan.delayMs, isPulled);
  }

  function release(): Piece[] {
    const pieces = kept.map((bytes) => ({ pauseMs: 0, bytes }));
    kept = [];
    return unit === 'stream' ? joined(pieces) : pieces;
  }

  function send(pieces: readonly Piece[], wantedMs: number, isPulled: boolean): FaultStep[] {
    if (wantedMs < pluggedAt) return pieces.flatMap(({ bytes }) => lose(bytes));
    let atMs = Math.max(wantedMs, lineFreeAt);
    const steps: FaultStep[] = [];
    let arriving = isPulled ? pulledAfter(pieces) : Number.POSITIVE_INFINITY;
    for (const { pauseMs, bytes } of unit === 'stream' ? joined(pieces) : pieces) {
      atMs += pauseMs;
      const through = bytes.subarray(0, arriving);
      counts.dropped += bytes.length - through.length;
      arriving -= through.length;
      if (through.length > 0) steps.push({ atMs, kind: 'bytes', bytes: through });
    }
    lineFreeAt = atMs;
    if (isPulled) {
      counts.unplugs++;
      pluggedAt = atMs + plan.unplugMs;
      steps.push({ atMs, kind: 'unplug' }, { atMs: pluggedAt, kind: 'plug' });
    }
    return steps;
  }

  /** How many bytes get through before the cable is out: never all of them. */
  function pulledAfter(pieces: readonly Piece[]): number {
    const size = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return unit === 'stream' && size > 1 ? 1 + random.below(size - 1) : 0;
  }

  function lose(bytes: Uint8Array): FaultStep[] {
    counts.dropped += bytes.length;
    return [];
  }

  return {
    write,
    wakeAt: () => (isOver() ? undefined : flood.wakeAt()),
    wake(nowMs) {
      if (isOver()) return [];
      const bursts = flood.take(nowMs).filter(({ atMs }) => atMs >= pluggedAt);
      counts.floodBytes += bursts.reduce((sum, { bytes }) => sum + bytes.length, 0);
      return bursts.map(({ atMs, bytes }) => ({ atMs, kind: 'bytes', bytes }));
    },
    summary: () => ({ ...counts }),
  };
}

function whole(bytes: Uint8Array): Piece[] {
  return [{ pauseMs: 0, bytes: Uint8Array.from(bytes) }];
}

/** Pieces without a pause between them arrive as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && piece.pauseMs === 0) {
      const bytes = Uint8Array.from([...last.bytes, ...piece.bytes]);
      result[result.length - 1] = { pauseMs: last.pauseMs, bytes };
    } else result.push(piece);
  }
  return result;
}
