import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfigFile } from '../../contract/config-file.node.ts';
import { unwrap } from '../../contract/result.ts';
import { device, testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { createText } from '../text.ts';
import { config } from './config.ts';

test('a right configuration in the working directory', async () => {
  const cwd = testFolder();
  const file = writeConfig(cwd);
  const console = recordedConsole({ cwd });
  expect(await config.run(['check'], console)).toBe(0);
  expect(console.said).toEqual([`${file}: no problem`]);
  expect(console.complained).toEqual([]);
});

test('every problem is a line with file, key and what was expected', async () => {
  const cwd = testFolder();
  const file = writeConfig(cwd, '', (text) =>
    text.replace('regionCode = "390000"', 'regionCode = "39"').replace('"zh-CN"', '"de"'),
  );
  const console = recordedConsole({ cwd: '/' });
  expect(await config.run(['check', file], console)).toBe(1);
  expect(console.complained).toHaveLength(3);
  expect(console.complained[0]).toMatch(`${file}: language: `);
  expect(console.complained[1]).toMatch(`${file}: terminal.regionCode: `);
  expect(console.complained[2]).toBe(`${file}: 2 problem(s)`);
});

test('problems that the schema cannot see, in Chinese', async () => {
  const cwd = testFolder();
  const file = writeConfig(cwd, device('a', 'none', '/dev/ttyX0'));
  const console = recordedConsole({ cwd, text: createText('zh-CN') });
  expect(await config.run(['check', 'liangma.toml'], console)).toBe(1);
  expect(console.complained).toEqual([
    expect.stringContaining(`${file}: devices[0].model: 没有此型号；应为以下之一：`),
    `${file}：1 个问题`,
  ]);
});

test('what is printed is the configuration in force, and can be read again', async () => {
  const cwd = testFolder();
  const file = writeConfig(cwd, device('a', 'generic-serial', '/dev/ttyX0'));
  const env = { LIANGMA_MODE: 'counter', LIANGMA_CONFIG: file };
  const console = recordedConsole({ env });
  expect(await config.run(['check', '--print'], console)).toBe(0);
  expect(console.said[0]).toBe('# LIANGMA_MODE overrides mode');
  writeFileSync(file, console.said.join('\n'));
  const printed = unwrap(readConfigFile(file, {}));
  expect(printed.mode).toBe('counter');
  expect(printed.platform.scanBudgetMs).toBe(10_000);
});

test('a file that is not there', async () => {
  const console = recordedConsole({ cwd: '/nowhere' });
  expect(await config.run(['check'], console)).toBe(1);
  expect(console.complained[0]).toBe('/nowhere/liangma.toml: cannot be read (ENOENT)');
});

test.each([[[]], [['chekc']], [['check', 'a', 'b']], [['check', '--prnit']]])(
  'config %j is a usage error',
  async (args) => {
    const console = recordedConsole();
    expect(await config.run(args, console)).toBe(2);
    expect(console.complained.join('\n')).toContain('liangma config check [FILE]');
  },
);

test('a file that is checked does nothing to the console', async () => {
  const cwd = testFolder();
  writeConfig(cwd, String.raw`"\u001b[2J" = 1`, (text) => text.replace('"zh-CN"', '"de"'));
  const console = recordedConsole({ cwd });
  expect(await config.run(['check'], console)).toBe(1);
  expect(console.complained.join('\n')).toContain(String.raw`\u001b[2J`);
});
