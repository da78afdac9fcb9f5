import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createVirtualCamera } from '../../simulator/camera/virtual-camera.ts';
import { expect, inState, test } from './terminal.ts';

test('a Grid Matrix on a phone before the camera leads to the certificates', async ({ start }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
  const camera = createVirtualCamera(path.join(folder, 'camera.y4m'));
  try {
    const { page, remote, until } = await start({
      mode: 'self-service',
      overrides: { camera: { enabled: true } },
      switches: camera.switches,
    });
    await expect(page.locator('[data-camera="seeing"]')).toBeVisible();
    const { code } = await remote.issueCode('zhang');
    camera.show({ text: code, symbology: 'grid-matrix' });
    await until('consent', inState('consent'));
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await until('certificates', inState('certificates'));
    const verified = (await remote.transcript()).find(({ operation }) => operation === 'verify');
    expect(verified?.request).toMatchObject({ inputPath: 'camera', symbology: ']g0' });
  } finally {
    camera.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
