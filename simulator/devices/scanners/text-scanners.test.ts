import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScannerBody, World } from '../body.ts';
import { ascii, hex, testWorld } from '../world.test-support.ts';
import { createNewlandLegacyScanner, SETUP_IDLE_MS } from './newland-legacy-scanner.ts';
import { createNewlandUnifiedScanner } from './newland-unified-scanner.ts';
import { createNewlandZoneScanner } from './newland-zone-scanner.ts';
import { createHoneywellScanner, createOpticonScanner } from './obeying-scanner.ts';
import { createTextScanner } from './text-scanner.ts';
import { SESSION_MS } from './trigger.ts';

const A1 = Buffer.from(']Q1A1\r').toString('hex');

/** Family, how it is made, and the bytes that pull and release its trigger. */
const TRIGGERED: readonly (readonly [
  string,
  (world: World, isCommanded: boolean) => ScannerBody,
  string,
  string,
])[] = [
  ['Honeywell', createHoneywellScanner, '16540d', '16550d'],
  ['Opticon', createOpticonScanner, '1b5a0d', '1b590d'],
  [
    'Newland unified',
    createNewlandUnifiedScanner,
    '7e01303030302353434e545247313b03',
    '7e01303030302353434e545247303b03',
  ],
  ['Newland zone', createNewlandZoneScanner, '7e0008010002 01abcd', '7e0008010002 00abcd'],
];

describe.each(TRIGGERED)('%s on command', (_, create, start, stop) => {
  test('reads one symbol for each pull, and none after a release or the end of the session', () => {
    const world = testWorld();
    const scanner = create(world, true);
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    scanner.receive(hex(start));
    world.sent();
    expect(scanner.scan('A1', 'Q1')).toBe(true);
    expect(world.sent()).toEqual([A1]);
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    scanner.receive(hex(start));
    scanner.receive(hex(stop));
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    scanner.receive(hex(start));
    world.clock.advance(SESSION_MS);
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    expect(world.log).toEqual(['trigger-on', 'trigger-on', 'trigger-off', 'trigger-on']);
  });

  test('without command mode it reads whatever comes', () => {
    const world = testWorld();
    expect(create(world, false).scan('A1', 'Q1')).toBe(true);
    expect(world.sent()).toEqual([A1]);
  });

  test('a command is understood however it is cut, and after garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(20), (garbage, cut) => {
        const world = testWorld();
        const scanner = create(world, true);
        scanner.receive(garbage);
        // Longer than any command: whatever the garbage began is over.
        scanner.receive(new Uint8Array(80));
        const bytes = hex(start);
        scanner.receive(bytes.slice(0, cut));
        scanner.receive(bytes.slice(cut));
        expect(world.log.at(-1)).toBe('trigger-on');
      }),
    );
  });

  test('the power going ends a session', () => {
    const scanner = create(testWorld(), true);
    scanner.receive(hex(start));
    scanner.powerOff();
    expect(scanner.scan('A1', 'Q1')).toBe(false);
  });
});

test('a scanner that only talks takes no notice of anything', () => {
  const world = testWorld();
  const scanner = createTextScanner(world, 'crlf');
  scanner.receive(hex('16540d'));
  expect(scanner.scan('码', 'h0')).toBe(true);
  expect(world.sent()).toEqual([Buffer.from(']h0码\r\n').toString('hex')]);
  expect(world.log).toEqual([]);
});

test('beeps and lights are heard, other commands are told as unknown', () => {
  const world = testWorld();
  createHoneywellScanner(world, false).receive(hex('16070d 16580d'));
  createOpticonScanner(world, false).receive(hex('1b420d 1b4e0d'));
  expect(world.log).toEqual(['beep BEL', 'refused unknown command', 'beep B', 'light N']);
});

describe('Newland unified', () => {
  function ask(body: string): string {
    const world = testWorld();
    createNewlandUnifiedScanner(world, true).receive(ascii(`~\x010000${body};\x03`));
    return Buffer.from(world.sent().join(''), 'hex').toString('latin1');
  }

  test.each([
    ['#SCNTRG1', '#SCNTRG1\x06;'],
    ['@SCNMOD*', '@SCNMOD0\x06;'],
    ['#ORTSET*', '#ORTSET3000\x06;'],
    ['#SCNMOD2;SCNMOD*', '#SCNMOD2\x06;SCNMOD2\x06;'],
    ['#SCNMOD9', '#SCNMOD9\x15;'],
    ['#NOSUCH1', '#NOSUCH1\x05;'],
    ['#BEEPON2000F50T20V', '#BEEPON2000F50T20V\x06;'],
  ])('%s is answered %j', (body, answer) => {
    expect(ask(body)).toBe(`\x02\x010000${answer}\x03`);
  });

  test('a setting lasts until the power goes', () => {
    const world = testWorld();
    const scanner = createNewlandUnifiedScanner(world, true);
    scanner.receive(ascii('~\x010000#SCNMOD2;\x03'));
    expect(scanner.scan('A1', 'Q1')).toBe(true);
    scanner.powerOff();
    expect(scanner.scan('A1', 'Q1')).toBe(false);
  });
});

describe('Newland zone', () => {
  test.each([
    ['the trigger', '7e0008010002 01 abcd', '02000001003331'],
    ['a wrong check', '7e0008010002 01 abce', '02000101000401'],
    ['an unknown type', '7e0009010002 01 abcd', '02000301006a61'],
  ])('%s', (_, request, answer) => {
    const world = testWorld();
    createNewlandZoneScanner(world, false).receive(hex(request));
    expect(world.sent()).toEqual([answer]);
  });

  test('the mode zone switches reading on command on and off', () => {
    const world = testWorld();
    const scanner = createNewlandZoneScanner(world, false);
    scanner.receive(hex('7e0008010000 01 abcd'));
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    scanner.receive(hex('7e0008010000 03 abcd'));
    expect(scanner.scan('A1', 'Q1')).toBe(true);
  });
});

describe('Newland legacy', () => {
  test('enters, obeys, refuses, leaves; reads nothing meanwhile', () => {
    const world = testWorld();
    const scanner = createNewlandLegacyScanner(world);
    const say = (text: string): string => {
      scanner.receive(ascii(text));
      return Buffer.from(world.sent().join(''), 'hex').toString();
    };
    expect(say('#99900030;')).toBe('');
    expect(say('$$')).toBe('');
    expect(say('$$')).toBe('@@@@');
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    expect(say('#99900030;')).toBe('!99900030;');
    expect(say('#12345678;')).toBe('?12345678;');
    expect(say('%%%%')).toBe('^^^^');
    expect(scanner.scan('A1', 'Q1')).toBe(true);
  });

  test('it leaves by itself after five seconds without a command', () => {
    const world = testWorld();
    const scanner = createNewlandLegacyScanner(world);
    scanner.receive(ascii('$$$$'));
    world.clock.advance(SETUP_IDLE_MS - 1);
    expect(scanner.scan('A1', 'Q1')).toBe(false);
    world.clock.advance(1);
    expect(scanner.scan('A1', 'Q1')).toBe(true);
  });
});
