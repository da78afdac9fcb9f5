import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../contract/failures.ts';
import { unwrap, type Result } from '../../contract/result.ts';
import { simulatedHidPort, simulatedHidTransport } from './simulated-hid.ts';
import type { OpenPort } from './transport.ts';

const LINE = { baudRate: 9_600 };
/** Type 3, two bytes. */
const DESCRIPTOR = Uint8Array.of(3, 0, 2, 0x05, 0x8c);
const NO_DESCRIPTOR = Uint8Array.of(3, 0, 0);

interface Far {
  readonly port: number;
  readonly peer: Promise<Socket>;
}

/** The far end: sends `greeting` when somebody connects. */
async function listen(greeting: Uint8Array): Promise<Far> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(greeting);
    onTestFinished(() => void socket.destroy());
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const peer = once(server, 'connection').then(([socket]) => socket as Socket);
  return { port: address.port, peer };
}

function open({ port }: Pick<Far, 'port'>): Promise<Result<OpenPort, Failure>> {
  return simulatedHidTransport(`simulated-hid://127.0.0.1:${port}`, port).open(LINE);
}

test.each([
  ['simulated-hid://127.0.0.1:4000', 4000],
  ['simulated-hid://127.0.0.1:0', undefined],
  ['simulated-hid://127.0.0.1:70000', undefined],
  ['simulated-hid://10.0.0.1:4000', undefined],
  ['simulated://127.0.0.1:4000', undefined],
])('%s names port %s', (path, port) => {
  expect(simulatedHidPort(path)).toBe(port);
});

test('the descriptor comes with the port, reports with their ids', async () => {
  const far = await listen(DESCRIPTOR);
  const port = unwrap(await open(far));
  expect(port.descriptor).toEqual(Uint8Array.of(0x05, 0x8c));
  expect(await port.isAlive()).toBe(true);
  const reports: number[][] = [];
  const two = new Promise<void>((resolve) =>
    port.onBytes((report) => {
      if (reports.push([...report]) === 2) resolve();
    }),
  );
  (await far.peer).write(Uint8Array.of(0, 0, 3, 2, 1, 0x41, 0, 0, 1, 7));
  await two;
  expect(reports).toEqual([[2, 1, 0x41], [7]]);
  await port.close();
});

test('output and feature reports are told apart', async () => {
  const far = await listen(NO_DESCRIPTOR);
  const port = unwrap(await open(far));
  expect(port).not.toHaveProperty('descriptor');
  const socket = await far.peer;
  const output = once(socket, 'data');
  expect(await port.write(Uint8Array.of(4, 4))).toEqual({ ok: true, value: undefined });
  expect((await output)[0]).toEqual(Buffer.of(1, 0, 2, 4, 4));
  const feature = once(socket, 'data');
  expect(await port.write(Uint8Array.of(254, 1), 'feature')).toMatchObject({ ok: true });
  expect((await feature)[0]).toEqual(Buffer.of(2, 0, 2, 254, 1));
  await port.close();
});

test('reports that came before the first listener are kept, but not without end', async () => {
  const reports = Array.from({ length: 100 }, (_, index) => [0, 0, 1, index]).flat();
  const port = unwrap(await open(await listen(Uint8Array.from([...NO_DESCRIPTOR, ...reports]))));
  const found: number[] = [];
  port.onBytes(([id = -1]) => found.push(id));
  expect(found).toEqual(Array.from({ length: 64 }, (_, index) => index));
  await port.close();
});

test('a closed connection is an unplugged device', async () => {
  const far = await listen(NO_DESCRIPTOR);
  const port = unwrap(await open(far));
  const closed = new Promise((resolve) => port.onClosed(resolve));
  (await far.peer).destroy();
  expect(await closed).toMatchObject({ code: 'DEVICE_ABSENT' });
  expect(await port.isAlive()).toBe(false);
  expect(await port.write(Uint8Array.of(1))).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  await port.close();
});

test('our own close is not told, and may come twice', async () => {
  const port = unwrap(await open(await listen(NO_DESCRIPTOR)));
  const told: Failure[] = [];
  port.onClosed((reason) => told.push(reason));
  await port.close();
  await port.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([]);
  expect(await port.isAlive()).toBe(false);
});

test('bytes that are no frames close the port', async () => {
  const far = await listen(NO_DESCRIPTOR);
  const port = unwrap(await open(far));
  const closed = new Promise((resolve) => port.onClosed(resolve));
  (await far.peer).write('hello');
  expect(await closed).toEqual({ code: 'DEVICE_PROTOCOL', detail: 'no HID frames' });
});

test('a refused connection is an absent device', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('no port');
  expect(await open(address)).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});

test.each([
  ['an input report first', Uint8Array.of(0, 0, 1, 2), 'no descriptor'],
  ['no frames at all', Buffer.from('HTTP/1.1 200 OK'), 'no HID frames'],
  ['nothing for a second', new Uint8Array(), 'no descriptor'],
])('%s is no HID device', async (_name, greeting, detail) => {
  const opened = await open(await listen(greeting));
  expect(opened).toEqual({ ok: false, error: { code: 'DEVICE_OPEN_FAILED', detail } });
});

test('any garbage behind the descriptor leaves the port open or closed, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (garbage) => {
      const far = await listen(Uint8Array.from([...NO_DESCRIPTOR, ...garbage]));
      const opened = await open(far);
      if (opened.ok) await opened.value.close();
      else expect(opened.error.code).toBe('DEVICE_OPEN_FAILED');
    }),
    { numRuns: 30 },
  );
});
