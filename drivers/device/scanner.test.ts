import { expect, test } from 'vitest';
import { talkingScanner } from '../protocol/scanner/talking.ts';
import { scannerSession, STUCK_MS } from './scanner.ts';
import { bench, type SessionBench } from './session-bench.test-support.ts';

const LINE = { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 } as const;

function scanner(aim: 'may' | 'never' = 'may'): SessionBench {
  return bench(scannerSession(() => talkingScanner({ framing: LINE, aim }), 'auto'));
}

test('a scan in three pieces is one event, dated when its last byte came', () => {
  const { clock, session, events, log } = scanner();
  expect(log).toEqual(['ready {}']);
  session.receive(Buffer.from(']Q'));
  clock.advance(10);
  session.receive(Buffer.from('1ASC政务'));
  clock.advance(10);
  session.receive(Buffer.from('\r\n'));
  expect(events).toEqual([
    {
      kind: 'scan',
      deviceId: 'device-1',
      at: 1_020,
      bytes: Uint8Array.from(Buffer.from('ASC政务')),
      text: 'ASC政务',
      aim: { code: 'Q', modifier: '1', symbology: 'qr-code' },
    },
  ]);
  expect(clock.pending()).toBe(0);
});

test('without an end mark 60 ms of silence end the scan', () => {
  const { clock, session, events } = scanner();
  session.receive(Buffer.from('690'));
  clock.advance(59);
  session.receive(Buffer.from('123'));
  clock.advance(59);
  expect(events).toEqual([]);
  clock.advance(1);
  expect(events).toMatchObject([{ kind: 'scan', text: '690123' }]);
});

test('where the model sends no AIM identifier, nothing is taken for one', () => {
  const { session, events } = scanner('never');
  session.receive(Buffer.from(']Q1data\r'));
  expect(events).toMatchObject([{ text: ']Q1data' }]);
  expect(events[0]).not.toHaveProperty('aim');
});

test('an endless burst is one overflow, and the scan after it is read', () => {
  const { clock, session, log } = scanner();
  for (let round = 0; round < 10; round++) session.receive(new Uint8Array(4_096).fill(0x41));
  clock.advance(60);
  session.receive(Buffer.from('good\r'));
  expect(log).toEqual(['ready {}', 'busy', 'scan-overflow', 'free', 'scan']);
});

test('it shows that it is in the middle of a symbol, and that no longer', () => {
  const { clock, session, log } = scanner();
  session.receive(Buffer.from('AS'));
  expect(log).toEqual(['ready {}', 'busy']);
  clock.advance(59);
  session.receive(Buffer.from('C'));
  expect(log).toEqual(['ready {}', 'busy']);
  session.receive(Buffer.from('\r'));
  expect(log).toEqual(['ready {}', 'busy', 'scan', 'free']);
});

test('a stream without end is a fault of the device, and the end of the session', () => {
  const { clock, session, log } = scanner();
  for (let ms = 0; ms < STUCK_MS; ms += 50) {
    session.receive(Buffer.from('xx'));
    clock.advance(50);
  }
  expect(log).toEqual(['ready {}', 'busy', 'fail DEVICE_PROTOCOL a symbol that does not end']);
  session.receive(Buffer.from('late\r'));
  expect(log).toHaveLength(3);
  expect(clock.pending()).toBe(0);
});

test('a command reaches the device, and its end the host', () => {
  const written: string[] = [];
  const commands = { 'trigger-start': '16540d' };
  const { session, log } = bench(
    scannerSession(() => talkingScanner({ framing: LINE, aim: 'may' }, commands), 'auto'),
    (bytes) => written.push(Buffer.from(bytes).toString('hex')),
  );
  session.command('trigger-start');
  session.command('identify');
  expect(session.commands).toEqual(['trigger-start']);
  expect(written).toEqual(['16540d']);
  expect(log).toEqual(['ready {}', 'trigger-start done', 'identify refused']);
});

test('after the end of the session nothing comes of a half scan', () => {
  const { clock, session, events } = scanner();
  session.receive(Buffer.from('half'));
  session.stop();
  clock.advance(1_000);
  expect(events).toEqual([]);
  expect(clock.pending()).toBe(0);
});
