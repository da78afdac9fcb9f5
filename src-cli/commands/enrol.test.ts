import { expect, test } from 'vitest';
import { testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { enrol } from './enrol.ts';

// That it makes keys and a request is shown end to end, with Electron.
test.each([
  [['now'], /^liangma: Unexpected argument 'now'/],
  [['--show', '--renew'], /^liangma: --show stands alone/],
  [['--show', '--out', 'x'], /^liangma: --show stands alone/],
  [['--out'], /^liangma: Option '--out <value>' argument missing/],
])('enrol %j is a usage error', async (args, complaint) => {
  const console = recordedConsole();
  expect(await enrol.run(args, console)).toBe(2);
  expect(console.complained[0]).toMatch(complaint);
  expect(console.complained[1]).toMatch(/^liangma enrol \[--config FILE\]/);
});

test('without a configuration nothing is started', async () => {
  const console = recordedConsole({ cwd: testFolder() });
  expect(await enrol.run([], console)).toBe(2);
  expect(console.complained).toEqual([`${console.cwd}/liangma.toml: cannot be read (ENOENT)`]);
});

test('stopped before the answer, it says so', async () => {
  const cwd = testFolder();
  writeConfig(cwd);
  const console = recordedConsole({ cwd });
  console.interrupt();
  expect(await enrol.run(['--show'], console)).toBe(1);
  expect(console.complained.at(-1)).toBe('The terminal gave no answer.');
});
