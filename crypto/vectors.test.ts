import { expect, test } from 'vitest';
import { VECTORS } from './vectors.test-support.ts';

/** The million rounds of SM4 on a busy machine. */
const SLOW_MS = 30_000;

test.each(VECTORS)(
  '$name ($source)',
  async ({ expected, run }) => {
    expect(await run()).toBe(expected);
  },
  SLOW_MS,
);
