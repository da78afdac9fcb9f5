import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hex, testWorld, type TestWorld } from '../world.test-support.ts';
import { createSsiEngine } from './ssi-engine.ts';
import { HOST_LIMIT_MS } from './ssi-outbox.ts';

const START = '04e40400ff14';
const STOP = '04e50400ff13';
const HOST_ACK = '04d00400ff28';
const REVISION = '04a30400ff55';

/** Header, opcode, source, status and data; the check is recomputed here by hand. */
function packet(text: string): { opcode: number; status: number; data: string } {
  const bytes = Buffer.from(text, 'hex');
  const body = bytes.subarray(0, -2);
  const sum = body.reduce((total, byte) => total + byte, 0);
  expect((sum + bytes.readUInt16BE(body.length)) % 65_536).toBe(0);
  expect(body[0]).toBe(body.length);
  expect(body[2]).toBe(0);
  return { opcode: body[1]!, status: body[3]!, data: body.subarray(4).toString('latin1') };
}

function opcodes(world: TestWorld): number[] {
  return world.sent().map((text) => packet(text).opcode);
}

test('the published packets are understood and acknowledged', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, true);
  engine.receive(hex(START));
  engine.receive(hex(STOP));
  expect(world.sent()).toEqual(['04d00000ff2c', '04d00000ff2c']);
  expect(world.log).toEqual(['trigger-on', 'trigger-off']);
});

test('in host mode it reads while started; in any other it refuses to be started', () => {
  const world = testWorld();
  const host = createSsiEngine(world, true);
  expect(host.scan('A1', 'Q1')).toBe(false);
  host.receive(hex(START));
  expect(host.scan('A1', 'Q1')).toBe(true);
  expect(world.sent().map(packet).at(-1)).toEqual({ opcode: 0xf3, status: 0, data: '\x1cA1' });

  const level = createSsiEngine(world, false);
  level.receive(hex(START));
  expect(world.sent().map(packet)).toEqual([{ opcode: 0xd1, status: 0, data: '\x06' }]);
  expect(level.scan('A1', 'Q1')).toBe(true);
});

test('a symbol is sent three times in all, marked as sent before, until it is acknowledged', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, false);
  engine.scan('A1', 'Q1');
  engine.scan('B2', 'C0');
  for (let time = 0; time < 2; time++) world.clock.advance(HOST_LIMIT_MS);
  expect(world.sent().map((text) => packet(text).status)).toEqual([0, 1, 1]);
  engine.receive(hex(HOST_ACK));
  expect(world.sent().map(packet)).toEqual([{ opcode: 0xf3, status: 0, data: '\x03B2' }]);
  engine.receive(hex(HOST_ACK));
  world.clock.advance(60_000);
  expect(world.sent()).toEqual([]);
});

test('a symbol that nobody takes is given up', () => {
  const world = testWorld();
  createSsiEngine(world, false).scan('A1', 'Q1');
  world.clock.advance(60_000);
  expect(opcodes(world)).toEqual([0xf3, 0xf3, 0xf3]);
  expect(world.clock.pending()).toBe(0);
});

test('a long symbol comes in parts, all but the last marked as to be continued', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, false);
  const text = 'x'.repeat(600);
  engine.scan(text, 'Q1');
  const parts: { status: number; data: string }[] = [];
  for (let sent = world.sent(); sent.length > 0; sent = world.sent()) {
    parts.push(...sent.map(packet));
    engine.receive(hex(HOST_ACK));
  }
  expect(parts.map(({ status }) => status)).toEqual([2, 2, 0]);
  expect(parts.map(({ data }) => data.slice(1)).join('')).toBe(text);
});

test('beeper, light and revision', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, true);
  engine.receive(hex('05e6040003ff0e'));
  engine.receive(hex('05e7040001ff0f'));
  expect(opcodes(world)).toEqual([0xd0, 0xd0]);
  engine.receive(hex(REVISION));
  engine.receive(hex(REVISION));
  expect(world.sent().map((text) => packet(text).opcode)).toEqual([0xa4]);
  expect(world.log.slice(0, 3)).toEqual(['beep code 3', 'light on', 'query revision']);
});

test('what is damaged is asked for again; what it does not know it refuses', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, true);
  engine.receive(hex('04e40400ff15'));
  world.clock.advance(1_000);
  engine.receive(hex('04770400ff81'));
  expect(world.sent().map(packet)).toMatchObject([
    { opcode: 0xd1, data: '\x01' },
    { opcode: 0xd1, data: '\x02' },
  ]);
});

test('a request is understood after any garbage and a pause', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (garbage) => {
      const world = testWorld();
      const engine = createSsiEngine(world, true);
      engine.receive(garbage);
      world.clock.advance(1_000);
      world.sent();
      engine.receive(hex(START));
      expect(opcodes(world)).toContain(0xd0);
    }),
  );
});

test('the power going forgets what waited', () => {
  const world = testWorld();
  const engine = createSsiEngine(world, false);
  engine.scan('A1', 'Q1');
  engine.powerOff();
  world.sent();
  world.clock.advance(60_000);
  expect(world.sent()).toEqual([]);
});
