import { expect, test } from 'vitest';
import {
  ANSWER_LIMIT_MS,
  commandedScanner,
  HEARTBEAT_MS,
  type CommandLanguage,
} from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';
import { show, wakeUntil } from './protocol.test-support.ts';

const SETTINGS = {
  framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
  aim: false,
} as const;

/** A small language: every command is one digit, its answer the same digit between angles. */
const LANGUAGE: CommandLanguage = {
  commands: { 'trigger-start': Buffer.from('1'), 'trigger-stop': Buffer.from('0') },
  init: [],
  recognise(bytes) {
    if (bytes[0] !== 0x3c) return 'no';
    return bytes.length < 3 ? 'more' : 3;
  },
  judge: (answer, asked) => ({ verdict: answer[1] === asked?.[0] ? 'done' : 'unrelated' }),
};

function scannerOf(change: Partial<CommandLanguage> = {}): ScannerProtocol {
  const scanner = commandedScanner(SETTINGS, { ...LANGUAGE, ...change });
  scanner.start(0);
  return scanner;
}

function receive(scanner: ScannerProtocol, text: string, now: number): string[] {
  return scanner.receive(Buffer.from(text), now).map(show);
}

test('commands wait for each other, and each gets its own answer', () => {
  const scanner = scannerOf();
  expect(scanner.command('trigger-start', 0).map(show)).toEqual(['send 31']);
  expect(scanner.command('trigger-stop', 0)).toEqual([]);
  expect(receive(scanner, '<1>', 1)).toEqual(['trigger-start done', 'send 30']);
  expect(receive(scanner, '<0>', 2)).toEqual(['trigger-stop done']);
});

test('every command is answered in time, even when nothing answers', () => {
  const scanner = scannerOf();
  scanner.command('trigger-start', 0);
  scanner.command('trigger-stop', 0);
  expect(wakeUntil(scanner, 4 * ANSWER_LIMIT_MS)).toEqual([
    'send 31',
    'trigger-start refused',
    'send 30',
    'send 30',
    'trigger-stop refused',
  ]);
  expect(scanner.wakeAt()).toBeUndefined();
});

test('a command asked during the initialisation is carried out', () => {
  const scanner = scannerOf({ init: [Buffer.from('7'), Buffer.from('8')] });
  scanner.command('trigger-start', 0);
  const seen = ['<7>', '<1>', '<8>', '<1>'].flatMap((answer) => receive(scanner, answer, 1));
  expect(seen).toContain('trigger-start done');
  expect(seen).toContain('ready {"commands":"answered"}');
});

test('without a single answer at the opening no heartbeat follows', () => {
  const scanner = scannerOf({ init: [Buffer.from('7')], heartbeat: Buffer.from('7') });
  wakeUntil(scanner, 2_000);
  expect(scanner.wakeAt()).toBeUndefined();
});

test('a heartbeat is missed twice before the scanner counts as silent', () => {
  const scanner = scannerOf({ init: [Buffer.from('7')], heartbeat: Buffer.from('7') });
  receive(scanner, '<7>', 0);
  const firstMiss = HEARTBEAT_MS + 2 * ANSWER_LIMIT_MS;
  expect(wakeUntil(scanner, firstMiss)).toEqual(['send 37', 'send 37']);
  const seen = wakeUntil(scanner, 3 * HEARTBEAT_MS);
  expect(seen.slice(0, 3)).toEqual(['send 37', 'send 37', 'fault DEVICE_SILENT']);
});

test('a scanner that sends scans is there, whether it answers or not', () => {
  const scanner = scannerOf({ init: [Buffer.from('7')], heartbeat: Buffer.from('7') });
  receive(scanner, '<7>', 0);
  for (let round = 1; round < 6; round++) {
    const now = round * (HEARTBEAT_MS + 2 * ANSWER_LIMIT_MS);
    expect(wakeUntil(scanner, now)).not.toContain('fault DEVICE_SILENT');
    receive(scanner, 'ASC\r', now);
  }
});

test('it is busy inside of a symbol, not inside of an answer', () => {
  const scanner = scannerOf();
  receive(scanner, '<', 0);
  expect(scanner.isBusy()).toBe(false);
  receive(scanner, '1>A', 1);
  expect(scanner.isBusy()).toBe(true);
  receive(scanner, '\r', 2);
  expect(scanner.isBusy()).toBe(false);
});

test('after the end nothing is left to be read', () => {
  const scanner = scannerOf();
  receive(scanner, 'half<', 0);
  scanner.stop();
  expect(scanner.isBusy()).toBe(false);
});
