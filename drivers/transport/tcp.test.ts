import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { transportFor } from './open.ts';
import { tcpAddress } from './tcp.ts';
import type { OpenPort } from './transport.ts';

const LINE = { baudRate: 9600 };

async function serialServer(): Promise<{ path: string; server: Server; peer: Promise<Socket> }> {
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const peer = once(server, 'connection').then(([socket]) => socket as Socket);
  return { path: `tcp://127.0.0.1:${address.port}`, server, peer };
}

async function opened(path: string): Promise<OpenPort> {
  const port = unwrap(await transportFor(path).open(LINE));
  onTestFinished(() => port.close());
  return port;
}

test.each([
  ['tcp://10.1.2.3:4001', { host: '10.1.2.3', port: 4001 }],
  ['tcp://serial-server.hall:23', { host: 'serial-server.hall', port: 23 }],
  ['tcp://[fd00::1]:4001', { host: 'fd00::1', port: 4001 }],
  ['tcp://host:0', undefined],
  ['tcp://host:65536', undefined],
  ['tcp://host', undefined],
  ['tcp://:4001', undefined],
  ['tcp://user@host:4001', undefined],
  ['tcp://host:4001/path', undefined],
  ['http://host:4001', undefined],
  ['/dev/ttyUSB0', undefined],
])('%s names %j', (path, address) => {
  expect(tcpAddress(path)).toEqual(address);
});

test('no path makes the parser throw, and what it takes is within the limits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (tail) => {
      const address = tcpAddress(`tcp://${tail}`);
      if (address) expect(address.port).toBeLessThanOrEqual(65_535);
    }),
  );
});

test('bytes pass both ways, and what came before the listener is kept for it', async () => {
  const { path, peer } = await serialServer();
  const port = await opened(path);
  const socket = await peer;
  socket.write('early');
  await new Promise((resolve) => setTimeout(resolve, 30));
  const received = new Promise<string>((resolve) => {
    port.onBytes((bytes) => resolve(Buffer.from(bytes).toString('latin1')));
  });
  expect(await received).toBe('early');
  const arrived = once(socket, 'data');
  expect(await port.write(Buffer.from('to the line'))).toEqual({ ok: true, value: undefined });
  expect(String((await arrived)[0])).toBe('to the line');
  expect(await port.isAlive()).toBe(true);
});

test('a line that is not read does not take what is written, and the port still closes', async () => {
  const { path, peer } = await serialServer();
  const port = await opened(path);
  (await peer).pause();
  const written = port.write(new Uint8Array(32 * 1_024 * 1_024));
  const first = await Promise.race([
    written,
    new Promise((resolve) => setTimeout(resolve, 300, 'waits')),
  ]);
  expect(first).toBe('waits');
  await port.close();
  expect(await written).toMatchObject({ ok: false });
});

test('a server that hangs up is an unplugged device, also for a listener that comes late', async () => {
  const { path, peer } = await serialServer();
  const port = await opened(path);
  (await peer).destroy();
  port.onBytes(() => {});
  await new Promise((resolve) => setTimeout(resolve, 30));
  const closed = new Promise((resolve) => port.onClosed(resolve));
  expect(await closed).toMatchObject({ code: 'DEVICE_ABSENT' });
  expect(await port.isAlive()).toBe(false);
  expect(await port.write(new Uint8Array([1]))).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  await port.close();
});

test('our own closing is not told', async () => {
  const { path } = await serialServer();
  const port = await opened(path);
  let told = 0;
  port.onClosed(() => told++);
  await port.close();
  await port.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(told).toBe(0);
});

test('a refused connection is an absent device; the path is its name all the time', async () => {
  const { path, server } = await serialServer();
  server.close();
  const transport = transportFor(path);
  expect(await transport.identify()).toEqual({ ok: true, value: path });
  expect(await transport.open(LINE)).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});
