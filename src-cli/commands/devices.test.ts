import { expect, test } from 'vitest';
import { device, testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { devices } from './devices.ts';

test.each([
  [['--seconds', 'soon'], 'liangma: --seconds: a number from 0.1 to 600 expected, not soon'],
  [['--seconds', '0'], 'liangma: --seconds: a number from 0.1 to 600 expected, not 0'],
  [['--whatch'], /^liangma: Unknown option '--whatch'/],
])('devices %j is a usage error', async (args, complaint) => {
  const console = recordedConsole();
  expect(await devices.run(args, console)).toBe(2);
  expect(console.complained[0]).toMatch(complaint);
});

test('without a configuration it says so, and still shows what is found', async () => {
  const console = recordedConsole({ cwd: testFolder() });
  expect(await devices.run([], console)).toBe(2);
  expect(console.complained).toEqual([`${console.cwd}/liangma.toml: cannot be read (ENOENT)`]);
  expect(console.said[0]).toMatch(/^(Found on this machine:|No serial port)/);
});

test('a device that is not there, as a table and as JSON', async () => {
  const folder = testFolder();
  const at = `${folder}/ttyNONE`;
  const config = writeConfig(folder, device('scanner-1', 'generic-serial', at));
  const args = ['--config', config, '--seconds', '0.2'];
  const console = recordedConsole();
  expect(await devices.run(args, console)).toBe(1);
  const line = console.said.find((one) => one.startsWith('  scanner-1'));
  expect(line).toMatch('absent  not plugged in, or another path (ENOENT');

  const json = recordedConsole();
  expect(await devices.run([...args, '--json'], json)).toBe(1);
  const { configured } = JSON.parse(json.said.join('\n')) as { configured: unknown[] };
  expect(configured).toMatchObject([
    { id: 'scanner-1', path: at, state: 'absent', reason: { code: 'DEVICE_ABSENT' } },
  ]);
});

test('a terminal without devices is ready', async () => {
  const config = writeConfig(testFolder());
  const console = recordedConsole();
  expect(await devices.run(['--config', config], console)).toBe(0);
  expect(console.said[0]).toBe(`No device is configured (${config}).`);
});
