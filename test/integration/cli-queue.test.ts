import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfigFile } from '../../contract/config-file.node.ts';
import { unwrap } from '../../contract/result.ts';
import { fromServiceSchema } from '../../contract/service-protocol.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { closeStore, openStore } from '../../src-service/store/database.ts';
import { ROOT } from '../../tools/paths.ts';

const SECRET = 'Lin Qiu 390102199003070021';

/** A terminal's folder with a configuration and two dead receipts in its store. */
function hall() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-queue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const config = path.join(folder, 'liangma.toml');
  const text = readFileSync(path.join(ROOT, 'simulator/liangma.simulated.toml'), 'utf8')
    .replaceAll(/\[\[devices\]\]\n(.+\n)+/g, '')
    .replace(/^dataDir = .*$/m, `dataDir = ${JSON.stringify(dataDir)}`);
  writeFileSync(config, text);
  const { db } = unwrap(openStore(path.join(dataDir, 'terminal.db'), 0));
  const insert = db.prepare(
    `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at, ended_at, last_failure, payload)
     VALUES (?, 'outbox', 'dead', '1390000', ?, ?, ?, 'SIGN_INVALID', ?)`,
  );
  for (const id of ['a1-first', 'b2-second']) {
    const now = Date.now();
    insert.run(id, now, now, now, Buffer.from(SECRET));
  }
  closeStore(db);

  async function cli(...args: string[]) {
    const script = path.join(ROOT, 'src-cli/liangma.ts');
    const child = spawn(process.execPath, [script, 'queue', ...args, '--config', config], {
      cwd: folder,
      env: { PATH: process.env.PATH, LANG: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    await once(child, 'close');
    expect(out + err).not.toMatch(/Lin|390102/);
    return { code: child.exitCode, out, err };
  }

  async function service() {
    const snapshots: Snapshot[] = [];
    const child = fork(path.join(ROOT, 'src-service/main.ts'), [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let log = '';
    child.stderr?.on('data', (data: Buffer) => (log += data.toString()));
    child.on('message', (raw) => {
      const message = fromServiceSchema.parse(raw);
      if (message.kind === 'snapshot') snapshots.push(message.snapshot);
    });
    const exited = once(child, 'exit');
    await once(child, 'message');
    child.send({
      ...{ kind: 'start', config: unwrap(readConfigFile(config, {})), interrupted: false },
      ...{
        dataKeys: [{ id: '0'.repeat(16), key: randomBytes(32).toString('base64') }],
        diagnostics: [],
      },
    });
    await vi.waitFor(() => expect(snapshots.length, log).toBeGreaterThan(0), 15_000);
    return { child, exited, latest: () => snapshots.at(-1)!.queue, log: () => log };
  }
  return { folder, cli, service };
}

test('with the service running the command line works through it', async () => {
  const { folder, cli, service } = hall();
  const running = await service();
  const listed = await cli('ls');
  expect(listed).toMatchObject({ code: 1, err: '' });
  expect(listed.out).toMatch(/a1-first +receipt +dead +1390000/);
  expect(await cli('retry', 'a1')).toMatchObject({
    code: 0,
    out: 'a1-first waits for another try.\n',
  });
  await vi.waitFor(() => expect(running.latest()).toMatchObject({ dead: 1, waiting: 1 }), 5_000);
  expect(await cli('discard', 'b2', '--reason', 'fault')).toMatchObject({ code: 0, err: '' });
  await vi.waitFor(() => expect(running.latest()).toMatchObject({ dead: 0 }), 5_000);
  expect((await cli('show', 'b2')).out).toMatch(/state +discarded/);
  expect(await cli('discard', 'b2', '--reason', 'fault')).toMatchObject({ code: 1, out: '' });
  expect((await cli('export', 'rows.jsonl')).code).toBe(0);
  expect(readFileSync(path.join(folder, 'rows.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  running.child.send({ kind: 'stop' });
  await running.exited;
}, 60_000);

test('after a kill the command line goes on by itself, and a new service after it', async () => {
  const { cli, service } = hall();
  const killed = await service();
  killed.child.kill('SIGKILL');
  await killed.exited;
  expect((await cli('ls', '--json')).out).toContain('"a1-first"');
  expect((await cli('retry', '--all-dead')).code).toBe(0);
  expect((await cli('ls')).code).toBe(0);
  const next = await service();
  expect(next.latest()).toMatchObject({ dead: 0, waiting: 2 });
  expect((await cli('ls')).out).toMatch(/b2-secon +receipt +waiting/);
}, 60_000);
