import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { serialTransport } from './serial.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'liangma-serial-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

test('a path where nothing stands is an absent device, to look at and to open', async () => {
  const transport = serialTransport(join(await folder(), 'ttyUSB0'));
  expect(await transport.identify()).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  expect(await transport.open({ baudRate: 9600 })).toMatchObject({
    error: { code: 'DEVICE_ABSENT' },
  });
});

test('a path that is no serial port fails to open', async () => {
  const path = join(await folder(), 'file');
  await writeFile(path, '');
  const opened = await serialTransport(path).open({ baudRate: 9600 });
  expect(opened).toMatchObject({ error: { code: 'DEVICE_OPEN_FAILED' } });
});

test.skipIf(process.platform === 'win32')(
  'a link that points elsewhere after a replug has another name',
  async () => {
    const dir = await folder();
    const link = join(dir, 'link');
    await writeFile(join(dir, 'a'), '');
    await writeFile(join(dir, 'b'), '');
    await symlink(join(dir, 'a'), link);
    const transport = serialTransport(link);
    const before = unwrap(await transport.identify());
    expect(unwrap(await transport.identify())).toBe(before);
    await rm(link);
    await symlink(join(dir, 'b'), link);
    expect(unwrap(await transport.identify())).not.toBe(before);
  },
);
