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

test('a file that an answer carries is sent whole, and wiped here', () => {
  const sent: unknown[] = [];
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => void sent.push(structuredClone(message)),
  });
  Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(process, 'parentPort'));
  const bytes = Uint8Array.of(1, 2, 3);
  const value = { mediaType: 'image/png', bytes };
  connectToHost().send({ kind: 'response', id: 1, result: { ok: true, value } });
  const whole = { mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3) };
  expect(sent).toEqual([{ kind: 'response', id: 1, result: { ok: true, value: whole } }]);
  expect([...bytes]).toEqual([0, 0, 0]);
});
