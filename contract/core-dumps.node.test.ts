import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withholdCoreDump } from './core-dumps.node.ts';

const isLinux = existsSync('/proc/self/coredump_filter');
const SOURCE = path.join(import.meta.dirname, 'core-dumps.node.ts');

test.runIf(isLinux)('a process and what it starts leave nothing in a core file', () => {
  const script = `
    import { execFileSync } from 'node:child_process';
    import { withholdCoreDump } from ${JSON.stringify(SOURCE)};
    const told = withholdCoreDump();
    const inherited = execFileSync('cat', ['/proc/self/coredump_filter']).toString().trim();
    console.log(JSON.stringify({ told, inherited }));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout.toString())).toEqual({ told: true, inherited: '00000000' });
});

test('where it is not to be had it is said so', () => {
  // No process has this number: it is above the largest that Linux gives.
  expect(withholdCoreDump(2 ** 30)).toBe(false);
});
