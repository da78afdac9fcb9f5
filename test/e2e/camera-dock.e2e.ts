import path from 'node:path';
import type { ShellView } from '../../contract/ipc.ts';
import type { DeviceState } from '../../contract/devices.ts';
import { HELD_MS } from '../../simulator/camera/held-phone.ts';
import { OUT } from '../../tools/paths.ts';
import { expect, inState, test } from './terminal.ts';

function cameraIs(state: DeviceState, reason?: string): (view: ShellView) => boolean {
  return ({ snapshot }) => {
    const camera = snapshot?.devices.find(({ id }) => id === 'camera');
    return camera?.state === state && camera.reason?.code === reason;
  };
}

test('from the dock the camera is covered, pulled out, denied, and brought back', async ({
  start,
}) => {
  const terminal = await start({ mode: 'self-service', withCamera: true, withDock: true });
  const { page, remote, until } = terminal;
  const dock = await terminal.dock();
  const choose = async (words: string): Promise<void> => {
    await dock.locator('.panel-camera').getByText(words, { exact: true }).click();
  };
  const seeing = page.locator('[data-camera="seeing"]');
  const way = page.locator('[data-way="code"]');
  await expect(seeing).toBeVisible();

  await choose('拔下');
  await until('its loss', cameraIs('absent', 'DEVICE_ABSENT'));
  await expect(way).toContainText('摄像头暂时不能使用');
  await expect(way.locator('svg[role="img"]')).toHaveAccessibleName('手机亮码，对准摄像头');
  await dock.screenshot({ path: path.join(OUT, 'e2e-pictures', 'dock-camera.png') });
  await expect(remote.scan('1390000')).rejects.toThrow('the camera is unplugged');

  await choose('不允许使用');
  await until('its denial', cameraIs('faulty', 'DEVICE_PERMISSION'));
  await choose('正常');
  await until('the camera again', cameraIs('ready'));
  await expect(seeing).toBeVisible();

  // Denied while it is open: it is lost, and may not be opened again.
  await choose('不允许使用');
  await until('its denial while it is open', cameraIs('faulty', 'DEVICE_PERMISSION'));
  await choose('遮住镜头');
  await until('a covered camera', cameraIs('ready'));
  await expect(seeing).toBeVisible();
  const { code } = await remote.issueCode('zhang');
  await remote.scan(code);
  await page.waitForTimeout(2_000);
  await until('that nothing was read', inState('idle'));

  await choose('正常');
  await remote.scan(code);
  await until('consent', inState('consent'));
});

test('a Grid Matrix that the dock holds to a scanner or a camera bears its own AIM identifier', async ({
  start,
}) => {
  for (const withCamera of [false, true]) {
    const terminal = await start({ mode: 'self-service', withCamera, withDock: true });
    const { page, remote, until } = terminal;
    // The phone is held there for some seconds: not before the first frame was read.
    if (withCamera) await expect(page.locator('video')).toHaveAttribute('data-looks', /^\d+$/);
    const dock = await terminal.dock();
    await dock.getByLabel('亮码方式').selectOption('grid-matrix');
    // As anybody would: once more where it was taken away too soon for a busy machine.
    await expect(async () => {
      await dock.getByRole('button', { name: '放到扫码窗前' }).click();
      await until('consent', inState('consent'), HELD_MS);
    }).toPass();
    const verified = (await remote.transcript()).find(({ operation }) => operation === 'verify');
    expect(verified?.request).toMatchObject({ symbology: ']g0' });
    await terminal.stop();
  }
});
