import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createVirtualCamera, type VirtualCamera } from '../../simulator/camera/virtual-camera.ts';
import type { ShellView } from '../../contract/ipc.ts';
import { expect, inState, test as base } from './terminal.ts';

const test = base.extend<{ camera: VirtualCamera }>({
  camera: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
    const camera = createVirtualCamera(path.join(folder, 'camera.y4m'));
    await use(camera);
    camera.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

const CAMERA = { camera: { enabled: true } };

function cameraIs(state: string): (view: ShellView) => boolean {
  return ({ snapshot }) => snapshot?.devices.find(({ id }) => id === 'camera')?.state === state;
}

test('a code on a phone before the camera leads to the certificates', async ({ start, camera }) => {
  const { page, remote, until } = await start({
    ...{ mode: 'self-service', overrides: CAMERA, switches: camera.switches },
  });
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
  const { code } = await remote.issueCode('zhang');
  camera.show({ text: code });
  await until('consent', inState('consent'));
  // Nobody looks while a session runs.
  expect(await page.evaluate('document.querySelector("video").srcObject')).toBeNull();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await until('certificates', inState('certificates'));
  const verified = (await remote.transcript()).find(({ operation }) => operation === 'verify');
  expect(verified?.request).toMatchObject({ inputPath: 'camera', symbology: ']Q1' });
});

test('a code that is held to the scanner of the dock is held before the camera in its place', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'self-service', withCamera: true });
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
  const { code } = await remote.issueCode('zhang');
  await remote.scan(code);
  const { snapshot } = await until('consent', inState('consent'));
  expect(snapshot?.devices.filter(({ kind }) => kind === 'scanner').map(({ id }) => id)).toEqual([
    'camera',
  ]);
});

test('denied, the citizen is told what else there is; granted, it comes back by itself', async ({
  start,
  camera,
}) => {
  const { app, page, until } = await start({
    ...{ mode: 'self-service', overrides: CAMERA, switches: camera.switches },
  });
  const decide = (isGranted: boolean): Promise<void> =>
    app.evaluate(({ BrowserWindow }, granted) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      session.setPermissionRequestHandler((_contents, _what, answer) => answer(granted));
      session.setPermissionCheckHandler(() => granted);
    }, isGranted);
  await decide(false);
  await page.reload();
  const denied = await until('a camera without permission', cameraIs('faulty'));
  const shown = denied.snapshot?.devices.find(({ id }) => id === 'camera');
  expect(shown?.reason?.code).toBe('DEVICE_PERMISSION');
  // The scanner still works: the page is that of a terminal without a camera.
  await expect(page.locator('[data-camera]')).toHaveCount(0);
  await expect(page.locator('[data-way="code"]')).toContainText('扫码窗口');
  await decide(true);
  await until('the camera again', cameraIs('ready'));
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
});

test('a camera that is lost is missed within a second, and found again', async ({
  start,
  camera,
}) => {
  const { app, page, remote, until } = await start({
    ...{ mode: 'self-service', overrides: CAMERA, switches: camera.switches },
  });
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
  // The process in which Chromium reads cameras dies, as it does with a driver that crashes.
  const killed = await app.evaluate(({ app: electron }) => {
    const capture = electron.getAppMetrics().find(({ name }) => name?.includes('Video Capture'));
    return capture && process.kill(capture.pid, 'SIGKILL');
  });
  expect(killed).toBe(true);
  await until('the loss', ({ snapshot }) => {
    const state = snapshot?.devices.find(({ id }) => id === 'camera')?.state;
    return state === 'absent' || state === 'faulty';
  });
  await until('the camera again', cameraIs('ready'));
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
  const { code } = await remote.issueCode('wang');
  camera.show({ text: code });
  await until('consent', inState('consent'));
});

test('the page of a terminal with a camera may use it, and nothing else', async ({
  start,
  camera,
}) => {
  const { page } = await start({
    ...{ mode: 'counter', overrides: CAMERA, switches: camera.switches },
  });
  const rights = await page.evaluate(`Promise.all(
    ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'].map(async (name) =>
      (await navigator.permissions.query({ name }).catch(() => ({ state: 'denied' }))).state))`);
  expect(rights).toEqual(['granted', 'denied', 'denied', 'denied', 'denied']);
  for (const wanted of ['{ audio: true }', '{ audio: true, video: true }']) {
    const sound = page.evaluate(
      `navigator.mediaDevices.getUserMedia(${wanted}).then(() => 'given', ({ name }) => name)`,
    );
    expect(await sound).toBe('NotAllowedError');
  }
  expect(
    await page.evaluate('navigator.mediaDevices.getDisplayMedia().then(() => 1, () => 0)'),
  ).toBe(0);
  // WebAssembly belongs to the thread that reads, not to the page.
  const compiled = await page.evaluate(
    'WebAssembly.compile(Uint8Array.of(0,97,115,109,1,0,0,0)).then(() => 1, () => 0)',
  );
  expect(compiled).toBe(0);
  await expect(page.locator('video')).toHaveAttribute('data-reader', 'fast');
});
