import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from '../card/cost.test-support.ts';
import type { CardFrame } from '../card/dialect.ts';
import { createAnswerDecoder, encodeCommand, MAX_LENGTH } from './frame.ts';

function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

// By hand: status 9000 with two bytes of data, and status 6A82 with none.
const GOOD = hex('02 0004 9000 0708 9F 03');
const BAD = hex('02 0002 6A82 E8 03');

function frame(status: number, data: Uint8Array): Uint8Array {
  const body = [status >> 8, status & 0xff, ...data];
  const lrc = body.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.of(0x02, body.length >> 8, body.length & 0xff, ...body, lrc, 0x03);
}

test('the published commands', () => {
  expect(encodeCommand('read')).toEqual(hex('02 0003 CA0100 CB 03'));
  expect(encodeCommand('find')).toEqual(hex('02 0003 CA0102 C9 03'));
});

test('what the family does not have has no bytes', () => {
  for (const command of ['samStatus', 'samNumber', 'resetSam', 'select'] as const) {
    expect(encodeCommand(command)).toBeUndefined();
  }
  expect(encodeCommand('readAddress')).toBeUndefined();
  expect(encodeCommand('readFingerprints')).toBeUndefined();
});

test('answers are read, garbage around them is skipped', () => {
  const events = createAnswerDecoder().push(join([hex('FF 00'), GOOD, hex('03 03'), BAD]));
  expect(events).toEqual([
    { kind: 'answer', code: 0x9000, data: hex('0708') },
    { kind: 'answer', code: 0x6a82, data: new Uint8Array() },
  ]);
});

test.each([
  ['a wrong LRC', '02 0004 9000 0708 9E 03'],
  ['another byte than ETX', '02 0004 9000 0708 9F 04'],
])('%s is damage, and the frame after it is read', (_, wrong) => {
  const events = createAnswerDecoder().push(join([hex(wrong), BAD]));
  expect(events).toMatchObject([{ kind: 'damage', what: 'checksum' }, { code: 0x6a82 }]);
});

test.each(['FFFF', '0000', '0001'])('the length %s is damage at once', (length) => {
  const events = createAnswerDecoder().push(join([hex(`02 ${length}`), GOOD]));
  expect(events).toMatchObject([{ kind: 'damage', what: 'length' }, { code: 0x9000 }]);
});

const streams = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(0x9000, 0x6a82), fc.uint8Array({ maxLength: 40 }))
      .map(([status, data]) => frame(status, data)),
    fc.array(fc.constantFrom(0x02, 0x03, 0x00, 0x04, 0x90), { maxLength: 12 }).map((values) => {
      return Uint8Array.from(values);
    }),
  ),
  { maxLength: 8 },
);

test('any split of a stream gives the same events', () => {
  fc.assert(
    fc.property(streams, fc.array(fc.nat(200), { maxLength: 10 }), (parts, cuts) => {
      const stream = join(parts);
      const decoder = createAnswerDecoder();
      const events: CardFrame[] = [];
      let from = 0;
      for (const cut of [...cuts, stream.length].toSorted((one, other) => one - other)) {
        events.push(...decoder.push(stream.subarray(from, cut)));
        from = Math.max(from, cut);
      }
      expect(events).toEqual(createAnswerDecoder().push(stream));
    }),
  );
});

test('false heads cost the same whether they announce a long frame or a short one', () => {
  const short = costOf(createAnswerDecoder, hex('02 00 03'));
  expect(costOf(createAnswerDecoder, hex('02 05 78'))).toBeLessThan(4 * short);
});

test('garbage never throws, and the first frame after a longest false one is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4_000 }), (garbage) => {
      const decoder = createAnswerDecoder();
      decoder.push(garbage);
      decoder.push(new Uint8Array(MAX_LENGTH + 2));
      expect(decoder.push(GOOD).at(-1)).toMatchObject({ kind: 'answer', code: 0x9000 });
    }),
    { numRuns: 50 },
  );
});
