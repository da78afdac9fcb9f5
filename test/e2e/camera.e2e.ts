import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { phonePicture } from '../../simulator/camera/phone-picture.ts';
import { createVirtualCamera, type VirtualCamera } from '../../simulator/camera/virtual-camera.ts';
import type { ShellView } from '../../contract/ipc.ts';
import { OUT } from '../../tools/paths.ts';
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

test('a picture of a code: pasted, dropped, opened; of several the clerk chooses', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  const first = await remote.issueCode('zhang');
  const second = await remote.issueCode('wang');
  const one = pngOf([first.code]);
  const give = (event: 'paste' | 'drop', png: Buffer) =>
    page.evaluate(`{
      const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (one) => one.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
      const init = { clipboardData: data, dataTransfer: data, bubbles: true };
      const Kind = '${event}' === 'paste' ? ClipboardEvent : DragEvent;
      window.dispatchEvent(new Kind('${event}', init));
    }`);
  await give('paste', pngOf([]));
  await expect(page.locator('[data-picture="problem"]')).toContainText('没有找到可识读的码');
  await page.keyboard.press('Escape');
  await give('drop', Buffer.from('no picture at all, whatever it says of itself'));
  await expect(page.locator('[data-picture="problem"]')).toContainText('不是图片');
  await page.keyboard.press('Escape');
  await page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'b.png', mimeType: 'image/png', buffer: pngOf([first.code, second.code]) },
  });
  const choice = page.locator('[data-picture="several"]');
  await expect(choice.locator('polygon')).toHaveCount(2);
  await page.screenshot({ path: path.join(OUT, 'e2e-pictures', 'codes-to-choose.png') });
  // The code on the right is that of the second citizen.
  const [left = 0, right = 0] = await Promise.all(
    [0, 1].map(async (index) => (await choice.locator('polygon').nth(index).boundingBox())?.x),
  );
  await page.keyboard.press(right > left ? '2' : '1');
  await until('consent', inState('consent'));
  await expect(page.getByText('王*芬')).toBeVisible();
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await until('the farewell', inState('ended'));
  await give('paste', one);
  await until('the next consent', inState('consent'));
  await expect(page.getByText('张*岚')).toBeVisible();
});

test('a picture that would take minutes stops nothing: it can be cancelled, and has a limit', async ({
  start,
}) => {
  const { page } = await start({ mode: 'counter' });
  const hostile = { name: 'a.png', mimeType: 'image/png', buffer: tiledWithFinders() };
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(hostile);
  await expect(page.locator('[data-picture="reading"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  await input.setInputFiles(hostile);
  await expect(page.locator('[data-picture="reading"]')).toBeVisible();
  // The longest that the page stands still while the picture is read, in milliseconds.
  const longest = await page.evaluate(`new Promise((resolve) => {
    let [last, most] = [performance.now(), 0];
    const end = last + 3000;
    const draw = (now) => {
      most = Math.max(most, now - last);
      last = now;
      if (now < end) requestAnimationFrame(draw);
      else resolve(most);
    };
    requestAnimationFrame(draw);
  })`);
  expect(longest).toBeLessThan(1_000);
  await expect(page.locator('[data-picture="problem"]')).toBeVisible({ timeout: 10_000 });
});

/** Twelve megapixels of nothing but finder patterns, of 3 pixels a module. */
function tiledWithFinders(): Buffer {
  const canvas = createCanvas(4_000, 3_000);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const rings = [
    { inset: 0, tone: 'black' },
    { inset: 3, tone: 'white' },
    { inset: 6, tone: 'black' },
  ];
  for (let top = 0; top < canvas.height; top += 24) {
    for (let left = 0; left < canvas.width; left += 24) {
      for (const { inset, tone } of rings) {
        context.fillStyle = tone;
        context.fillRect(left + inset, top + inset, 21 - 2 * inset, 21 - 2 * inset);
      }
    }
  }
  return canvas.toBuffer('image/png');
}

/** A screenshot with these codes, from left to right. */
function pngOf(codes: readonly string[]): Buffer {
  const [width, height] = [480, 360];
  const canvas = createCanvas(width * Math.max(1, codes.length), height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#dde';
  context.fillRect(0, 0, canvas.width, height);
  codes.forEach((text, index) => {
    const { luma } = phonePicture({ width, height, text, modulePx: 5 });
    const pixels = context.createImageData(width, height);
    luma.forEach((value, at) => pixels.data.set([value, value, value, 255], at * 4));
    context.putImageData(pixels, index * width, 0);
  });
  return canvas.toBuffer('image/png');
}
