import { setTimeout as rest } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { cardData } from '../device/card-bench.test-support.ts';
import { idCardReaderSession } from '../device/id-card-reader.ts';
import type { DeviceEvent } from '../events.ts';
import { drain, twoTransferPort, type UsbPipes } from './two-transfer.ts';

/** A frame in its two transfers: status word and data. */
function transfers(sw3: number, data: Uint8Array = new Uint8Array()): [Uint8Array, Uint8Array] {
  const length = data.length + 4;
  const head = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff);
  const body = [length >> 8, length & 0xff, 0, 0, sw3, ...data];
  const check = body.reduce((sum, byte) => sum ^ byte, 0);
  return [head, Uint8Array.of(0, 0, sw3, ...data, check)];
}

/** A reader on the other end of the four endpoints, with a card on it. */
interface Peer extends UsbPipes {
  /** What came in, by endpoint, in hexadecimal digits. */
  readonly received: string[];
  /** What will be sent next. */
  send(endpoint: number, bytes: Uint8Array): void;
  broken?: Failure;
  closed: boolean;
}

function peer(answers: Readonly<Record<string, [Uint8Array, Uint8Array]>> = {}): Peer {
  const waiting = new Map<number, Uint8Array[]>([
    [0x81, []],
    [0x85, []],
  ]);
  const made: Peer = {
    received: [],
    closed: false,
    send: (endpoint, bytes) => void waiting.get(endpoint)?.push(bytes),
    bulkOut(endpoint, bytes) {
      const hex = Buffer.from(bytes).toString('hex');
      made.received.push(`${endpoint.toString(16)} ${hex}`);
      // The command is whole when its body has come; its check byte is not part of the name.
      const [head, body] = (endpoint === 0x06 ? answers[hex.slice(0, 4)] : undefined) ?? [];
      if (head) made.send(0x81, head);
      if (body) made.send(0x85, body);
      return Promise.resolve(made.broken ? err(made.broken) : ok());
    },
    async bulkIn(endpoint, length, limitMs) {
      const until = Date.now() + Math.min(limitMs, 20);
      while (Date.now() < until && !made.broken && waiting.get(endpoint)?.length === 0) {
        await rest(1);
      }
      if (made.broken) return err(made.broken);
      const next = waiting.get(endpoint)?.shift();
      // What is not fetched at once comes with the next transfer.
      if (next && next.length > length) waiting.get(endpoint)?.unshift(next.subarray(length));
      return ok(next?.subarray(0, length));
    },
    isAlive: () => Promise.resolve(true),
    close() {
      made.closed = true;
      return Promise.resolve();
    },
  };
  return made;
}

const STATUS = Uint8Array.from(Buffer.from('aaaaaa9669000311ffed', 'hex'));

test('head and body of a command go to their own endpoints', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  expect(await port.write(STATUS)).toEqual({ ok: true });
  expect(pipes.received).toEqual(['2 aaaaaa96690003', '6 11ffed']);
  await port.close();
});

test('head and body of an answer become one stream, also for a listener that comes late', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const [head, body] = transfers(0x9f, new Uint8Array(4));
  pipes.send(0x81, head);
  pipes.send(0x85, body.subarray(0, 3));
  pipes.send(0x85, body.subarray(3));
  await rest(30);
  const heard: Uint8Array[] = [];
  port.onBytes((bytes) => heard.push(bytes));
  expect(Buffer.concat(heard).toString('hex')).toBe('aaaaaa9669000800009f0000000097');
  pipes.send(0x81, head);
  pipes.send(0x85, body);
  await rest(30);
  expect(Buffer.concat(heard)).toHaveLength(30);
  await port.close();
});

test('a whole card is read over the four endpoints by the session that knows nothing of them', async () => {
  const pipes = peer({
    '11ff': transfers(0x90),
    '12ff': transfers(0x90, new Uint8Array(16)),
    '2001': transfers(0x9f, new Uint8Array(4)),
    '2002': transfers(0x90, new Uint8Array(8)),
    '3001': transfers(0x90, cardData()),
    '3003': transfers(0x91),
  });
  const port = twoTransferPort(pipes, systemClock);
  const events: DeviceEvent[] = [];
  const session = idCardReaderSession({ type: 'sdt', fingerprints: false })({
    deviceId: 'usb',
    clock: systemClock,
    write: (bytes) => void port.write(bytes),
    emit: (event) => void events.push(event),
    ready: () => {},
    busy: () => {},
    answered: () => {},
    fail: () => {},
  });
  port.onBytes((bytes) => session.receive(bytes));
  await expect.poll(() => events.map(({ kind }) => kind)).toEqual(['card-present', 'card']);
  expect(events[1]).toMatchObject({ card: { name: '田小满', idNo: '390101199003070021' } });
  session.stop();
  await port.close();
});

test('a head that announces more than any answer has is passed on, and no body is waited for', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const heard: Uint8Array[] = [];
  port.onBytes((bytes) => heard.push(bytes));
  pipes.send(0x81, Uint8Array.from(Buffer.from('aaaaaa9669ffff', 'hex')));
  const [head, body] = transfers(0x80);
  pipes.send(0x81, head);
  pipes.send(0x85, body);
  await rest(30);
  expect(Buffer.concat(heard).toString('hex')).toBe('aaaaaa9669ffffaaaaaa96690004' + '00008084');
  await port.close();
});

test('a body that does not come is given up, and the next answer is read', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const heard: Uint8Array[] = [];
  port.onBytes((bytes) => heard.push(bytes));
  const [head, body] = transfers(0x80);
  pipes.send(0x81, head);
  await rest(60);
  pipes.send(0x81, head);
  pipes.send(0x85, body);
  await rest(60);
  const twice = Buffer.concat([head, head, body]);
  expect(Buffer.concat(heard).toString('hex')).toBe(twice.toString('hex'));
  await port.close();
});

test('empty transfers between head and body, and behind a body, are skipped', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const heard: Uint8Array[] = [];
  port.onBytes((bytes) => heard.push(bytes));
  const [head, body] = transfers(0x9f, new Uint8Array(4));
  for (let turn = 0; turn < 2; turn++) {
    pipes.send(0x81, head);
    pipes.send(0x85, new Uint8Array());
    pipes.send(0x85, body);
  }
  const twice = Buffer.concat([head, body, head, body]).toString('hex');
  await expect.poll(() => Buffer.concat(heard).toString('hex')).toBe(twice);
  await port.close();
});

test('a device that sends nothing but empty transfers is given up, and costs little', async () => {
  const clock = manualClock();
  let asked = 0;
  const pipes: UsbPipes = {
    ...peer(),
    bulkIn() {
      asked++;
      return Promise.resolve(ok(new Uint8Array()));
    },
  };
  const port = twoTransferPort(pipes, clock);
  const reasons: (string | undefined)[] = [];
  port.onClosed(({ detail }) => reasons.push(detail));
  const pass = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 10) {
      await rest(0);
      clock.advance(10);
    }
  };
  await pass(500);
  expect(asked).toBeLessThanOrEqual(60);
  expect(reasons).toEqual([]);
  await pass(1_000);
  expect(reasons).toEqual(['nothing but empty transfers']);
  expect(asked).toBeLessThanOrEqual(120);
});

test('what a device has left to say from before is thrown away, of both endpoints', async () => {
  const pipes = peer();
  const [head, body] = transfers(0x90, cardData());
  pipes.send(0x81, head);
  for (let at = 64; at < body.length; at += 64) pipes.send(0x85, body.subarray(at, at + 64));
  pipes.send(0x85, new Uint8Array());
  expect(await drain(pipes)).toEqual({ ok: true });
  const port = twoTransferPort(pipes, systemClock);
  const heard: Uint8Array[] = [];
  port.onBytes((bytes) => heard.push(bytes));
  const [next, answer] = transfers(0x80);
  pipes.send(0x81, next);
  pipes.send(0x85, answer);
  const whole = Buffer.concat([next, answer]).toString('hex');
  await expect.poll(() => Buffer.concat(heard).toString('hex')).toBe(whole);
  await port.close();
});

test('a device that never stops talking, or is gone, is not opened', async () => {
  const talks: UsbPipes = { ...peer(), bulkIn: () => Promise.resolve(ok(new Uint8Array(64))) };
  expect(await drain(talks)).toMatchObject({ error: { detail: 'talks without being asked' } });
  const gone = peer();
  gone.broken = failure('DEVICE_ABSENT', 'device disconnected');
  expect(await drain(gone)).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});

test('a device that is pulled out closes the port, once', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const reasons: string[] = [];
  port.onClosed(({ code }) => reasons.push(code));
  pipes.broken = failure('DEVICE_ABSENT', 'device disconnected');
  await rest(60);
  expect(reasons).toEqual(['DEVICE_ABSENT']);
  expect(pipes.closed).toBe(true);
  expect(await port.isAlive()).toBe(false);
  expect(await port.write(STATUS)).toMatchObject({ ok: false });
});

test('transfers that fail are tried again, three in a row close the port', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  const reasons: string[] = [];
  port.onClosed(({ code }) => reasons.push(code));
  pipes.broken = failure('DEVICE_OPEN_FAILED', 'endpoint stalled');
  await rest(40);
  delete pipes.broken;
  await rest(60);
  expect(reasons).toEqual([]);
  pipes.broken = failure('DEVICE_OPEN_FAILED', 'endpoint stalled');
  await expect.poll(() => reasons).toEqual(['DEVICE_OPEN_FAILED']);
});

test('a closed port hears nothing more', async () => {
  const pipes = peer();
  const port = twoTransferPort(pipes, systemClock);
  let heard = 0;
  port.onBytes(() => heard++);
  port.onClosed(() => heard++);
  await port.close();
  pipes.send(0x81, transfers(0x80)[0]);
  await rest(40);
  expect(heard).toBe(0);
});

test('whatever the device sends, nothing throws and every byte that is told was sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 90 }), { maxLength: 4 }),
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 90 }), { maxLength: 4 }),
      async (heads, bodies) => {
        const pipes = peer();
        for (const bytes of heads) pipes.send(0x81, bytes);
        for (const bytes of bodies) pipes.send(0x85, bytes);
        const port = twoTransferPort(pipes, systemClock);
        let heard = 0;
        port.onBytes((bytes) => (heard += bytes.length));
        await rest(15);
        await port.close();
        const sent = [...heads, ...bodies].reduce((sum, { length }) => sum + length, 0);
        expect(heard).toBeLessThanOrEqual(sent);
      },
    ),
    { numRuns: 20 },
  );
});
