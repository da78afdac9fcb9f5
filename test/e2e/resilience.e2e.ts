import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ShellView } from '../../contract/ipc.ts';
import { killService } from '../support/kill-service.ts';
import { expect, inState, test } from './terminal.ts';

/** From the kill to the page that asks to scan again, in milliseconds. */
const READY_AGAIN_MS = 3_000;

test('kill -9 on the service in a session: “scan again” within 3 s, and it works', async ({
  start,
}) => {
  const terminal = await start({ mode: 'self-service' });
  const { remote, until, page } = terminal;
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  const killedAt = performance.now();
  await killService(terminal);
  await until(
    'the interruption told',
    inState(
      'failed',
      (one) => one.state === 'failed' && one.failure.code === 'SERVICE_INTERRUPTED',
    ),
    READY_AGAIN_MS,
  );
  expect(performance.now() - killedAt).toBeLessThan(READY_AGAIN_MS);
  await expect(page.getByText('张*岚')).toHaveCount(0);
  await until('the scanner ready again', ({ snapshot }) =>
    Boolean(snapshot?.devices.every(({ state }) => state === 'ready')),
  );
  await remote.showCode('wang');
  await until('consent', inState('consent'));
});

test('kill -9 while idle: the page says so for a moment and is ready again', async ({ start }) => {
  const terminal = await start({ mode: 'self-service' });
  const { page, until } = terminal;
  const restarting = page.getByText('正在恢复服务…').waitFor({ timeout: READY_AGAIN_MS });
  await killService(terminal);
  await restarting;
  await until(
    'idle',
    (view) => view.service.restarts === 1 && inState('idle')(view),
    READY_AGAIN_MS,
  );
});

test('a crashed page is drawn anew and the session goes on', async ({ start }) => {
  const { app, remote, until } = await start({ mode: 'self-service' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  const drawn = app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const loadedAgain = new Promise<void>((resolve) => {
      contents.once('did-finish-load', () => resolve());
    });
    contents.forcefullyCrashRenderer();
    return loadedAgain;
  });
  await drawn;
  await expect
    .poll(() =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return (await contents?.executeJavaScript('document.body.innerText')) as string;
      }),
    )
    .toContain('请您确认授权');
});

test('unplugged and plugged in again: seen, explained, ready', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  const scannerIs =
    (state: string) =>
    ({ snapshot }: ShellView): boolean =>
      snapshot?.devices.some((one) => one.id === 'scanner-1' && one.state === state) ?? false;
  await remote.unplug('scanner-1');
  await until('unplugged', scannerIs('absent'), 1_000);
  await expect(page.getByText('扫码器正在重新连接，好了会自动恢复。')).toBeVisible();
  await remote.plug('scanner-1');
  await until('ready again', scannerIs('ready'), 2_000);
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
});

test('an independent serial peer, bytes written by hand, is read', async ({ start }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-peer-'));
  const scannerEnd = path.join(folder, 'scanner');
  const terminalEnd = path.join(folder, 'terminal');
  const socat = spawn('socat', [
    `pty,raw,echo=0,link=${scannerEnd}`,
    `pty,raw,echo=0,link=${terminalEnd}`,
  ]);
  try {
    await expect.poll(() => existsSync(scannerEnd) && existsSync(terminalEnd)).toBe(true);
    const { remote, until } = await start({
      mode: 'self-service',
      devicePaths: { 'scanner-1': terminalEnd },
    });
    const { code } = await remote.issueCode('zhang');
    // AIM identifier of a QR code, the data, carriage return: what a hall's scanner sends.
    const writer = spawn('sh', ['-c', `printf ']Q1%s\\r' '${code}' > '${scannerEnd}'`]);
    await new Promise((resolve) => writer.once('exit', resolve));
    await until('consent', inState('consent'));
  } finally {
    socat.kill();
  }
});

test('without pseudo-terminals the same way runs over the mock binding', async ({ start }) => {
  const { remote, until } = await start({ mode: 'self-service', link: 'tcp' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
});
