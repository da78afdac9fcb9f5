import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { connectToHost } from './host-link.ts';

// The child process is tested with main.ts, the real utility process in the end-to-end tests.

test('where Electron gives a port, that is the way to main', () => {
  const port = Object.assign(new EventEmitter(), {
    sent: [] as unknown[],
    postMessage: (message: unknown) => port.sent.push(message),
  });
  Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(process, 'parentPort'));
  const link = connectToHost();
  const heard: unknown[] = [];
  link.onMessage((message) => heard.push(message));
  link.send({ kind: 'hello' });
  port.emit('message', { data: { kind: 'ping', id: 1 }, ports: [] });
  expect([port.sent, heard]).toEqual([[{ kind: 'hello' }], [{ kind: 'ping', id: 1 }]]);
});
