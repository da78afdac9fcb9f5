import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SsiPacket } from './ssi-frame.ts';
import {
  createSsiMessage,
  SSI_CONTINUATION_MS,
  SSI_REPEAT_MS,
  SSI_SYMBOL_CAP_BYTES,
} from './ssi-message.ts';
import { lines } from './ssi-bench.test-support.ts';

const AGAIN = 1;
const MORE = 2;

function packet(text: string, status = 0, type = 0x1c): SsiPacket {
  return { opcode: 0xf3, status, data: Uint8Array.of(type, ...Buffer.from(text)) };
}

test('a symbol in one packet, with the identifier that its type stands for', () => {
  const message = createSsiMessage();
  expect(message.take(packet('6901234567892', 0, 0x0b), 0)).toEqual([
    {
      kind: 'symbol',
      bytes: Uint8Array.from(Buffer.from('6901234567892')),
      aim: { code: 'E', modifier: '0', symbology: 'ean-upc' },
    },
  ]);
  expect(message.take(packet('QR'), 1)).toEqual([
    { kind: 'symbol', bytes: Uint8Array.from(Buffer.from('QR')) },
  ]);
});

test('the packets of one message are joined', () => {
  const message = createSsiMessage();
  expect(message.take(packet('one ', MORE), 0)).toEqual([]);
  expect(message.isOpen()).toBe(true);
  expect(message.take(packet('two ', MORE), 10)).toEqual([]);
  expect(lines(message.take(packet('three'), 20))).toEqual(['symbol one two three']);
  expect(message.isOpen()).toBe(false);
});

test('a packet sent again is taken once, in the middle of a message as well', () => {
  const message = createSsiMessage();
  message.take(packet('one ', MORE), 0);
  expect(message.take(packet('one ', MORE | AGAIN), 100)).toEqual([]);
  expect(lines(message.take(packet('two'), 200))).toEqual(['symbol one two']);
  expect(message.take(packet('two', AGAIN), 300)).toEqual([]);
});

test('a packet sent again whose first sending was lost is taken', () => {
  const message = createSsiMessage();
  expect(lines(message.take(packet('code', AGAIN), 0))).toEqual(['symbol code']);
  expect(lines(message.take(packet('other', AGAIN), 100))).toEqual(['symbol other']);
  expect(lines(message.take(packet('other', AGAIN), 100 + SSI_REPEAT_MS + 1))).toEqual([
    'symbol other',
  ]);
});

test('a last part that looks like the part before it is no repetition', () => {
  const message = createSsiMessage();
  message.take(packet('x', MORE), 0);
  expect(lines(message.take(packet('x', AGAIN), 100))).toEqual(['symbol xx']);
});

test('the same code scanned twice is two symbols', () => {
  const message = createSsiMessage();
  expect(lines(message.take(packet('code'), 0))).toEqual(['symbol code']);
  expect(lines(message.take(packet('code'), 100))).toEqual(['symbol code']);
});

test('a message whose rest does not come is dropped', () => {
  const message = createSsiMessage();
  message.take(packet('one ', MORE), 0);
  expect(message.wakeAt()).toBe(SSI_CONTINUATION_MS);
  expect(message.wake(SSI_CONTINUATION_MS - 1)).toEqual([]);
  expect(lines(message.wake(SSI_CONTINUATION_MS))).toEqual([
    'damage the rest of a symbol did not come',
  ]);
  expect(lines(message.take(packet('next'), 4_000))).toEqual(['symbol next']);
});

test('parts of two symbols are never joined', () => {
  const message = createSsiMessage();
  message.take(packet('one ', MORE, 0x1c), 0);
  expect(lines(message.take(packet('EAN', 0, 0x0b), 10))).toEqual([
    'damage parts of two symbols',
    'symbol EAN',
  ]);
});

test('a packet without a type is damage, one without data nothing', () => {
  const message = createSsiMessage();
  expect(lines(message.take({ opcode: 0xf3, status: 0, data: new Uint8Array() }, 0))).toEqual([
    'damage a symbol without a type',
  ]);
  expect(message.take(packet(''), 1)).toEqual([]);
});

test('a message without an end is one overflow, and the next symbol is read', () => {
  const message = createSsiMessage();
  const part = 'x'.repeat(250);
  const signals = Array.from({ length: 40 }, (_, index) => message.take(packet(part, MORE), index));
  expect(lines(signals.flat())).toEqual(['overflow']);
  expect(message.take(packet('end'), 50)).toEqual([]);
  expect(lines(message.take(packet('next'), 60))).toEqual(['symbol next']);
});

test('a symbol of exactly the cap is read', () => {
  const message = createSsiMessage();
  const whole = 'x'.repeat(SSI_SYMBOL_CAP_BYTES);
  for (let at = 0; at + 128 < whole.length; at += 128)
    message.take(packet('x'.repeat(128), MORE), 0);
  expect(lines(message.take(packet('x'.repeat(128)), 0))).toEqual([`symbol ${whole}`]);
});

test('the last packet is overwritten once it is no longer needed', () => {
  const message = createSsiMessage();
  const taken = packet('secret');
  message.take(taken, 0);
  expect(message.wakeAt()).toBe(SSI_REPEAT_MS);
  message.wake(SSI_REPEAT_MS);
  expect(taken.data.every((byte) => byte === 0)).toBe(true);
  expect(message.wakeAt()).toBeUndefined();
});

test('any text comes back however it is cut into packets', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1 }),
      (parts) => {
        const message = createSsiMessage();
        const signals = parts.flatMap((part, index) =>
          message.take(
            {
              opcode: 0xf3,
              status: index < parts.length - 1 ? MORE : 0,
              data: Uint8Array.of(0x1c, ...part),
            },
            index,
          ),
        );
        expect(signals).toEqual([
          { kind: 'symbol', bytes: Uint8Array.from(parts.flatMap((part) => [...part])) },
        ]);
      },
    ),
  );
});
