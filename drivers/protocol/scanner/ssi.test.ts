import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScannerProtocol, Signal } from './protocol.ts';
import { SSI_GAP_MS, SSI_HEARTBEAT_MS, SSI_RESEND_MS, SSI_TRIGGER_MS, ssiScanner } from './ssi.ts';
import { ACK, fromDecoder, lines, pass, symbol } from './ssi-bench.test-support.ts';

const SEND_ACK = 'send 04d00400ff28';
const SEND_NAK = 'send 05d1040001ff25';
const REQUEST = 'send 04a30400ff55';
const REQUEST_AGAIN = 'send 04a30401ff54';
const REVISION = fromDecoder(0xa4, [...Buffer.from('PAABLS00-001-R00 SE')]);

/** An engine that has told its revision at time 0. */
function engine(): ScannerProtocol {
  const protocol = ssiScanner();
  protocol.start(0);
  protocol.receive(REVISION, 0);
  return protocol;
}

test('it is ready when it has told its revision, of which only what can be shown is kept', () => {
  const protocol = ssiScanner();
  expect(lines(protocol.start(0))).toEqual([REQUEST]);
  const revision = fromDecoder(0xa4, [...Buffer.from('\x1b[31mRev\n 1 '), 0xff]);
  expect(lines(protocol.receive(revision, 5))).toEqual([
    SEND_ACK,
    'ready {"revision":"[31mRev 1"}',
  ]);
  expect(lines(protocol.receive(revision, 6))).toEqual([SEND_ACK]);
});

test('a revision is cut to what a fact may hold', () => {
  const protocol = ssiScanner();
  protocol.start(0);
  const signals = protocol.receive(fromDecoder(0xa4, new Array<number>(200).fill(0x41)), 5);
  expect(signals.at(-1)).toEqual({ kind: 'ready', facts: { revision: 'A'.repeat(80) } });
});

test('an engine that refuses to tell its revision is ready all the same', () => {
  const protocol = ssiScanner();
  protocol.start(0);
  expect(lines(protocol.receive(fromDecoder(0xd1, [6]), 5))).toEqual(['ready {}']);
});

test('an engine that never answers is silent within a second', () => {
  const protocol = ssiScanner();
  protocol.start(0);
  expect(lines(pass(protocol, 0, 900))).toEqual([
    REQUEST_AGAIN,
    REQUEST_AGAIN,
    'fault DEVICE_SILENT',
  ]);
});

test('an engine that falls silent is found within two seconds, one that answers never', () => {
  const protocol = engine();
  expect(lines(pass(protocol, 0, SSI_HEARTBEAT_MS))).toEqual([REQUEST]);
  expect(lines(protocol.receive(REVISION, 1_010))).toEqual([SEND_ACK]);
  expect(lines(pass(protocol, 1_010, 2_010))).toEqual([REQUEST]);
  expect(lines(pass(protocol, 2_010, 2_910))).toEqual([
    REQUEST_AGAIN,
    REQUEST_AGAIN,
    'fault DEVICE_SILENT',
  ]);
});

test('while packets come in, nobody asks whether somebody is there', () => {
  const protocol = engine();
  for (let now = 500; now <= 10_000; now += 500) {
    expect(lines(protocol.receive(symbol(`code ${now}`), now))).toContain(`symbol code ${now}`);
    expect(pass(protocol, now, now + 499)).toEqual([]);
  }
});

test('noise instead of packets does not hide a silent engine', () => {
  const protocol = engine();
  const signals: Signal[] = [];
  for (let now = 50; now < 12_000; now += 50) {
    signals.push(...protocol.receive(Buffer.from('\xffnoise'), now), ...pass(protocol, now, now));
  }
  expect(lines(signals)).toContain('fault DEVICE_SILENT');
});

test('every good packet is acknowledged, every run of bad bytes refused once', () => {
  const protocol = engine();
  expect(lines(protocol.receive(symbol('code'), 10))).toEqual([SEND_ACK, 'symbol code']);
  expect(lines(protocol.receive(fromDecoder(0xf6, [1]), 20))).toEqual([SEND_ACK]);
  const bad = symbol('code');
  bad[5]! ^= 1;
  expect(lines(protocol.receive(bad, 30))).toEqual([SEND_NAK]);
  const again = symbol('code', { status: 1 });
  expect(lines(protocol.receive(again, 40))).toEqual([SEND_ACK]);
});

test('a damaged packet that comes again whole is a scan like any other', () => {
  const protocol = engine();
  const bad = symbol('code');
  bad[7]! ^= 0x20;
  expect(lines(protocol.receive(bad, 30))).toEqual([SEND_NAK]);
  expect(lines(protocol.receive(symbol('code', { status: 1 }), 40))).toEqual([
    SEND_ACK,
    'symbol code',
  ]);
  expect(lines(pass(protocol, 40, 30 + SSI_RESEND_MS))).toEqual([]);
});

test('a damaged packet that does not come again is damage', () => {
  const protocol = engine();
  const bad = symbol('code');
  bad[7]! ^= 0x20;
  protocol.receive(bad, 30);
  const signals = lines(pass(protocol, 30, 30 + SSI_RESEND_MS));
  expect(signals).toContain('damage a packet that was not sent again');
});

test('an engine that waits for a lost acknowledgement gets it again before it counts as silent', () => {
  const protocol = engine();
  protocol.receive(symbol('code'), 10);
  expect(lines(pass(protocol, 10, 1_310))).toEqual([REQUEST, SEND_ACK, REQUEST_AGAIN]);
  expect(lines(protocol.receive(REVISION, 1_320))).toEqual([SEND_ACK]);
  expect(lines(pass(protocol, 1_320, 2_620))).toEqual([REQUEST, REQUEST_AGAIN]);
});

test('what came damaged since is not acknowledged in its place', () => {
  const protocol = engine();
  protocol.receive(symbol('code'), 10);
  protocol.receive(symbol('next').subarray(0, 8), 900);
  const sent = lines(pass(protocol, 900, 2_400));
  expect(sent).toContain(REQUEST_AGAIN);
  expect(sent).not.toContain(SEND_ACK);
});

test('a packet that breaks off is refused after a gap', () => {
  const protocol = engine();
  expect(protocol.receive(symbol('a long code').subarray(0, 9), 10)).toEqual([]);
  expect(protocol.isBusy()).toBe(true);
  expect(lines(pass(protocol, 10, 10 + SSI_GAP_MS))).toEqual([SEND_NAK]);
  expect(protocol.isBusy()).toBe(false);
});

test('an answer in pieces does not look like a scan', () => {
  const protocol = engine();
  protocol.receive(REVISION.subarray(0, 6), 10);
  expect(protocol.isBusy()).toBe(false);
});

test.each([
  ['trigger-start', 'send 04e40400ff14'],
  ['trigger-stop', 'send 04e50400ff13'],
  ['beep-good', 'send 05e6040000ff11'],
  ['beep-bad', 'send 05e6040006ff0b'],
  ['identify', 'send 05e6040002ff0f'],
] as const)('%s is sent and answered', (command, sent) => {
  const done = engine();
  expect(lines(done.command(command, 10))).toEqual([sent]);
  expect(lines(done.receive(ACK, 20))).toEqual([`${command} done`]);
  const refused = engine();
  refused.command(command, 10);
  expect(lines(refused.receive(fromDecoder(0xd1, [6]), 20))).toEqual([`${command} refused`]);
});

test('a command that was garbled on the line is sent again, at most twice', () => {
  const protocol = engine();
  protocol.command('trigger-stop', 10);
  const resend = fromDecoder(0xd1, [1]);
  expect(lines(protocol.receive(resend, 20))).toEqual(['send 04e50401ff12']);
  expect(lines(protocol.receive(resend, 30))).toEqual(['send 04e50401ff12']);
  expect(lines(protocol.receive(resend, 40))).toEqual(['trigger-stop refused']);
});

test('a command without an answer is refused, and the engine asked whether it is there', () => {
  const protocol = engine();
  protocol.command('beep-good', 200);
  expect(lines(pass(protocol, 200, 2_100))).toEqual([
    'send 05e6040100ff10',
    'send 05e6040100ff10',
    'beep-good refused',
    REQUEST,
    REQUEST_AGAIN,
    REQUEST_AGAIN,
    'fault DEVICE_SILENT',
  ]);
});

test('too many commands at once are refused', () => {
  const protocol = engine();
  const signals = Array.from({ length: 20 }, () => protocol.command('beep-good', 10));
  expect(lines(signals.flat()).filter((line) => line === 'beep-good refused')).toHaveLength(12);
});

test('a trigger session is busy until a code is read', () => {
  const protocol = engine();
  protocol.command('trigger-start', 10);
  expect(protocol.isBusy()).toBe(false);
  protocol.receive(ACK, 20);
  expect(protocol.isBusy()).toBe(true);
  protocol.receive(symbol('code'), 1_500);
  expect(protocol.isBusy()).toBe(false);
});

test('a trigger session is over when it is stopped', () => {
  const protocol = engine();
  protocol.command('trigger-start', 10);
  protocol.receive(ACK, 20);
  protocol.command('trigger-stop', 30);
  protocol.receive(ACK, 40);
  expect(protocol.isBusy()).toBe(false);
});

test('a trigger session without a code is ended, undisturbed until then', () => {
  const protocol = engine();
  protocol.command('trigger-start', 10);
  protocol.receive(ACK, 20);
  expect(pass(protocol, 20, 20 + SSI_TRIGGER_MS - 1)).toEqual([]);
  expect(lines(pass(protocol, 20, 20 + SSI_TRIGGER_MS))).toEqual(['send 04e50400ff13']);
  expect(protocol.isBusy()).toBe(false);
  expect(lines(protocol.receive(ACK, 20 + SSI_TRIGGER_MS))).toEqual([]);
});

test('any split of a stream gives the same signals', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 30 }).map((text) => symbol(text)),
    fc.string({ maxLength: 30 }).map((text) => symbol(text, { status: 1 })),
    fc.string({ maxLength: 30 }).map((text) => symbol(text, { status: 2 })),
    fc.constantFrom(ACK, REVISION, fromDecoder(0xd1, [1]), fromDecoder(0xf6, [0])),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.array(fc.nat(300), { maxLength: 12 }),
      (parts, cuts) => {
        const stream = Buffer.concat(parts);
        const split = engine();
        const signals: Signal[] = [];
        let from = 0;
        for (const cut of [...cuts, stream.length].toSorted((a, b) => a - b)) {
          signals.push(...split.receive(stream.subarray(from, cut), 10));
          from = Math.max(from, cut);
        }
        expect(signals).toEqual(engine().receive(stream, 10));
      },
    ),
  );
});

test('garbage never throws, and the next symbol is read', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (chunks) => {
      const protocol = engine();
      for (const chunk of chunks) protocol.receive(chunk, 10);
      pass(protocol, 10, 10 + SSI_GAP_MS);
      const signals = lines(protocol.receive(symbol('good'), 200));
      expect(signals.at(-1)).toBe('symbol good');
    }),
  );
});

test('after its end nothing of a symbol is left', () => {
  const protocol = engine();
  protocol.receive(symbol('half', { status: 2 }), 10);
  protocol.stop();
  expect(protocol.isBusy()).toBe(false);
});
