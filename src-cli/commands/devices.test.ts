import { readFileSync, writeFileSync } from 'node:fs';
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
  expect(line).toMatch('absent  The device is not connected (ENOENT');

  const json = recordedConsole();
  expect(await devices.run([...args, '--json'], json)).toBe(1);
  const { devices: shown } = JSON.parse(json.said.join('\n')) as { devices: unknown[] };
  expect(shown).toMatchObject([
    { id: 'scanner-1', path: at, state: 'absent', reason: { code: 'DEVICE_ABSENT' } },
  ]);
});

test('a terminal without devices is ready', async () => {
  const config = writeConfig(testFolder());
  const console = recordedConsole();
  expect(await devices.run(['--config', config], console)).toBe(0);
  expect(console.said[0]).toBe(`No device is configured (${config}).`);
});

test.each([
  [['identify'], 'liangma: the id of a device is missing'],
  [['paint', 'scanner-1'], 'liangma: unknown command: paint'],
  [['record', 'scanner-1'], 'liangma: the name of a file is missing'],
  [['replay'], 'liangma: the name of a file is missing'],
  [
    ['replay', 'some.json', '--model', 'no-such'],
    /^liangma: no-such: no such model; expected one of /,
  ],
])('devices %j is a usage error', async (args, complaint) => {
  const console = recordedConsole();
  expect(await devices.run(args, console)).toBe(2);
  expect(console.complained[0]).toMatch(complaint);
});

test('an action on a device that nobody knows names those that are known', async () => {
  const folder = testFolder();
  const config = writeConfig(folder, device('scanner-1', 'generic-serial', `${folder}/ttyNONE`));
  const seconds = ['--seconds', '0.2', '--config', config];
  const stranger = recordedConsole();
  stranger.interrupt();
  expect(await devices.run(['identify', 'scanner-9', ...seconds], stranger)).toBe(2);
  expect(stranger.complained).toEqual(['there is no device scanner-9; known: scanner-1']);
  const absent = recordedConsole();
  absent.interrupt();
  expect(await devices.run(['identify', 'scanner-1', ...seconds], absent)).toBe(1);
  expect(absent.complained[0]).toMatch(
    /^scanner-1 is not ready: absent, The device is not connected/,
  );
});

test('a fixture of the catalogue is replayed, and one that differs says where', async () => {
  const folder = testFolder();
  const fixture = readFileSync('drivers/catalogue/fixtures/generic-serial.json', 'utf8');
  writeFileSync(`${folder}/generic-serial.json`, fixture);
  const console = recordedConsole({ cwd: folder });
  expect(await devices.run(['replay', 'generic-serial.json'], console)).toBe(0);
  expect(console.said[0]).toMatch(/generic-serial makes the same of it/);

  writeFileSync(`${folder}/changed.json`, fixture.replace(/"text": "./, '"text": "#'));
  const other = recordedConsole({ cwd: folder });
  const args = ['replay', 'changed.json', '--model', 'generic-serial'];
  expect(await devices.run(args, other)).toBe(1);
  expect(other.complained[0]).toMatch('changed.json: event 1 (scan): another text than expected');

  writeFileSync(`${folder}/broken.json`, '{');
  const broken = recordedConsole({ cwd: folder });
  expect(await devices.run(['replay', 'broken.json', '--model', 'generic-serial'], broken)).toBe(2);
  expect(broken.complained).toEqual([`${folder}/broken.json: the file is not JSON`]);
});

test('a file that is replayed does nothing to the console', async () => {
  const folder = testFolder();
  const fixture = readFileSync('drivers/catalogue/fixtures/generic-serial.json', 'utf8');
  const hostile = fixture.replace('"about"', String.raw`"\u001b[2J\nforged": 1, "about"`);
  writeFileSync(`${folder}/hostile.json`, hostile);
  const console = recordedConsole({ cwd: folder });
  const args = ['replay', 'hostile.json', '--model', 'generic-serial'];
  expect(await devices.run(args, console)).toBe(2);
  expect(console.complained).toHaveLength(1);
  expect(console.complained[0]).toContain(String.raw`\u001b[2J\u000aforged`);
});

test('a name that is recorded from does nothing to the console', async () => {
  const console = recordedConsole();
  console.interrupt();
  const config = writeConfig(testFolder());
  const args = ['record', 'a\u001b[2J\nb', 'f.json', '--config', config];
  expect(await devices.run(args, console)).toBe(2);
  expect(console.complained).toEqual([String.raw`there is no device a\u001b[2J\u000ab; known: —`]);
});
