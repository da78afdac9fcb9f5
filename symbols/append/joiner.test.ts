import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundSymbol } from '../decoder.ts';
import { createJoiner, joinOnce, MOST_BYTES, type Joiner } from './joiner.ts';
import { partsOf, partSymbol } from './part-symbols.test-support.ts';

const LIMITS = { onlySure: true, keptMs: 20_000, mostBytes: MOST_BYTES };
const TEXT = '政务服务码：亮码办事，一次办好';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parts = partsOf(utf8(TEXT), [7, 20]);
const textsOf = (found: readonly FoundSymbol[]): string[] => found.map(({ text }) => text);

function takeAll(joiner: Joiner, symbols: readonly FoundSymbol[]): string[] {
  return symbols.flatMap((symbol, at) => textsOf(joiner.take([symbol], 100 * at).whole));
}

test('any parts in any order, over any frames, some twice, give the message', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 15 }),
      fc.infiniteStream(fc.nat()),
      (text, cuts, stream) => {
        const bytes = utf8(text);
        const all = partsOf(
          bytes,
          cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b),
        );
        const shuffled = all.toSorted(() => ((stream.next().value as number) % 2) - 0.5);
        const joiner = createJoiner(LIMITS);
        const frames: FoundSymbol[][] = [[]];
        for (const symbol of [...shuffled.slice(0, 3), ...shuffled]) {
          frames.at(-1)?.push(symbol);
          if ((stream.next().value as number) % 3 > 0) frames.push([]);
        }
        const whole = frames.flatMap((frame, at) => joiner.take(frame, at * 50).whole);
        expect(whole.length).toBeGreaterThan(0);
        expect(new Set(textsOf(whole))).toEqual(new Set([text]));
        expect(whole[0]?.bytes).toEqual(utf8(text));
        expect(whole[0]?.part).toBeUndefined();
      },
    ),
  );
});

test('tells how many are there until none lacks, also while none is in view', () => {
  const joiner = createJoiner(LIMITS);
  expect(joiner.take([], 0)).toEqual({ whole: [] });
  expect(joiner.take([parts[2]!], 0)).toEqual({ whole: [], missing: { have: 1, of: 3 } });
  expect(joiner.take([parts[2]!], 50).missing).toEqual({ have: 1, of: 3 });
  expect(joiner.take([], 100).missing).toEqual({ have: 1, of: 3 });
  expect(joiner.take([parts[0]!], 150).missing).toEqual({ have: 2, of: 3 });
  const last = joiner.take([parts[1]!], 200);
  expect(textsOf(last.whole)).toEqual([TEXT]);
  expect(last.missing).toBeUndefined();
  // Where the part is that completed it.
  expect(last.whole[0]?.corners).toEqual(parts[1]?.corners);
  // It stands for the message as long as it is held there.
  expect(textsOf(joiner.take([parts[0]!], 250).whole)).toEqual([TEXT]);
});

test('symbols that are no parts go through', () => {
  const { part: _, ...plain } = { ...parts[0]!, text: 'plain' };
  const { whole, missing } = createJoiner(LIMITS).take([plain, parts[0]!], 0);
  expect(whole).toEqual([plain]);
  expect(missing).toEqual({ have: 1, of: 3 });
});

describe('begins anew', () => {
  const other = partsOf(utf8('another message, of as many parts'), [5, 9]);

  test('with a part of another message', () => {
    const joiner = createJoiner(LIMITS);
    expect(takeAll(joiner, [parts[0]!, parts[1]!, other[0]!, parts[2]!])).toEqual([]);
    expect(joiner.take([], 400).missing).toEqual({ have: 1, of: 3 });
    expect(takeAll(joiner, [parts[0]!, parts[1]!])).toEqual([TEXT]);
  });

  test('with another part in the same place, though it claims the same message', () => {
    const joiner = createJoiner(LIMITS);
    const claim = { number: 1, of: 3, group: parts[0]!.part!.group };
    const forged = partSymbol(claim, utf8('forged'));
    joiner.take([parts[0]!, parts[1]!], 0);
    expect(joiner.take([forged], 50).missing).toEqual({ have: 1, of: 3 });
    expect(joiner.take([parts[2]!], 100).whole).toEqual([]);
  });

  test('after so long without a part', () => {
    const joiner = createJoiner(LIMITS);
    joiner.take([parts[0]!], 0);
    joiner.take([parts[1]!], LIMITS.keptMs);
    expect(joiner.take([], 2 * LIMITS.keptMs).missing).toEqual({ have: 2, of: 3 });
    expect(joiner.take([parts[2]!], 2 * LIMITS.keptMs + 1).missing).toEqual({ have: 1, of: 3 });
  });

  test('when told to forget', () => {
    const joiner = createJoiner(LIMITS);
    joiner.take(parts.slice(0, 2), 0);
    joiner.forget();
    expect(joiner.take([parts[2]!], 10).whole).toEqual([]);
  });
});

describe('never gives', () => {
  test('a message whose parity is another: parts of two make no third', () => {
    const joiner = createJoiner(LIMITS);
    const changed = parts[1]!.bytes.slice();
    changed[0] = changed[0]! ^ 1;
    const wrong = partSymbol({ number: 2, of: 3, group: parts[1]!.part!.group }, changed);
    expect(joiner.take([parts[0]!, wrong, parts[2]!], 0)).toEqual({ whole: [] });
    expect(takeAll(joiner, parts)).toEqual([TEXT]);
  });

  test('more bytes than are allowed', () => {
    const joiner = createJoiner({ ...LIMITS, mostBytes: 30 });
    expect(takeAll(joiner, parts)).toEqual([]);
    expect(takeAll(createJoiner({ ...LIMITS, mostBytes: 45 }), parts)).toEqual([TEXT]);
  });

  test.each([
    { number: 1, of: 0 },
    { number: 3, of: 2 },
    { number: 0, of: 2 },
    { number: 1, of: 17 },
  ])('part $number of $of', (place) => {
    const symbol = partSymbol({ ...place, group: '0' }, Uint8Array.of(0));
    expect(createJoiner(LIMITS).take([symbol], 0)).toEqual({ whole: [] });
  });
});

test('a doubtful part counts when it was read twice alike', () => {
  const doubtful = { ...parts[1]!, quality: 0.3 };
  const joiner = createJoiner(LIMITS);
  expect(joiner.take([parts[0]!, doubtful, parts[2]!], 0).missing).toEqual({ have: 2, of: 3 });
  const { whole } = joiner.take([doubtful], 50);
  expect(whole).toMatchObject([{ text: TEXT, quality: 0.3 }]);
});

test('in one picture several messages are joined, doubtful parts too', () => {
  const other = partsOf(utf8('another'), [2]).map((symbol) => ({ ...symbol, quality: 0.2 }));
  const found = [other[1]!, parts[2]!, parts[0]!, other[0]!, parts[1]!];
  expect(textsOf(joinOnce(found)).toSorted()).toEqual(['another', TEXT].toSorted());
  expect(joinOnce(found.slice(0, 4)).map(({ quality }) => quality)).toEqual([0.2]);
});
