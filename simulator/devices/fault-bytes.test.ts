import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sufferByteFaults, type FaultUnit, type Piece } from './fault-bytes.ts';
import type { FaultPlan } from './fault-plan.ts';
import { NO_FAULT_PLAN } from './fault-plans.ts';
import { noFaultsYet, type FaultSummary } from './fault-summary.ts';
import { createRandom } from './random.ts';

const BYTES = Uint8Array.from([10, 20, 30, 40, 50, 60, 70, 80]);

function suffer(
  faults: Partial<FaultPlan>,
  unit: FaultUnit = 'stream',
  bytes = BYTES,
): { pieces: Piece[]; counts: FaultSummary; arrived: number[] } {
  const counts = noFaultsYet();
  const plan = { ...NO_FAULT_PLAN, ...faults };
  const pieces = sufferByteFaults(plan, createRandom(5), counts, bytes, unit);
  return { pieces, counts, arrived: pieces.flatMap((piece) => [...piece.bytes]) };
}

test('without faults everything arrives at once and unchanged', () => {
  expect(suffer({}).pieces).toEqual([{ pauseMs: 0, bytes: BYTES }]);
  expect(suffer({}, 'report').pieces).toEqual([{ pauseMs: 0, bytes: BYTES }]);
  expect(suffer({}).counts).toEqual(noFaultsYet());
});

test('bytes are lost, garbled and doubled, each counted', () => {
  expect(suffer({ drop: 1 })).toMatchObject({ arrived: [], counts: { dropped: 8 } });
  const garbled = suffer({ garble: 1 });
  expect(garbled.counts.garbled).toBe(8);
  garbled.arrived.forEach((byte, index) => expect(byte).not.toBe(BYTES[index]));
  const doubled = suffer({ duplicate: 1 });
  expect(doubled.counts.duplicated).toBe(8);
  expect(doubled.arrived).toEqual([...BYTES].flatMap((byte) => [byte, byte]));
});

test('a wrong check changes the last byte and nothing else', () => {
  const { arrived, counts } = suffer({ wrongCheck: 1 });
  expect(arrived.slice(0, -1)).toEqual([...BYTES.slice(0, -1)]);
  expect(arrived.at(-1)).not.toBe(80);
  expect(counts.wrongChecks).toBe(1);
  expect(suffer({ wrongCheck: 1 }, 'stream', new Uint8Array()).counts.wrongChecks).toBe(0);
});

test('a split write arrives in pieces with pauses up to the limit', () => {
  const { pieces, arrived } = suffer({ split: 1, splitMs: 9 });
  expect(pieces).toHaveLength(BYTES.length);
  expect(arrived).toEqual([...BYTES]);
  expect(pieces.every(({ pauseMs }) => pauseMs >= 0 && pauseMs <= 9)).toBe(true);
  expect(pieces.some(({ pauseMs }) => pauseMs > 0)).toBe(true);
});

test('a report is lost as a whole, comes twice as a whole, is never cut', () => {
  expect(suffer({ drop: 1 }, 'report')).toMatchObject({ pieces: [], counts: { dropped: 8 } });
  const twice = suffer({ duplicate: 1 }, 'report');
  expect(twice.pieces.map(({ bytes }) => [...bytes])).toEqual([[...BYTES], [...BYTES]]);
  expect(suffer({ split: 1, splitMs: 9 }, 'report').pieces).toHaveLength(1);
});

test('what arrives is what was sent, less the dropped, plus the doubled', () => {
  const chance = fc.double({ min: 0, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({ drop: chance, garble: chance, duplicate: chance, split: chance }),
      fc.constantFrom<FaultUnit>('stream', 'report'),
      fc.uint8Array({ minLength: 1, maxLength: 80 }),
      (faults, unit, bytes) => {
        const { arrived, counts } = suffer(faults, unit, bytes);
        expect(arrived).toHaveLength(bytes.length - counts.dropped + counts.duplicated);
      },
    ),
  );
});
