import { expect, test } from 'vitest';
import { compareEvents, compareWrites, type Written } from './compare.ts';
import type { Expectation, TraceEntry } from './fixture.ts';

const A = { kind: 'scan', text: 'A', aim: ']Q1' };
const B = { kind: 'scan', text: 'B' };

test.each<[Expectation[], Expectation[]]>([
  [[], []],
  [
    [A, B],
    [A, B],
  ],
  [[A], [{ kind: 'scan', text: 'A' }]],
  [[{ kind: 'card-present' }, A, { kind: 'card-removed' }], [A]],
])('%j is as expected', (events, expected) => {
  expect(compareEvents(events, expected)).toEqual({ ok: true, value: undefined });
});

test.each<[Expectation[], Expectation[], string]>([
  [[A], [A, B], 'event 2 is missing: {"kind":"scan","text":"B"}'],
  [[A, B], [A], 'event 2 is not expected: {"kind":"scan","text":"B"}'],
  [[B, A], [A, B], 'event 1: text is "B" instead of "A"'],
  [[B], [{ ...B, aim: ']Q1' }], 'event 1: aim is nothing instead of "]Q1"'],
  [[{ kind: 'scan-damaged' }], [], 'event 1 is not expected: {"kind":"scan-damaged"}'],
  [[A], [{ kind: 'card-present' }, A], 'event 1: kind is "scan" instead of "card-present"'],
])('%j is not as expected', (events, expected, error) => {
  expect(compareEvents(events, expected)).toEqual({ ok: false, error });
});

const TRACE: TraceEntry[] = [
  { atMs: 0, from: 'host', hex: '01' },
  { atMs: 5, from: 'device', hex: '02' },
  { atMs: 9, from: 'host', hex: '03', as: 'feature' },
];

function writes(...hexes: string[]): Written[] {
  return hexes.map((hex, index) => ({
    atMs: index * 9,
    hex,
    ...(index === 1 && { as: 'feature' as const }),
  }));
}

test('writes are compared in order, up to the end of the trace', () => {
  expect(compareWrites(writes('01', '03'), TRACE).ok).toBe(true);
  expect(compareWrites(writes('01', '03', '04'), TRACE).ok).toBe(true);
});

test.each<[Written[], string]>([
  [writes('01'), 'write 2 is missing: 03'],
  [writes('07', '03'), 'write 1 is 07 instead of 01'],
  [[...writes('01', '03'), { atMs: 9, hex: '04' }], 'write 3 is not expected: 04 at 9 ms'],
  [
    [
      { atMs: 0, hex: '01' },
      { atMs: 9, hex: '03' },
    ],
    'write 2 is a report of another kind',
  ],
])('the first difference is named', (written, error) => {
  expect(compareWrites(written, TRACE)).toEqual({ ok: false, error });
});
