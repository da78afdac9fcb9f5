import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { readArguments, usageError } from './command.ts';
import { recordedConsole } from './console.test-support.ts';

const options = { json: { type: 'boolean' } } as const;

test('arguments are read, or told why not', () => {
  const read = (args: string[]) => readArguments(() => parseArgs({ args, options }).values);
  expect(read(['--json'])).toEqual({ ok: true, value: { json: true } });
  expect(read(['--jsno'])).toMatchObject({
    ok: false,
    error: expect.stringContaining('--jsno') as unknown,
  });
});

test('a usage error goes to stderr alone', () => {
  const console = recordedConsole();
  expect(usageError(console, 'demoUsage', 'why not')).toBe(2);
  expect(console.said).toEqual([]);
  expect(console.complained[0]).toBe('liangma: why not');
  expect(console.complained[1]).toMatch(/^liangma demo/);
});
