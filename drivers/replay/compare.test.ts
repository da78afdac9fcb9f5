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
  [[A], [A, B], 'event 2 is missing: scan'],
  [[A, B], [A], 'event 2 is not expected: scan'],
  [[B, A], [A, B], 'event 1 (scan): another text than expected'],
  [[B], [{ ...B, aim: ']Q1' }], 'event 1 (scan): another aim than expected'],
  [[{ kind: 'scan-damaged' }], [], 'event 1 is not expected: scan-damaged'],
  [[A], [{ kind: 'card-present' }, A], 'event 1 is scan, not card-present'],
])('%j is not as expected', (events, expected, error) => {
  expect(compareEvents(events, expected)).toEqual({ ok: false, error });
});

test('a difference shows nothing of a person', () => {
  const card = { kind: 'card', layout: 'resident', name: '田小满', idNo: '390101199003070021' };
  const scan = { kind: 'scan', text: 'ZWFW-0001' };
  const other = { ...card, name: '顾南汀', idNo: '390201198810160032' };
  for (const [one, two] of [
    [[card], []],
    [[card], [other]],
    [[scan], [card]],
    [[scan], [{ ...scan, text: 'ZWFW-0002' }]],
  ] as const) {
    for (const outcome of [compareEvents(one, two), compareEvents(two, one)]) {
      expect(outcome).toMatchObject({ ok: false, error: expect.any(String) as string });
      expect(JSON.stringify(outcome)).not.toMatch(/田小满|顾南汀|39\d|ZWFW/);
    }
  }
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
