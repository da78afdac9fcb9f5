import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runNodeTool, toolEntry } from './run-tool.ts';

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
