import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { configSchema } from '../contract/config.ts';
import { controlAddress } from '../contract/control-address.node.ts';
import { type FromService, fromServiceSchema } from '../contract/service-protocol.ts';

const MAIN = path.join(import.meta.dirname, 'main.ts');
const NAME = { 'zh-CN': '示例大厅', en: 'Sample hall' };

/** The service as main starts it where the runtime has no utility process that can run it. */
function service() {
  const child: ChildProcess = fork(MAIN, [], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const heard: FromService[] = [];
  let log = '';
  child.on('message', (message) => heard.push(fromServiceSchema.parse(message)));
  child.stderr?.on('data', (part: Buffer) => (log += part.toString()));
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    exited,
    log: () => log,
    hears: (message: object) =>
      vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining(message)), {
        timeout: 8_000,
      }),
  };
}

function dataKey(digit: string, bytes = 32) {
  return { id: digit.repeat(16), key: randomBytes(bytes).toString('base64') };
}

function start() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-main-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const config = configSchema.parse({
    dataDir,
    terminal: { id: 'T-1', orgCode: '11100000000013338W', orgName: NAME, regionCode: '390000' },
    platform: {
      hubUrl: 'http://127.0.0.1:9/hub',
      homeCodeSystemId: '1390000',
      hubKeys: [`04${'0'.repeat(128)}`],
    },
    items: [{ code: 'I-1', name: NAME, scopes: ['*'] }],
  });
  return { kind: 'start', config, dataKeys: [dataKey('0')], interrupted: false, diagnostics: [] };
}

/** What is heard at a socket after a ping. */
async function ping(at: string): Promise<string> {
  const socket = connect(at);
  onTestFinished(() => void socket.destroy());
  socket.write('{"op":"ping"}\n');
  const [heard] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return heard.toString();
}

test('it greets, serves, answers pings and ends when it is told to', async () => {
  const { child, exited, hears, log } = service();
  await hears({ kind: 'hello' });
  child.send({ kind: 'ping', id: 1 });
  await hears({ kind: 'pong', id: 1 });
  const request = { kind: 'request', name: 'language.choose', params: { language: 'en' } };
  child.send({ ...request, id: 2 });
  const unavailable = { ok: false, error: { reason: 'unavailable' } };
  await hears({ kind: 'response', id: 2, result: unavailable });
  const first = start();
  child.send(first);
  await hears({ kind: 'snapshot' });
  child.send(first);
  child.send({ ...request, id: 3 });
  await hears({ kind: 'response', id: 3, result: { ok: true, value: null } });
  child.send({ ...request, id: 4, params: { language: 'tlh' } });
  await hears({ kind: 'response', id: 4, result: { ok: false, error: { reason: 'invalid' } } });
  child.send({ kind: 'dance' });
  child.send({ kind: 'stop' });
  expect(await exited).toEqual([0, null]);
  const events = log()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events.filter((event) => event === 'service.started')).toHaveLength(1);
  expect(events).toContain('service.bad-main-message');
  expect(events.at(-1)).toBe('service.stopped');
});

test('it takes new data keys while it runs, and says which are in use', async () => {
  const { child, hears } = service();
  await hears({ kind: 'hello' });
  const first = start();
  child.send(first);
  await hears({ kind: 'keys-in-use', ids: ['0'.repeat(16)] });
  child.send({ kind: 'data-keys', dataKeys: [dataKey('1'), ...first.dataKeys] });
  // The salt of the audit log is sealed anew at the next start.
  await hears({ kind: 'keys-in-use', ids: ['1'.repeat(16), '0'.repeat(16)] });
});

test('a second service on the same folder says so and ends; after a kill the next one starts', async () => {
  const first = service();
  await first.hears({ kind: 'hello' });
  const message = start();
  first.child.send(message);
  await first.hears({ kind: 'snapshot' });
  const at = controlAddress(message.config.dataDir).path;
  await vi.waitFor(async () => expect(await ping(at)).toContain('"ok":true'));
  const second = service();
  await second.hears({ kind: 'hello' });
  second.child.send(message);
  expect(await second.exited).toEqual([3, null]);
  expect(second.log()).toContain('service.folder-held');
  expect(await ping(at)).toContain('"ok":true');
  first.child.kill('SIGKILL');
  await first.exited;
  expect(existsSync(at)).toBe(true);
  const third = service();
  await third.hears({ kind: 'hello' });
  third.child.send(message);
  await third.hears({ kind: 'snapshot' });
  await vi.waitFor(async () => expect(await ping(at)).toContain('"ok":true'));
  third.child.send({ kind: 'stop' });
  expect(await third.exited).toEqual([0, null]);
  expect(existsSync(at)).toBe(false);
}, 20_000);

test('a service whose lock was removed ends as soon as it sees it', async () => {
  const { child, exited, hears, log } = service();
  await hears({ kind: 'hello' });
  const message = start();
  child.send(message);
  await hears({ kind: 'snapshot' });
  rmSync(path.join(message.config.dataDir, 'writer.lock'));
  expect(await exited).toEqual([3, null]);
  expect(log()).toContain('service.folder-held');
}, 20_000);

test('a service that cannot lock its folder serves without a store', async () => {
  const { child, exited, hears } = service();
  await hears({ kind: 'hello' });
  const message = start();
  const { dataDir } = message.config;
  mkdirSync(path.join(dataDir, 'writer.lock'));
  child.send(message);
  const line: unknown = expect.objectContaining({
    ...{ key: 'store-failed', detail: 'writer.lock EISDIR' },
  });
  const diagnostics: unknown = expect.arrayContaining([line]);
  const snapshot: unknown = expect.objectContaining({ diagnostics });
  await hears({ kind: 'snapshot', snapshot });
  expect(existsSync(path.join(dataDir, 'terminal.db'))).toBe(false);
  child.send({ kind: 'stop' });
  expect(await exited).toEqual([0, null]);
}, 20_000);

test('a key of the wrong length starts nothing', async () => {
  const { child, hears, log } = service();
  await hears({ kind: 'hello' });
  child.send({ ...start(), dataKeys: [dataKey('0', 16)] });
  await vi.waitFor(() => expect(log()).toContain('service.bad-main-message'));
  expect(log()).not.toContain('service.started');
});

test('it ends by itself when main is gone', async () => {
  const { child, exited, hears, log } = service();
  await hears({ kind: 'hello' });
  child.send(start());
  await hears({ kind: 'snapshot' });
  child.disconnect();
  expect(await exited).toEqual([0, null]);
  expect(log()).toContain('service.stopped');
});

test('started by hand it says so and ends', () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('started by the terminal, not by hand');
});
