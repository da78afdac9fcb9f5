import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFaultInjector, type FaultStep } from './fault-injector.ts';
import type { FaultPlan } from './fault-plan.ts';
import { NO_FAULT_PLAN } from './fault-plans.ts';

const CHANCE = fc.double({ min: 0, max: 1, noNaN: true });
const PLAN: fc.Arbitrary<FaultPlan> = fc.record({
  about: fc.constant(''),
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
  drop: CHANCE,
  garble: CHANCE,
  duplicate: CHANCE,
  split: CHANCE,
  splitMs: fc.nat(50),
  merge: CHANCE,
  delayMs: fc.nat(100),
  wrongCheck: CHANCE,
  unplug: CHANCE,
  unplugMs: fc.nat(1_000),
  silence: CHANCE,
  silenceMs: fc.nat(1_000),
  floodBytesPerS: fc.nat(2_000),
  writes: fc.nat(20),
});
const WRITES = fc.array(
  fc.record({ afterMs: fc.nat(500), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  { maxLength: 20 },
);
type Writes = readonly { readonly afterMs: number; readonly bytes: Uint8Array }[];

function plan(faults: Partial<FaultPlan>): FaultPlan {
  return { ...NO_FAULT_PLAN, seed: 9, ...faults };
}

/** Everything that happens when these writes are made. */
function run(faults: FaultPlan, writes: Writes) {
  const injector = createFaultInjector(faults);
  let now = 0;
  const steps = writes.flatMap(({ afterMs, bytes }) => {
    now += afterMs;
    return [...injector.wake(now), ...injector.write(bytes, now)];
  });
  return { steps, summary: injector.summary() };
}

function arrived(steps: readonly FaultStep[]): number[] {
  return steps.flatMap((step) => (step.kind === 'bytes' ? [...step.bytes] : []));
}

describe('for every plan', () => {
  test('the same writes give the same steps again', () => {
    fc.assert(
      fc.property(PLAN, WRITES, (any, writes) => {
        expect(run(any, writes)).toEqual(run(any, writes));
      }),
    );
  });

  test('every byte is accounted for, and time never runs back', () => {
    fc.assert(
      fc.property(PLAN, WRITES, fc.uint8Array({ minLength: 1 }), (any, writes, last) => {
        const calm = { ...any, floodBytesPerS: 0, writes: writes.length };
        const all = [...writes, { afterMs: 10_000, bytes: last }];
        const { steps, summary } = run(calm, writes.length === 0 ? [] : all);
        if (writes.length === 0) return;
        const sent = all.reduce((sum, { bytes }) => sum + bytes.length, 0);
        expect(arrived(steps)).toHaveLength(sent - summary.dropped + summary.duplicated);
        const times = steps.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  test('after its last write the next one arrives whole', () => {
    fc.assert(
      fc.property(PLAN, WRITES, (any, writes) => {
        const finite = { ...any, merge: 0, writes: writes.length };
        if (writes.length === 0) return;
        const { steps } = run(finite, [...writes, { afterMs: 10_000, bytes: Uint8Array.of(1, 2) }]);
        expect(arrived(steps).slice(-2)).toEqual([1, 2]);
      }),
    );
  });

  test('with all chances 0 nothing is changed, but it may come later', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1_000), WRITES, (seed, delayMs, writes) => {
        const { steps, summary } = run(plan({ seed, delayMs }), writes);
        expect(steps.map((step) => (step.kind === 'bytes' ? step.bytes : step.kind))).toEqual(
          writes.map(({ bytes }) => bytes),
        );
        const { writes: seen, ...faults } = summary;
        expect(seen).toBe(writes.length);
        expect(Object.values(faults).every((count) => count === 0)).toBe(true);
      }),
    );
  });
});

const AB = Uint8Array.of(0xa, 0xb);

test('a delay moves every write, and nothing overtakes', () => {
  const injector = createFaultInjector(plan({ delayMs: 100, split: 1, splitMs: 1_000 }));
  const first = injector.write(AB, 0);
  const second = injector.write(AB, 1);
  expect(first[0]!.atMs).toBe(100);
  expect(second[0]!.atMs).toBe(Math.max(101, first.at(-1)!.atMs));
});

test('a merged write waits for the next one and comes as one piece with it', () => {
  const injector = createFaultInjector(plan({ merge: 1, writes: 2 }));
  expect(injector.write(Uint8Array.of(1), 0)).toEqual([]);
  expect(injector.write(Uint8Array.of(2), 5)).toEqual([]);
  expect(injector.write(Uint8Array.of(3), 9)).toEqual([
    { atMs: 9, kind: 'bytes', bytes: Uint8Array.of(1, 2, 3) },
  ]);
  expect(injector.summary().merges).toBe(2);
});

test('merged reports stay reports', () => {
  const injector = createFaultInjector(plan({ merge: 1, writes: 1 }), { unit: 'report' });
  injector.write(Uint8Array.of(1), 0);
  expect(injector.write(Uint8Array.of(2), 5)).toHaveLength(2);
});

test('the cable is pulled within the write; until it is back everything is lost', () => {
  const injector = createFaultInjector(plan({ unplug: 1, unplugMs: 300, writes: 1 }));
  const steps = injector.write(
    Uint8Array.from({ length: 50 }, () => 7),
    1_000,
  );
  expect(steps.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['bytes', 1_000],
    ['unplug', 1_000],
    ['plug', 1_300],
  ]);
  expect(arrived(steps).length).toBeLessThan(50);
  expect(injector.write(AB, 1_299)).toEqual([]);
  expect(injector.write(AB, 1_300)).toEqual([{ atMs: 1_300, kind: 'bytes', bytes: AB }]);
  expect(injector.summary()).toMatchObject({
    unplugs: 1,
    dropped: 52 - arrived(steps).length,
  });
});

test('a stuck device says nothing for a while', () => {
  const injector = createFaultInjector(plan({ silence: 1, silenceMs: 200, writes: 2 }));
  expect(injector.write(AB, 0)).toEqual([]);
  expect(injector.write(AB, 199)).toEqual([]);
  expect(injector.write(AB, 250)).toHaveLength(1);
  expect(injector.summary()).toMatchObject({ silences: 1, dropped: 4, writes: 2 });
});

test('the flood comes by itself, not over a pulled cable, and ends with the plan', () => {
  const faults = { floodBytesPerS: 1_000, unplug: 1, unplugMs: 500, writes: 1 };
  const injector = createFaultInjector(plan({ ...faults, writes: 2 }), { startMs: 1_000 });
  expect(injector.wakeAt()).toBe(1_020);
  expect(arrived(injector.wake(1_040))).toHaveLength(40);
  injector.write(AB, 1_040);
  expect(arrived(injector.wake(1_500))).toHaveLength(0);
  expect(arrived(injector.wake(1_580))).toHaveLength(60);
  expect(injector.summary().floodBytes).toBe(100);
  injector.write(AB, 1_600);
  expect(injector.wakeAt()).toBeUndefined();
  expect(injector.wake(3_000)).toEqual([]);
});
