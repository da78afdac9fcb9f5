import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { transportFor } from './open.ts';
import { simulatedPort } from './simulated.ts';

const LINE = { baudRate: 9600 };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(): Promise<{ path: string; peer: Promise<Socket>; server: Server }> {
  const server = createServer();
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const peer = once(server, 'connection').then(([socket]) => socket as Socket);
  return { path: `simulated://127.0.0.1:${address.port}`, peer, server };
}

test.each([
  ['simulated://127.0.0.1:4000', 4000],
  ['simulated://127.0.0.1:0', undefined],
  ['simulated://127.0.0.1:70000', undefined],
  ['simulated://10.0.0.1:4000', undefined],
  ['/dev/ttyUSB0', undefined],
])('%s names port %s', (path, port) => {
  expect(simulatedPort(path)).toBe(port);
});

test('bytes pass both ways through the stream of serialport', async () => {
  const { path, peer } = await listen();
  const port = unwrap(await transportFor(path).open(LINE));
  const socket = await peer;
  const received = new Promise<string>((resolve) => {
    port.onBytes((bytes) => resolve(Buffer.from(bytes).toString('latin1')));
  });
  socket.write('from the device');
  expect(await received).toBe('from the device');
  const answered = once(socket, 'data');
  expect(await port.write(Buffer.from('to the device'))).toEqual({ ok: true, value: undefined });
  expect(String((await answered)[0])).toBe('to the device');
  expect(await port.isAlive()).toBe(true);
  await port.close();
  await port.close();
});

test('a device that does not read does not take what is written, and the port still closes', async () => {
  const { path, peer } = await listen();
  const port = unwrap(await transportFor(path).open(LINE));
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

test('a closed connection is an unplugged device', async () => {
  const { path, peer } = await listen();
  const port = unwrap(await transportFor(path).open(LINE));
  const closed = new Promise((resolve) => port.onClosed(resolve));
  (await peer).destroy();
  expect(await closed).toMatchObject({ code: 'DEVICE_ABSENT' });
  expect(await port.isAlive()).toBe(false);
  expect(await port.write(new Uint8Array([1]))).toMatchObject({ ok: false });
  await port.close();
});

test('a refused connection is an absent device, and the port can be opened later', async () => {
  const { path, server } = await listen();
  server.close();
  const transport = transportFor(path);
  const refused = await transport.open(LINE);
  expect(refused).toMatchObject({ ok: false, error: { code: 'DEVICE_ABSENT' } });
  server.listen(simulatedPort(path), '127.0.0.1');
  await once(server, 'listening');
  const port = unwrap(await transport.open(LINE));
  await port.close();
});
