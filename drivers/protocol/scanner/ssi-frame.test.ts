import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSsiReader, encodeSsi, type SsiEvent } from './ssi-frame.ts';
import { fromDecoder, hexOf } from './ssi-bench.test-support.ts';

function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

function short(events: readonly SsiEvent[]): string[] {
  return events.map((event) =>
    event.kind === 'bad'
      ? `bad ${event.what}`
      : `${event.packet.opcode.toString(16)} ${event.packet.status} ${hexOf(event.packet.data)}`,
  );
}

test.each([
  ['START_DECODE', 0xe4, [], 0, '04e40400ff14'],
  ['STOP_DECODE', 0xe5, [], 0, '04e50400ff13'],
  ['CMD_ACK', 0xd0, [], 0, '04d00400ff28'],
  ['CMD_NAK, resend', 0xd1, [1], 0, '05d1040001ff25'],
  ['REQUEST_REVISION, sent again', 0xa3, [], 1, '04a30401ff54'],
])('%s is encoded as the guide has it', (_name, opcode, data, status, hex) => {
  expect(hexOf(encodeSsi(opcode, data, status))).toBe(hex);
});

test('packets are read one after another, wake-up characters between them ignored', () => {
  const reader = createSsiReader();
  const stream = bytes('00 00 04d00000ff2c 00 07f300001c4142fe67 05d1000001ff29');
  expect(short(reader.push(stream))).toEqual(['d0 0 ', 'f3 0 1c4142', 'd1 0 01']);
  expect(reader.pending()).toBe(false);
  expect(reader.idle()).toEqual([]);
});

test('a wrong checksum is told once, and the packet behind it is read', () => {
  const reader = createSsiReader();
  const stream = bytes('07f300001c4142fe68 04d00000ff2c');
  expect(short(reader.push(stream))).toEqual(['bad wrong checksum', 'd0 0 ']);
  expect(reader.idle()).toEqual([]);
});

test('one damaged packet is told once, whatever its data look like', () => {
  const reader = createSsiReader();
  // The data are a packet with a wrong checksum themselves.
  expect(short(reader.push(bytes('0bf300001c 04d00000ff2d 0000')))).toEqual(['bad wrong checksum']);
  expect(reader.idle()).toEqual([]);
});

test('a wake-up character alone is no noise', () => {
  const reader = createSsiReader();
  expect(reader.push(Uint8Array.of(0, 0))).toEqual([]);
  expect(reader.pending()).toBe(false);
  expect(reader.idle()).toEqual([]);
});

test('a packet of the host is none of the decoder', () => {
  const reader = createSsiReader();
  reader.push(bytes('04d00400ff28'));
  expect(short(reader.idle())).toEqual(['bad broken off']);
});

test('silence ends a packet that was broken off, and finds the one inside of it', () => {
  const reader = createSsiReader();
  expect(reader.push(bytes('20f30000 04d00000ff2c'))).toEqual([]);
  expect(reader.pending()).toBe(true);
  expect(reader.opcode()).toBe(0xf3);
  expect(short(reader.idle())).toEqual(['d0 0 ']);
  expect(reader.pending()).toBe(false);
  reader.push(bytes('20f300004142'));
  expect(short(reader.idle())).toEqual(['bad broken off']);
});

test('the longest packet is read', () => {
  const data = Array.from({ length: 251 }, (_, index) => index);
  const reader = createSsiReader();
  expect(short(reader.push(fromDecoder(0xf3, data)))).toEqual([
    `f3 0 ${hexOf(Uint8Array.from(data))}`,
  ]);
});

test('after a wipe nothing is left', () => {
  const reader = createSsiReader();
  reader.push(bytes('20f300004142'));
  reader.wipe();
  expect(reader.opcode()).toBeUndefined();
  expect(short(reader.push(bytes('04d00000ff2c')))).toEqual(['d0 0 ']);
});

const packet = fc.record({
  opcode: fc.constantFrom(0xa4, 0xd0, 0xd1, 0xf3, 0xf6),
  status: fc.nat(3),
  data: fc.uint8Array({ maxLength: 251 }),
});

test('any split or merge of valid packets gives the same packets', () => {
  fc.assert(
    fc.property(
      fc.array(packet, { maxLength: 6 }),
      fc.array(fc.nat(1_600), { maxLength: 20 }),
      (packets, cuts) => {
        const encoded = packets.map(({ opcode, data, status }) =>
          fromDecoder(opcode, [...data], status),
        );
        const stream = Uint8Array.from(encoded.flatMap((each) => [0, ...each]));
        const reader = createSsiReader();
        const events: SsiEvent[] = [];
        let from = 0;
        for (const cut of [...cuts, stream.length].toSorted((a, b) => a - b)) {
          events.push(...reader.push(stream.subarray(from, cut)));
          from = Math.max(from, cut);
        }
        expect(events).toEqual(packets.map((each) => ({ kind: 'packet', packet: each })));
      },
    ),
  );
});

test('after any garbage and a silence the next packet is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (garbage) => {
      const reader = createSsiReader();
      reader.push(garbage);
      reader.idle();
      expect(reader.pending()).toBe(false);
      expect(short(reader.push(bytes('04d00000ff2c')))).toEqual(['d0 0 ']);
    }),
  );
});
