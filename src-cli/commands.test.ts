import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS, findCommand } from './commands.ts';
import { recordedConsole } from './console.test-support.ts';

test('help shows every command that has a name', async () => {
  const console = recordedConsole();
  expect(await findCommand('help').run([], console)).toBe(0);
  for (const name of COMMANDS.keys()) {
    if (name !== '-h' && name !== '--help') {
      expect(console.said.join('\n')).toContain(`liangma ${name}`);
    }
  }
});

test.each(['devices', 'config', 'demo'])('help %s tells how it is used', async (name) => {
  const console = recordedConsole();
  expect(await findCommand('help').run([name], console)).toBe(0);
  expect(console.said[0]).toMatch(`liangma ${name}`);
});

test.each([
  [undefined, [], 'liangma: a command is missing'],
  ['devcies', [], 'liangma: unknown command: devcies'],
  ['help', ['devcies'], 'liangma: unknown command: devcies'],
  ['help', ['devices', 'x'], 'liangma: unknown command: devices x'],
])('%s %j is explained on stderr', async (name, args, complaint) => {
  const console = recordedConsole();
  expect(await findCommand(name).run(args, console)).toBe(2);
  expect(console.said).toEqual([]);
  expect(console.complained[0]).toBe(complaint);
  expect(console.complained[1]).toContain('liangma devices');
});

test('the version is that of the package', async () => {
  const console = recordedConsole();
  expect(await findCommand('--version').run([], console)).toBe(0);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(console.said).toEqual([version]);
});
