import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { followSockets } from './sockets.ts';

test('connections of services and silent ones are reset, those of the control interface stay', async () => {
  const server = createServer();
  const sockets = followSockets(server);
  server.on('request', (request, response) => {
    sockets.mark(request.socket, request.url === '/sim/state');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function open(path?: string): Promise<Socket> {
    const accepted = once(server, 'connection');
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await accepted;
    if (path === undefined) return socket;
    const answered = once(socket, 'data');
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await answered;
    return socket;
  }

  const [service, control, silent] = [await open('/hub'), await open('/sim/state'), await open()];
  const closed = [service, silent].map(
    (socket) => new Promise((resolve) => socket.on('close', resolve)),
  );
  sockets.resetServices();
  await Promise.all(closed);
  expect([service.destroyed, silent.destroyed, control.destroyed]).toEqual([true, true, false]);
  control.destroy();
  server.close();
});
