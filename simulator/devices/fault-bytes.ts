import type { FaultPlan } from './fault-plan.ts';
import type { FaultCounts } from './fault-summary.ts';
import type { Random } from './random.ts';

/** Bytes that arrive together, and the pause before them in milliseconds. */
export interface Piece {
  readonly pauseMs: number;
  readonly bytes: Uint8Array;
}

/** `stream`: every byte fares for itself. `report`: over HID a report arrives whole or not at all. */
export type FaultUnit = 'stream' | 'report';

type ByteFaults = Pick<
  FaultPlan,
  'drop' | 'garble' | 'duplicate' | 'split' | 'splitMs' | 'wrongCheck'
>;

/** What becomes of the bytes of one write on their way. */
export function sufferByteFaults(
  plan: ByteFaults,
  random: Random,
  counts: FaultCounts,
  written: Uint8Array,
  unit: FaultUnit,
): Piece[] {
  const bytes = spoilCheck(plan, random, counts, written);
  return unit === 'stream'
    ? bytePieces(plan, random, counts, bytes)
    : reportPieces(plan, random, counts, bytes);
}

/** A report with a lost byte is a lost report; with a doubled byte it comes twice. */
function reportPieces(
  plan: ByteFaults,
  random: Random,
  counts: FaultCounts,
  report: Uint8Array,
): Piece[] {
  const lostBefore = counts.dropped;
  const pieces = bytePieces({ ...plan, duplicate: 0 }, random, counts, report);
  const comesTwice = random.happens(1 - (1 - plan.duplicate) ** report.length);
  if (counts.dropped > lostBefore) {
    counts.dropped = lostBefore + report.length;
    return [];
  }
  const pauseMs = pieces.reduce((sum, piece) => sum + piece.pauseMs, 0);
  const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece.bytes]));
  if (!comesTwice) return [{ pauseMs, bytes }];
  counts.duplicated += report.length;
  return [
    { pauseMs, bytes },
    { pauseMs: 0, bytes },
  ];
}

function spoilCheck(
  { wrongCheck }: ByteFaults,
  random: Random,
  counts: FaultCounts,
  written: Uint8Array,
): Uint8Array {
  if (!random.happens(wrongCheck) || written.length === 0) return written;
  counts.wrongChecks++;
  const bytes = Uint8Array.from(written);
  bytes[bytes.length - 1] = another(random, bytes[bytes.length - 1] ?? 0);
  return bytes;
}

function bytePieces(
  plan: ByteFaults,
  random: Random,
  counts: FaultCounts,
  bytes: Uint8Array,
): Piece[] {
  const pieces: Piece[] = [];
  let together: number[] = [];
  let pauseMs = 0;
  bytes.forEach((byte, index) => {
    if (index > 0 && random.happens(plan.split)) {
      counts.pauses++;
      pieces.push({ pauseMs, bytes: Uint8Array.from(together) });
      together = [];
      pauseMs = random.below(plan.splitMs + 1);
    }
    if (random.happens(plan.drop)) {
      counts.dropped++;
      return;
    }
    const isGarbled = random.happens(plan.garble);
    if (isGarbled) counts.garbled++;
    const arriving = isGarbled ? another(random, byte) : byte;
    together.push(arriving);
    if (random.happens(plan.duplicate)) {
      counts.duplicated++;
      together.push(arriving);
    }
  });
  pieces.push({ pauseMs, bytes: Uint8Array.from(together) });
  return pieces;
}

/** Any byte but this one. */
function another(random: Random, byte: number): number {
  return (byte + 1 + random.below(255)) % 256;
}
