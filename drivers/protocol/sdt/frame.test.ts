import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from '../card/cost.test-support.ts';
import type { CardCommand, CardFrame } from '../card/dialect.ts';
import { COMMANDS } from './commands.ts';
import { createAnswerDecoder, encodeCommand, MAX_LENGTH } from './frame.ts';

function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

// Frames as published for GA/T 467-2019 readers.
const FOUND = hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const SELECTED = hex('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C');
const NOT_FOUND = hex('AA AA AA 96 69 00 04 00 00 80 84');

function frame(sw3: number, data: Uint8Array): Uint8Array {
  const length = data.length + 4;
  const body = [length >> 8, length & 0xff, 0, 0, sw3, ...data];
  return Uint8Array.from([...FOUND.subarray(0, 5), ...body, body.reduce((a, b) => a ^ b, 0)]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

test.each<[CardCommand, string]>([
  ['resetSam', 'AA AA AA 96 69 00 03 10 FF EC'],
  ['samStatus', 'AA AA AA 96 69 00 03 11 FF ED'],
  ['samNumber', 'AA AA AA 96 69 00 03 12 FF EE'],
  ['find', 'AA AA AA 96 69 00 03 20 01 22'],
  ['select', 'AA AA AA 96 69 00 03 20 02 21'],
  ['read', 'AA AA AA 96 69 00 03 30 01 32'],
  ['readAddress', 'AA AA AA 96 69 00 03 30 03 30'],
  ['readFingerprints', 'AA AA AA 96 69 00 03 30 10 23'],
])('command %s is %s', (name, expected) => {
  expect(encodeCommand(name)).toEqual(hex(expected));
});

test('every command has its own bytes', () => {
  const seen = Object.values(COMMANDS).map(String);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the published answers are read', () => {
  const events = createAnswerDecoder().push(join([FOUND, SELECTED, NOT_FOUND]));
  expect(events).toEqual([
    { kind: 'answer', code: 0x9f, data: new Uint8Array(4) },
    { kind: 'answer', code: 0x90, data: new Uint8Array(8) },
    { kind: 'answer', code: 0x80, data: new Uint8Array() },
  ]);
});

test('SW1 and SW2 are part of the code', () => {
  const events = createAnswerDecoder().push(hex('AA AA AA 96 69 00 04 69 82 41 AE'));
  expect(events).toEqual([{ kind: 'answer', code: 0x698241, data: new Uint8Array() }]);
});

const WRAPPER = hex('EA EB EC ED 05 01 02 03');

test('a wrapper in place of the preamble is borne, and so is one before it', () => {
  const instead = join([WRAPPER, NOT_FOUND.subarray(5)]);
  const before = join([WRAPPER, NOT_FOUND]);
  const events = createAnswerDecoder().push(join([instead, before, instead]));
  expect(events).toMatchObject([{ code: 0x80 }, { code: 0x80 }, { code: 0x80 }]);
});

test('a wrapped frame with a wrong check byte is damage', () => {
  const wrong = join([WRAPPER, NOT_FOUND.subarray(5)]).with(-1, 0);
  const events = createAnswerDecoder().push(join([wrong, FOUND]));
  expect(events).toMatchObject([{ what: 'checksum' }, { code: 0x9f }]);
});

test('extra AA before a frame are skipped', () => {
  const events = createAnswerDecoder().push(join([hex('AA AA AA AA'), NOT_FOUND]));
  expect(events).toMatchObject([{ code: 0x80 }]);
});

test('a wrong check byte is damage, and the frame after it is read', () => {
  const wrong = Uint8Array.from(NOT_FOUND);
  wrong[10] = 0;
  const events = createAnswerDecoder().push(join([wrong, FOUND]));
  expect(events).toMatchObject([{ kind: 'damage', what: 'checksum' }, { code: 0x9f }]);
});

test.each(['FF FF', '00 00', '00 03'])('the length %s is damage at once', (length) => {
  const events = createAnswerDecoder().push(join([hex(`AAAAAA9669 ${length}`), FOUND]));
  expect(events).toMatchObject([{ kind: 'damage', what: 'length' }, { code: 0x9f }]);
});

test('a half frame is no trap: the frame inside its announced length is found', () => {
  const decoder = createAnswerDecoder();
  const half = hex('AA AA AA 96 69 00 20 00 00');
  const events = decoder.push(join([half, FOUND, NOT_FOUND, NOT_FOUND]));
  expect(events).toMatchObject([
    { what: 'checksum' },
    { code: 0x9f },
    { code: 0x80 },
    { code: 0x80 },
  ]);
});

test('a frame directly behind a lone preamble is read', () => {
  const events = createAnswerDecoder().push(join([FOUND.subarray(0, 5), FOUND]));
  expect(events).toMatchObject([{ what: 'length' }, { code: 0x9f }]);
});

test('a reset forgets a half frame', () => {
  const decoder = createAnswerDecoder();
  decoder.push(FOUND.subarray(0, 9));
  expect(decoder.pending()).toBe(true);
  decoder.reset();
  expect(decoder.pending()).toBe(false);
  expect(decoder.push(NOT_FOUND)).toMatchObject([{ code: 0x80 }]);
});

const answers = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(0x90, 0x9f, 0x80, 0x41), fc.uint8Array({ maxLength: 40 }))
      .map(([sw3, data]) => frame(sw3, data)),
    // Pieces of frames, so that false preambles stand everywhere.
    fc
      .array(fc.constantFrom(0xaa, 0x96, 0x69, 0x00, 0x04, 0xea, 0xeb, 0xec, 0xed, 0x05), {
        maxLength: 12,
      })
      .map(hexOf),
  ),
  { maxLength: 8 },
);

function hexOf(values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

test('any split of a stream gives the same events', () => {
  fc.assert(
    fc.property(answers, fc.array(fc.nat(200), { maxLength: 10 }), (parts, cuts) => {
      const stream = join(parts);
      const pieces = createAnswerDecoder();
      const events: CardFrame[] = [];
      let from = 0;
      for (const cut of [...cuts, stream.length].toSorted((a, b) => a - b)) {
        events.push(...pieces.push(stream.subarray(from, cut)));
        from = Math.max(from, cut);
      }
      expect(events).toEqual(createAnswerDecoder().push(stream));
    }),
  );
});

test('false heads cost the same whether they announce a long frame or a short one', () => {
  const short = costOf(createAnswerDecoder, hex('AA AA AA 96 69 00 04'));
  expect(costOf(createAnswerDecoder, hex('AA AA AA 96 69 09 60'))).toBeLessThan(4 * short);
});

test('garbage never throws, and the first frame after a longest false one is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6_000 }), (garbage) => {
      const decoder = createAnswerDecoder();
      decoder.push(garbage);
      decoder.push(new Uint8Array(MAX_LENGTH));
      expect(decoder.push(FOUND).at(-1)).toMatchObject({ kind: 'answer', code: 0x9f });
    }),
    { numRuns: 50 },
  );
});
