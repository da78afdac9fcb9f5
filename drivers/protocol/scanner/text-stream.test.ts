import { expect, test } from 'vitest';
import type { AimSetting, TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { Signal } from './protocol.ts';
import { createTextStream, type TextStream } from './text-stream.ts';

type Framing = TextProtocol['framing'];

function stream(framing: Partial<Framing>, aim: AimSetting = 'may'): TextStream {
  const base: Framing = { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 };
  return createTextStream({ framing: { ...base, ...framing }, aim });
}

function texts(signals: readonly Signal[]): string[] {
  return signals.map((signal) =>
    signal.kind === 'symbol' ? Buffer.from(signal.bytes).toString('latin1') : signal.kind,
  );
}

test('the prefix stands before the AIM identifier', () => {
  const [signal] = stream({ prefixHex: '2323', suffixHex: '24' }).receive(
    Buffer.from('##]Q1data$\r'),
    0,
  );
  expect(signal).toEqual({
    kind: 'symbol',
    bytes: Uint8Array.from(Buffer.from('data')),
    aim: { code: 'Q', modifier: '1', symbology: 'qr-code' },
  });
});

test('the model says how much silence is an end', () => {
  for (const idleMs of [10, 200]) {
    const text = stream({ mode: 'none', idleMs });
    text.receive(Buffer.from('a'), 1_000);
    expect(text.wakeAt()).toBe(1_000 + idleMs);
    text.receive(Buffer.from('b'), 1_005);
    expect(text.wakeAt()).toBe(1_005 + idleMs);
    expect(text.wake(1_004 + idleMs)).toEqual([]);
    expect(texts(text.wake(1_005 + idleMs))).toEqual(['ab']);
    expect(text.wakeAt()).toBeUndefined();
  }
});

test('a payload of several lines is whole between STX and ETX, and before silence', () => {
  const payload = 'one\r\ntwo\r\n\r\nthree';
  const framed = stream({ mode: 'stx-etx' });
  expect(texts(framed.receive(Buffer.from(`\x02${payload}\x03`), 0))).toEqual([payload]);
  const silent = stream({ mode: 'none' });
  silent.receive(Buffer.from(payload), 0);
  expect(texts(silent.wake(60))).toEqual([payload]);
});

test('it is busy from the first byte to the last', () => {
  const text = stream({});
  expect(text.isBusy()).toBe(false);
  text.receive(Buffer.from('a'), 0);
  expect(text.isBusy()).toBe(true);
  text.receive(Buffer.from('\r'), 1);
  expect(text.isBusy()).toBe(false);
  expect(text.wakeAt()).toBeUndefined();
});

test('after the end nothing is left to be read', () => {
  const text = stream({ mode: 'none' });
  text.receive(Buffer.from('secret'), 0);
  text.stop();
  expect(text.isBusy()).toBe(false);
});

test.each<[AimSetting, string, string[]]>([
  ['never', ']Q1data\r', [']Q1data']],
  ['may', ']Q1data\r', ['data']],
  ['may', 'data\r', ['data']],
  ['may', ']Q-data\r', [']Q-data']],
  ['must', ']Q1data\r', ['data']],
  ['must', 'data\r]Q-data\r]Q1data\r', ['damage', 'damage', 'data']],
])('where an identifier %s stand, of %j comes %j', (aim, data, expected) => {
  expect(texts(stream({}, aim).receive(Buffer.from(data), 0))).toEqual(expected);
});

test('what looks like an identifier tells no symbology where none is sent', () => {
  const [signal] = stream({}, 'never').receive(Buffer.from(']g0forged\r'), 0);
  expect(signal).toEqual({ kind: 'symbol', bytes: Uint8Array.from(Buffer.from(']g0forged')) });
});

test('a symbol that is broken off by the next one is told, and the next one is whole', () => {
  const framed = stream({ mode: 'stx-etx' });
  expect(framed.receive(Buffer.from('\x02half\x02whole\x03'), 0)).toEqual([
    { kind: 'damage', what: 'a symbol that was broken off' },
    { kind: 'symbol', bytes: Uint8Array.from(Buffer.from('whole')) },
  ]);
});
