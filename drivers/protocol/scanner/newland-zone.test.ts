import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newlandZoneScanner } from './newland-zone.ts';
import type { ScannerProtocol } from './protocol.ts';
import { outcomes, pieces, show, wakeUntil } from './protocol.test-support.ts';

const SETTINGS = {
  framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
  aim: 'may',
} as const;
// Written by hand from the published frames; the CRC by the published rule.
const START = '7e000801000201 02da'.replace(' ', '');
const STOP = '7e000801000200 12fb'.replace(' ', '');
const DONE = '02000001003331';
const CRC_ERROR = '02000101000401';
const BAD_COMMAND = '02000301006a61';

function opened(): ScannerProtocol {
  const scanner = newlandZoneScanner(SETTINGS);
  scanner.start(0);
  receive(scanner, DONE, 1);
  return scanner;
}

function receive(scanner: ScannerProtocol, hex: string, now: number): string[] {
  return scanner.receive(new Uint8Array(Buffer.from(hex, 'hex')), now).map(show);
}

function ask(scanner: ScannerProtocol, now: number): string[] {
  return scanner.command('trigger-start', now).map(show);
}

function hex(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

test('opening ends a trigger session that was left on, and shows that it answers', () => {
  const scanner = newlandZoneScanner(SETTINGS);
  expect(scanner.start(0).map(show)).toEqual([`send ${STOP}`]);
  expect(receive(scanner, DONE, 5)).toEqual(['ready {"commands":"answered"}']);
});

test('a scanner that never answers is ready after two tries, and its scans are read', () => {
  const scanner = newlandZoneScanner(SETTINGS);
  scanner.start(0);
  expect(wakeUntil(scanner, 2_000)).toEqual([`send ${STOP}`, 'ready {"commands":"unanswered"}']);
  expect(receive(scanner, hex('ASC\r'), 2_000)).toEqual(['symbol ASC']);
  expect(ask(scanner, 3_000)).toEqual([`send ${START}`]);
  expect(wakeUntil(scanner, 3_999)).toEqual([`send ${START}`]);
  expect(wakeUntil(scanner, 4_000)).toEqual(['trigger-start refused']);
});

test.each([
  ['done', [DONE], ['trigger-start done']],
  ['a bad command', [BAD_COMMAND], ['trigger-start refused']],
  ['a CRC error, then done', [CRC_ERROR, DONE], [`send ${START}`, 'trigger-start done']],
  ['two CRC errors', [CRC_ERROR, CRC_ERROR], [`send ${START}`, 'trigger-start refused']],
])('after %s', (_, answers, expected) => {
  const scanner = opened();
  expect(ask(scanner, 10)).toEqual([`send ${START}`]);
  expect(answers.flatMap((answer) => receive(scanner, answer, 20))).toEqual(expected);
});

test('the end of a trigger session is asked for likewise', () => {
  const scanner = opened();
  expect(scanner.commands).toEqual(['trigger-start', 'trigger-stop']);
  expect(scanner.command('trigger-stop', 10).map(show)).toEqual([`send ${STOP}`]);
  expect(scanner.command('beep-good', 10).map(show)).toEqual(['beep-good refused']);
});

test.each([
  ['another last byte', '02000001003332'],
  ['another CRC', '02000001003231'],
  ['another type', '02000201005752'],
])('an answer with %s is text, and the command is sent again in time', (_, bytes) => {
  const scanner = opened();
  ask(scanner, 10);
  expect(receive(scanner, `${bytes}0d`, 20)).toEqual([
    `symbol ${Buffer.from(bytes, 'hex').toString('latin1')}`,
  ]);
  expect(wakeUntil(scanner, 510)).toEqual([`send ${START}`]);
});

test.each([DONE, CRC_ERROR, BAD_COMMAND])(
  'a code with the answer %s in it stays whole and settles nothing',
  (answer) => {
    const scanner = opened();
    const inside = Buffer.from(answer, 'hex').toString('latin1');
    expect(receive(scanner, `${hex('01')}${answer}${hex('XY\r')}`, 10)).toEqual([
      `symbol 01${inside}XY`,
    ]);
    expect(receive(scanner, `${answer}${hex('XY\r')}`, 11)).toEqual([`symbol ${inside}XY`]);
    ask(scanner, 12);
    expect(receive(scanner, `${hex(']Q1AB')}${answer}${hex('CD\r')}`, 20)).toEqual([
      `symbol ]Q1 AB${inside}CD`,
    ]);
    expect(receive(scanner, DONE, 30)).toEqual(['trigger-start done']);
  },
);

test('an answer with a symbol right behind it is not part of the symbol', () => {
  const scanner = opened();
  ask(scanner, 10);
  expect(receive(scanner, `${DONE}${hex(']Q1AB\r')}`, 20)).toEqual([
    'trigger-start done',
    'symbol ]Q1 AB',
  ]);
});

test('half an answer followed by silence is dropped, and the symbol after it is whole', () => {
  const scanner = opened();
  ask(scanner, 5);
  expect(receive(scanner, DONE.slice(0, 8), 10)).toEqual([]);
  expect(wakeUntil(scanner, 110)).toEqual([]);
  expect(receive(scanner, hex('ABC\r'), 120)).toEqual(['symbol ABC']);
});

// Dense in answers, their beginnings, and text.
const stream = fc
  .array(fc.constantFrom(DONE, CRC_ERROR, '02', '0200', '000100', '4142', '0d', '5d5131'), {
    maxLength: 25,
  })
  .map((parts) => [...Buffer.from(parts.join(''), 'hex')]);

test('any split of a stream gives the same', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(120), { maxLength: 8 }), (data, cuts) => {
      const whole = outcomes(newlandZoneScanner(SETTINGS), [data]);
      expect(outcomes(newlandZoneScanner(SETTINGS), pieces(data, cuts))).toEqual(whole);
    }),
  );
});

test('after any garbage and a silence the next symbol is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
      const scanner = opened();
      scanner.receive(garbage, 10);
      wakeUntil(scanner, 5_000);
      expect(receive(scanner, hex('good\r'), 5_000)).toEqual(['symbol good']);
    }),
  );
});
