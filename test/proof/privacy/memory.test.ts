import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { processTree, searchMemory, writableIn } from './memory.ts';
import { Searcher } from './searcher.ts';

test('stretches that a process can write', () => {
  const maps = [
    '55e0c0a00000-55e0c0a21000 r--p 00000000 08:01 1 /usr/bin/node',
    '55e0c1a00000-55e0c1a02000 rw-p 00000000 00:00 0 [heap]',
    '7ffc0000-7ffc1000 r-xp 00000000 00:00 0 [vdso]',
    '',
  ].join('\n');
  expect(writableIn(maps)).toEqual([[0x55e0c1a00000, 0x55e0c1a02000]]);
});

test.runIf(existsSync('/proc/self/mem'))('what a process knows is found in it', async () => {
  const secret = 'kept-by-the-child-390102';
  const script = `const kept = Buffer.from(${JSON.stringify(secret)});
    process.stdin.resume(); console.log('there'); globalThis.kept = kept;`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const pid = child.pid ?? 0;
  expect(processTree(process.pid)).toContainEqual({ pid, kind: 'helper' });
  const found = searchMemory(pid, new Searcher([{ what: 'it', value: secret }]));
  expect(found?.get('it') ?? 0).toBeGreaterThan(0);
  const other = searchMemory(pid, new Searcher([{ what: 'it', value: 'never-there-390102-xyz' }]));
  expect(other?.size).toBe(0);
});

test('a process that is not there has no memory', () => {
  expect(searchMemory(2 ** 30, new Searcher([]))).toBeUndefined();
});
