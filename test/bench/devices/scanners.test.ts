import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../drivers/catalogue/load.ts';
import { codeOf, HID_SCANNERS, SERIAL_SCANNERS, symbolOf } from './scanners.ts';

test.each([...SERIAL_SCANNERS, ...HID_SCANNERS])(
  'a $name sends its symbol in one piece, and another for another code',
  ({ model, family }) => {
    expect(CATALOGUE.has(model)).toBe(true);
    const [[one], [other]] = [symbolOf(family, codeOf(1)), symbolOf(family, codeOf(2))];
    expect(symbolOf(family, codeOf(1))).toEqual([one]);
    expect(other).not.toEqual(one);
    expect(Buffer.from(one ?? []).includes(codeOf(1))).toBe(true);
  },
);

test('an engine with SSI ends its packet with a right checksum', () => {
  const [packet = new Uint8Array()] = symbolOf('ssi', codeOf(1));
  const sum = packet.subarray(0, -2).reduce((total, byte) => total + byte, 0);
  const check = ((packet.at(-2) ?? 0) << 8) | (packet.at(-1) ?? 0);
  expect((sum + check) & 0xffff).toBe(0);
  expect(packet[1]).toBe(0xf3);
});

test('what is no scanner reads nothing', () => {
  expect(() => symbolOf('sdt', codeOf(1))).toThrow('no scanner');
});
