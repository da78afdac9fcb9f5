import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runNode, runNodeTool, toolEntry } from './run-tool.ts';

describe('toolEntry', () => {
  it.each(['eslint', 'prettier', 'tsc', 'vitest', 'playwright'])('finds the file of %s', (tool) => {
    expect(toolEntry(tool)).not.toContain('.bin');
    expect(existsSync(toolEntry(tool))).toBe(true);
  });

  it('does not guess a tool that a package does not bring', () => {
    expect(() => toolEntry('zod')).toThrow();
  });
});

describe('runNodeTool', () => {
  it('tells a good end from a bad one', async () => {
    const quiet = ['--log-level', 'silent'];
    const run = (file: string) => runNodeTool('prettier', ['--check', ...quiet, file], process.env);
    expect(await run('package.json')).toBe(true);
    expect(await run('no-such-file.json')).toBe(false);
  });

  it('takes a tool that cannot be started for a bad end', async () => {
    const node = process.execPath;
    process.execPath = '/nowhere/node';
    try {
      await expect(runNodeTool('prettier', ['--version'], process.env)).resolves.toBe(false);
    } finally {
      process.execPath = node;
    }
  });
});

describe('a tool that hangs', () => {
  // Ended processes that nobody has waited for yet are still listed, as Z.
  const isAlive = (pid: number): boolean =>
    existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

  it.skipIf(process.platform !== 'linux')('is ended with everything it started', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-run-'));
    const file = path.join(folder, 'pid');
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn('sleep', ['600'], { stdio: 'inherit' });
      require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid));
      setInterval(() => {}, 1_000);`;
    expect(await runNode('a script', ['-e', script], process.env, 1_500)).toBe(false);
    const pid = Number(readFileSync(file, 'utf8'));
    rmSync(folder, { recursive: true });
    expect(pid).toBeGreaterThan(0);
    for (let look = 0; isAlive(pid) && look < 50; look += 1) await delay(20);
    expect(isAlive(pid)).toBe(false);
  });
});
