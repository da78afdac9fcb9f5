import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { memoryStore } from '../platform.fixture.ts';
import { startPlatform } from '../server.ts';

test('twice: the same reply once more on the connection, unasked', async () => {
  const server = await startPlatform(systemClock, memoryStore(), 0);
  const rules = [{ operation: 'table', fault: 'twice', probability: 1 }];
  const body = JSON.stringify({ plan: { name: 'one', seed: 1, rules } });
  await fetch(`${server.url}/sim/reply-faults`, { method: 'PUT', body });
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  const twice = await new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (received.split('HTTP/1.1 200').length === 3 && received.endsWith('}')) resolve(received);
    });
    socket.write(`GET /hub/v1/table HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  });
  socket.destroy();
  const bodies = twice.split('HTTP/1.1 200').map((part) => part.split('\r\n\r\n')[1]);
  expect(bodies[1]).toMatch(/^\{"head".*\}$/s);
  expect(bodies[2]).toBe(bodies[1]);
  await server.close();
});
