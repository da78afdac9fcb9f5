import { describe, expect, test } from 'vitest';
import { exactAnswer } from './answer.ts';
import {
  ANSWER_LIMIT_MS,
  commandedScanner,
  HEARTBEAT_MS,
  INIT_REST_MAX_MS,
  INIT_REST_MIN_MS,
  LATE_MS,
  type CommandLanguage,
} from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';
import { show, wakeUntil } from './protocol.test-support.ts';

const SETTINGS = {
  framing: { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 },
  aim: 'never',
} as const;

/** A small language: every command is one digit, its answer the same digit between angles. */
const LANGUAGE: CommandLanguage = {
  commands: { 'trigger-start': Buffer.from('1'), 'trigger-stop': Buffer.from('0') },
  init: [],
  answerTo: ([digit = 0]) => exactAnswer(`<${String.fromCharCode(digit)}>`, { verdict: 'done' }),
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

test('without an answer the opening is tried again, ever more rarely, and it is ready meanwhile', () => {
  const init = [Buffer.from('7')];
  const scanner = scannerOf({ init, heartbeat: Buffer.from('7') });
  const sentAt: number[] = [];
  const others: string[] = [];
  for (let at = scanner.wakeAt(); at !== undefined && at < 600_000; at = scanner.wakeAt()) {
    for (const signal of scanner.wake(at).map(show)) {
      if (signal === 'send 37') sentAt.push(at);
      else others.push(signal);
    }
  }
  expect(others).toEqual(['ready {"commands":"unanswered"}']);
  const rounds = sentAt.filter((at, index) => at - (sentAt[index - 1] ?? 0) > ANSWER_LIMIT_MS);
  const rests = rounds.slice(1).map((at, index) => at - rounds[index]! - 2 * ANSWER_LIMIT_MS);
  expect(rests.slice(0, 6)).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(rounds[0]).toBe(2 * ANSWER_LIMIT_MS + INIT_REST_MIN_MS);
  expect(Math.max(...rests)).toBe(INIT_REST_MAX_MS);
});

test('a scanner that is switched on late is set up then', () => {
  const init = [Buffer.from('7'), Buffer.from('8')];
  const scanner = scannerOf({ init });
  wakeUntil(scanner, 2 * ANSWER_LIMIT_MS + INIT_REST_MIN_MS);
  expect(receive(scanner, '<7>', 3_100)).toEqual(['send 38']);
  expect(receive(scanner, '<8>', 3_200)).toEqual(['ready {"commands":"answered"}']);
  expect(scanner.wakeAt()).toBeUndefined();
});

test('a command is not undone by the next try of the opening', () => {
  const scanner = scannerOf({ init: [Buffer.from('0')] });
  wakeUntil(scanner, 2 * ANSWER_LIMIT_MS);
  scanner.command('trigger-start', 2_000);
  expect(wakeUntil(scanner, 11_999)).toEqual(['send 31', 'trigger-start refused']);
  expect(wakeUntil(scanner, 12_000)).toEqual(['send 30']);
});

describe('a setting that is lost', () => {
  const SET = Buffer.from('2');
  const ASK = Buffer.from('?');
  const settings: Partial<CommandLanguage> = {
    init: [SET, ASK],
    wanted: { mode: '2' },
    heartbeat: ASK,
    answerTo(asked) {
      if (asked === SET) return exactAnswer('<2>', { verdict: 'done' });
      let mode = '';
      return (byte) => {
        mode += String.fromCharCode(byte);
        if (mode.length === 1) return 'more';
        return { verdict: 'done', facts: { mode: mode.slice(1) } };
      };
    },
  };

  test('is set again after the heartbeat that shows it', () => {
    const scanner = scannerOf(settings);
    receive(scanner, '<2>', 0);
    expect(receive(scanner, '=2', 0)).toEqual(['ready {"mode":"2","commands":"answered"}']);
    expect(wakeUntil(scanner, HEARTBEAT_MS)).toEqual(['send 3f']);
    expect(receive(scanner, '=0', HEARTBEAT_MS)).toEqual([
      'ready {"mode":"0","commands":"answered"}',
    ]);
    expect(wakeUntil(scanner, HEARTBEAT_MS + INIT_REST_MIN_MS)).toEqual(['send 32']);
    const now = HEARTBEAT_MS + INIT_REST_MIN_MS;
    expect(receive(scanner, '<2>', now)).toEqual(['send 3f']);
    expect(receive(scanner, '=2', now)).toEqual(['ready {"mode":"2","commands":"answered"}']);
    expect(wakeUntil(scanner, now + HEARTBEAT_MS)).toEqual(['send 3f']);
  });

  test('that never holds is tried ever more rarely', () => {
    const scanner = scannerOf(settings);
    receive(scanner, '<2>', 0);
    receive(scanner, '=0', 0);
    const setAt: number[] = [];
    for (let at = scanner.wakeAt(); at !== undefined && at < 600_000; at = scanner.wakeAt()) {
      for (let sent = scanner.wake(at).map(show); sent.length > 0;) {
        if (sent.includes('send 32')) setAt.push(at);
        sent = sent.flatMap((each) => receive(scanner, each === 'send 32' ? '<2>' : '=0', at));
        sent = sent.filter((each) => each.startsWith('send'));
      }
    }
    const rests = setAt.map((at, index) => at - (setAt[index - 1] ?? 0));
    expect(rests.slice(0, 7)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });
});

test('a symbol that holds an answer stays whole, and the command goes on waiting', () => {
  const scanner = scannerOf();
  scanner.command('trigger-start', 0);
  expect(receive(scanner, 'A<1>B\r', 1)).toEqual(['symbol A<1>B']);
  expect(receive(scanner, '<1>', 2)).toEqual(['trigger-start done']);
  expect(receive(scanner, '<1>\r', 3)).toEqual(['symbol <1>']);
});

test('a late answer changes nothing and is no symbol, once for every time the command was sent', () => {
  const scanner = scannerOf();
  scanner.command('trigger-start', 0);
  wakeUntil(scanner, 2 * ANSWER_LIMIT_MS);
  scanner.command('trigger-stop', 1_100);
  expect(receive(scanner, '<1><1>', 1_200)).toEqual([]);
  expect(receive(scanner, '<0>', 1_300)).toEqual(['trigger-stop done']);
  expect(receive(scanner, '<1>\r', 1_400)).toEqual(['symbol <1>']);
});

test('long after a command was given up, its answer is a symbol', () => {
  const scanner = scannerOf();
  scanner.command('trigger-start', 0);
  wakeUntil(scanner, 2 * ANSWER_LIMIT_MS);
  expect(receive(scanner, '<1>\r', ANSWER_LIMIT_MS + LATE_MS + 1)).toEqual(['symbol <1>']);
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
  scanner.command('trigger-start', 0);
  receive(scanner, '<', 0);
  expect(scanner.isBusy()).toBe(false);
  receive(scanner, '1>A', 1);
  expect(scanner.isBusy()).toBe(true);
  receive(scanner, '\r', 2);
  expect(scanner.isBusy()).toBe(false);
});

test('after the end nothing is left to be read', () => {
  const scanner = scannerOf();
  scanner.command('trigger-start', 0);
  receive(scanner, 'half', 0);
  scanner.stop();
  expect(scanner.isBusy()).toBe(false);
});
