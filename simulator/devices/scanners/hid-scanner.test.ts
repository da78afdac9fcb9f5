import { expect, test } from 'vitest';
import { hex, testWorld } from '../world.test-support.ts';
import { HID_POS_DESCRIPTOR } from './hid-descriptor.ts';
import { createHidPosScanner, createMicroscanScanner } from './hid-scanner.ts';

const PLAIN = { isHoneywell: false, isCommanded: false };

test('60 bytes come as 56 and 4, in the places of the standard', () => {
  const world = testWorld();
  const text = 'a'.repeat(56) + 'bcde';
  expect(createHidPosScanner(world, PLAIN).scan(text, 'Q1')).toBe(true);
  const [first, second, ...more] = world.sent().map((report) => Buffer.from(report, 'hex'));
  expect(more).toEqual([]);
  expect([first!.length, second!.length]).toEqual([64, 64]);
  expect(first!.subarray(0, 5).toString('latin1')).toBe('\x02\x38]Q1');
  expect(first!.subarray(5, 61).toString()).toBe('a'.repeat(56));
  expect([first![61], first![63]]).toEqual([0x73, 1]);
  expect(second!.subarray(0, 9).toString('latin1')).toBe('\x02\x04]Q1bcde');
  expect(second!.subarray(9, 61).every((byte) => byte === 0)).toBe(true);
  expect(second![63]).toBe(0);
});

test('the trigger report starts a read and prevents one', () => {
  const world = testWorld();
  const scanner = createHidPosScanner(world, { ...PLAIN, isCommanded: true });
  expect(scanner.scan('A', 'Q1')).toBe(false);
  scanner.receive(hex('0401'));
  expect(scanner.scan('A', 'Q1')).toBe(true);
  scanner.receive(hex('0401'));
  scanner.receive(hex('0402'));
  expect(scanner.scan('A', 'Q1')).toBe(false);
  scanner.receive(hex('0901'));
  expect(world.log).toEqual(['trigger-on', 'trigger-on', 'trigger-off', 'refused report 9']);
});

test('a Honeywell scanner must be switched over, beeps, and forgets it with the power', () => {
  const world = testWorld();
  const scanner = createHidPosScanner(world, { isHoneywell: true, isCommanded: false });
  expect(scanner.scan('A', 'h0')).toBe(false);
  scanner.receive(hex('fe01'), 'feature');
  expect(scanner.scan('A', 'h0')).toBe(true);
  expect(Buffer.from(world.sent()[0]!, 'hex')[61]).toBe(0x48);
  scanner.receive(hex('0440'));
  expect(world.log).toEqual(['setting HID POS on', 'beep report 40']);
  scanner.powerOff();
  expect(scanner.scan('A', 'h0')).toBe(false);
});

test('the Microscan variant has the identifier in its data and no second report', () => {
  const world = testWorld();
  const scanner = createMicroscanScanner(world);
  expect(scanner.scan('A1', 'd1')).toBe(true);
  const report = Buffer.from(world.sent()[0]!, 'hex');
  expect(report).toHaveLength(64);
  expect(report.subarray(0, 7).toString('latin1')).toBe('\x01\x05]d1A1');
  expect(scanner.scan('x'.repeat(60), 'd1')).toBe(false);
});

test('the descriptor describes a report of 63 bytes behind its id', () => {
  let [size, count, id, inputBits, depth] = [0, 0, 0, 0, 0];
  for (let at = 0; at < HID_POS_DESCRIPTOR.length;) {
    const prefix = HID_POS_DESCRIPTOR[at]!;
    const bytes = [0, 1, 2, 4][prefix & 3]!;
    const value = HID_POS_DESCRIPTOR[at + 1] ?? 0;
    const tag = prefix & 0xfc;
    if (tag === 0x74) size = value;
    if (tag === 0x94) count = value;
    if (tag === 0x84) id = value;
    if (tag === 0x80 && id === 2) inputBits += size * count;
    if (tag === 0xa0) depth++;
    if (tag === 0xc0) depth--;
    at += 1 + bytes;
  }
  expect(depth).toBe(0);
  expect(inputBits).toBe(63 * 8);
});
