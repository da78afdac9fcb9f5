import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEARTBEAT_MS, INIT_REST_MIN_MS } from './commanded.ts';
import { newlandUnifiedScanner } from './newland-unified.ts';
import type { ScannerProtocol } from './protocol.ts';
import { outcomes, pieces, show, wakeUntil } from './protocol.test-support.ts';

const SETTINGS = {
  framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
  aim: 'may',
} as const;
const CONTROL = {
  commands: { 'trigger-start': 'SCNTRG1', 'trigger-stop': 'SCNTRG0' },
  init: ['SCNMOD*'],
};
// The published example of the trigger command.
const START = '7e0130303030 23 53434e54524731 3b03'.replaceAll(' ', '');

function scannerOf(init: string[] = CONTROL.init): ScannerProtocol {
  return newlandUnifiedScanner(SETTINGS, { ...CONTROL, init });
}

function receive(scanner: ScannerProtocol, text: string, now: number): string[] {
  return scanner.receive(new Uint8Array(Buffer.from(text, 'latin1')), now).map(show);
}

function opened(): ScannerProtocol {
  const scanner = scannerOf();
  scanner.start(0);
  receive(scanner, '\x02\x010000#SCNMOD2\x06;\x03', 1);
  return scanner;
}

function sent(body: string): string {
  return `send ${Buffer.from(`~\x010000${body};\x03`, 'latin1').toString('hex')}`;
}

test('a query at the opening becomes a fact', () => {
  const scanner = scannerOf();
  expect(scanner.start(0).map(show)).toEqual([sent('#SCNMOD*')]);
  expect(receive(scanner, '\x02\x010000#SCNMOD2\x06;\x03', 5)).toEqual([
    'ready {"SCNMOD":"2","commands":"answered"}',
  ]);
});

test('settings are sent one after the other, and a refusal is told', () => {
  const scanner = scannerOf(['SCNMOD0', '@RRDDUR500']);
  expect(scanner.start(0).map(show)).toEqual([sent('#SCNMOD0')]);
  expect(receive(scanner, '\x02\x010000#SCNMOD0\x06;\x03', 5)).toEqual([sent('@RRDDUR500')]);
  expect(receive(scanner, '\x02\x010000@RRDDUR500\x15;\x03', 9)).toEqual([
    'ready {"commands":"refused"}',
  ]);
});

test('without settings it is ready at once', () => {
  expect(scannerOf([]).start(0).map(show)).toEqual(['ready {}']);
});

test('after two tries without an answer the rest is spared, and scans are read', () => {
  const scanner = scannerOf(['SCNMOD0', 'ORTSET3000']);
  scanner.start(0);
  expect(wakeUntil(scanner, 1_000)).toEqual([sent('#SCNMOD0'), 'ready {"commands":"unanswered"}']);
  expect(receive(scanner, 'ASC\r', 1_000)).toEqual(['symbol ASC']);
});

test.each([
  ['ACK', '\x02\x010000#SCNTRG1\x06;\x03', ['trigger-start done']],
  ['NAK', '\x02\x010000#SCNTRG1\x15;\x03', ['trigger-start refused']],
  ['ENQ', '\x02\x010000#SCNTRG1\x05;\x03', ['trigger-start refused']],
])('the trigger is answered by %s', (_, answer, expected) => {
  const scanner = opened();
  expect(scanner.command('trigger-start', 10).map(show)).toEqual([`send ${START}`]);
  expect(receive(scanner, answer, 20)).toEqual(expected);
});

test('a command without an answer is sent once more and then given up', () => {
  const scanner = opened();
  scanner.command('trigger-stop', 1_000);
  expect(wakeUntil(scanner, 2_000)).toEqual([sent('#SCNTRG0'), 'trigger-stop refused']);
});

test.each([
  ['the answer to another command', '\x02\x010000#SCNTRG0\x06;\x03'],
  ['an echo without a status', '\x02\x010000#SCNTRG1;\x03'],
  ['an echo with two', '\x02\x010000#SCNTRG1\x06\x06;\x03'],
  ['another address', '\x02\x010001#SCNTRG1\x06;\x03'],
])('%s is text', (_, answer) => {
  const scanner = opened();
  scanner.command('trigger-start', 10);
  expect(receive(scanner, `${answer}\r`, 20)).toEqual([`symbol ${answer}`]);
  expect(receive(scanner, '\x02\x010000#SCNTRG1\x06;\x03', 30)).toEqual(['trigger-start done']);
});

test.each(['', 'AB'])(
  'a code with an answer in it stays whole and settles nothing (%j)',
  (head) => {
    const code = `${head}\x02\x010000#SCNTRG1\x06;\x03CD`;
    const scanner = opened();
    expect(receive(scanner, `${code}\r`, 10)).toEqual([`symbol ${code}`]);
    scanner.command('trigger-start', 20);
    expect(receive(scanner, `]Q1${code}\r`, 30)).toEqual([`symbol ]Q1 ${code}`]);
    expect(receive(scanner, '\x02\x010000#SCNTRG1\x06;\x03', 40)).toEqual(['trigger-start done']);
  },
);

test('a code with the answer to a query in it tells no fact', () => {
  const scanner = opened();
  expect(wakeUntil(scanner, HEARTBEAT_MS + 1)).toEqual([sent('#SCNMOD*')]);
  const code = 'A\x02\x010000#SCNMODevil\x06;\x03';
  expect(receive(scanner, `${code}\r`, HEARTBEAT_MS + 5)).toEqual([`symbol ${code}`]);
});

test('an answer with several parts is marked at each; one refusal refuses it', () => {
  for (const [marks, expected] of [
    ['\x06,2\x06', 'done'],
    [',2\x06', 'done'],
    ['\x15,2\x06', 'refused'],
    ['\x06,2\x05', 'refused'],
  ] as const) {
    const commands = { identify: 'BEEPON1,2' };
    const scanner = newlandUnifiedScanner(SETTINGS, { commands, init: [] });
    scanner.start(0);
    scanner.command('identify', 10);
    const answer = `\x02\x010000#BEEPON1${marks};\x03`;
    expect(receive(scanner, answer, 20)).toEqual([`identify ${expected}`]);
  }
});

test('a mode that was set and is lost is set again; the same after no answer at all', () => {
  const scanner = scannerOf(['SCNMOD2', 'SCNMOD*']);
  scanner.start(0);
  receive(scanner, '\x02\x010000#SCNMOD2\x06;\x03', 1);
  receive(scanner, '\x02\x010000#SCNMOD2\x06;\x03', 2);
  wakeUntil(scanner, HEARTBEAT_MS + 2);
  receive(scanner, '\x02\x010000#SCNMOD0\x06;\x03', HEARTBEAT_MS + 5);
  const again = HEARTBEAT_MS + 5 + INIT_REST_MIN_MS;
  expect(wakeUntil(scanner, again)).toEqual([sent('#SCNMOD2')]);

  const late = scannerOf(['SCNMOD2', 'SCNMOD*']);
  late.start(0);
  expect(wakeUntil(late, 1_000 + INIT_REST_MIN_MS)).toEqual([
    sent('#SCNMOD2'),
    'ready {"commands":"unanswered"}',
    sent('#SCNMOD2'),
  ]);
});

test('half an answer followed by silence is dropped', () => {
  const scanner = opened();
  scanner.command('trigger-start', 5);
  expect(receive(scanner, '\x02\x010000#SCN', 10)).toEqual([]);
  wakeUntil(scanner, 110);
  expect(receive(scanner, 'ABC\r', 120)).toEqual(['symbol ABC']);
});

test('a scanner that has answered is asked again after a silence, and missed when it is gone', () => {
  const scanner = opened();
  expect(wakeUntil(scanner, HEARTBEAT_MS + 1)).toEqual([sent('#SCNMOD*')]);
  expect(receive(scanner, '\x02\x010000#SCNMOD2\x06;\x03', HEARTBEAT_MS + 5)).toEqual([]);
  expect(wakeUntil(scanner, 4 * HEARTBEAT_MS)).toContain('fault DEVICE_SILENT');
});

test('what a later answer tells anew is told on', () => {
  const scanner = opened();
  wakeUntil(scanner, HEARTBEAT_MS + 1);
  expect(receive(scanner, '\x02\x010000#SCNMOD0\x06;\x03', HEARTBEAT_MS + 5)).toEqual([
    'ready {"SCNMOD":"0","commands":"answered"}',
  ]);
});

test('a scan shows that it is there as well', () => {
  const scanner = opened();
  for (let now = 0; now < 100_000; now += HEARTBEAT_MS - 1) {
    expect(receive(scanner, 'ASC\r', now)).toEqual(['symbol ASC']);
    expect(wakeUntil(scanner, now + HEARTBEAT_MS - 1)).toEqual([]);
  }
});

const stream = fc
  .array(
    fc.constantFrom(
      '\x02\x010000#SCNMOD2\x06;\x03',
      '\x02\x010000#SCNMOD\x15;\x03',
      '\x02\x010000',
      '\x02',
      'SCN;',
      '\x03',
      'AB',
      '\r',
    ),
    { maxLength: 20 },
  )
  .map((parts) => [...Buffer.from(parts.join(''), 'latin1')]);

test('any split of a stream gives the same', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(120), { maxLength: 8 }), (data, cuts) => {
      expect(outcomes(scannerOf(), pieces(data, cuts))).toEqual(outcomes(scannerOf(), [data]));
    }),
  );
});

test('after any garbage and a silence the next symbol is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
      const scanner = opened();
      scanner.receive(Buffer.from('\x02\x010000'), 10);
      scanner.receive(garbage, 10);
      wakeUntil(scanner, 5_000);
      expect(receive(scanner, 'good\r', 5_000)).toEqual(['symbol good']);
    }),
  );
});
