import { expect, test } from 'vitest';
import { modelSchema, type DeviceModel } from '../catalogue/schema.ts';
import type { Control } from '../catalogue/scanner-protocols.ts';
import type { Fixture } from './fixture.ts';
import { eventsOf, replay } from './replay.ts';

function model(control: Control = { type: 'newland-legacy', init: ['1'] }): DeviceModel {
  return modelSchema.parse({
    kind: 'scanner',
    name: 'a scanner',
    source: 'this test',
    match: {},
    transport: { type: 'serial', baudRates: [9600] },
    protocol: {
      type: 'text',
      framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
      charset: 'auto',
      aim: 'may',
      control,
    },
  });
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

const FIXTURE: Fixture = {
  about: 'set-up mode and a scan',
  origin: 'written by hand',
  trace: [
    { atMs: 0, from: 'host', hex: hex('$$$$') },
    { atMs: 20, from: 'device', hex: hex('@@@@') },
    { atMs: 20, from: 'host', hex: hex('#1;') },
    { atMs: 40, from: 'device', hex: hex('!1;') },
    { atMs: 40, from: 'host', hex: hex('%%%%') },
    { atMs: 60, from: 'device', hex: hex('^^^^]Q1ASC') },
  ],
  expect: [{ kind: 'scan', text: 'ASC', aim: ']Q1' }],
};

function error(fixture: Partial<Fixture>, of = model()): string {
  const outcome = replay(of, { ...FIXTURE, ...fixture });
  return outcome.ok ? 'the same' : outcome.error;
}

test('a fixture is what the driver makes of it, down to what only silence ends', () => {
  expect(error({})).toBe('the same');
});

test('the first difference is named', () => {
  expect(error({ expect: [] })).toContain('event 1 is not expected');
  expect(error({ expect: [{ kind: 'scan', text: 'other' }] })).toBe(
    'event 1 (scan): another text than expected',
  );
  expect(error({ trace: FIXTURE.trace.slice(0, 5), expect: [] })).toBe('the same');
});

test('a driver that writes something else differs, and hears no answer to what it did not ask', () => {
  const other = model({ type: 'newland-legacy', init: ['2'] });
  expect(error({}, other)).toContain(`write 2 is ${hex('#2;')} instead of ${hex('#1;')}`);
  expect(error({}, model({ type: 'none' }))).toBe(`write 1 is missing: ${hex('$$$$')}`);
});

test('what is written only after its answer is a difference', () => {
  const late = FIXTURE.trace.map((entry) => ({ ...entry, atMs: 10 * entry.atMs }));
  const trigger = model({ type: 'bytes', commands: { 'trigger-start': '16' } });
  const trace: Fixture['trace'] = [
    { atMs: 5, from: 'host', hex: '16' },
    { atMs: 9, from: 'device', hex: '410d' },
  ];
  const commands = [{ atMs: 20, command: 'trigger-start' as const }];
  expect(error({ trace: late })).toBe('the same');
  expect(error({ trace, commands, expect: [] }, trigger)).toBe(
    'the device answers at 9 ms what was not asked by then',
  );
});

test('what is written before the end and not recorded is a difference', () => {
  const trace = FIXTURE.trace.filter(({ hex: bytes }) => bytes !== hex('%%%%'));
  expect(error({ trace })).toBe(`write 3 is not expected: ${hex('%%%%')} at 40 ms`);
});

test('commands are asked at their time', () => {
  const trigger = model({ type: 'bytes', commands: { 'trigger-start': '16540d' } });
  const trace: Fixture['trace'] = [
    { atMs: 5, from: 'host', hex: '16540d' },
    { atMs: 9, from: 'device', hex: '410d' },
  ];
  const commands = [{ atMs: 5, command: 'trigger-start' as const }];
  const events = [{ kind: 'scan', text: 'A' }];
  expect(error({ trace, commands, expect: events }, trigger)).toBe('the same');
  expect(error({ trace, commands: [], expect: events }, trigger)).toContain('write 1 is missing');
});

test('what the driver makes of a recording is what its replay expects', () => {
  const events = eventsOf(model(), FIXTURE);
  expect(events).toEqual([{ kind: 'scan', text: 'ASC', hex: hex('ASC'), aim: ']Q1' }]);
  expect(error({ expect: events })).toBe('the same');
});

test('a model without a line of its own cannot be replayed', () => {
  const pcsc = modelSchema.parse({
    kind: 'smart-card-reader',
    name: 'a reader',
    source: 'this test',
    match: {},
    transport: { type: 'pcsc' },
    protocol: { type: 'pcsc' },
  });
  expect(replay(pcsc, FIXTURE).ok).toBe(false);
  expect(eventsOf(pcsc, FIXTURE)).toEqual([]);
});
