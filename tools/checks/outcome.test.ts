import { describe, expect, it } from 'vitest';
import { judge } from './outcome.ts';

describe('judge', () => {
  it('passes on the figures of a runner that ended well', () => {
    const counted = { passed: 3, failed: 0, skipped: 1 };
    expect(judge(counted, true)).toEqual(counted);
  });

  it('counts a failure where the runner ended badly though no test failed', () => {
    expect(judge({ passed: 3, failed: 0, skipped: 0 }, false).failed).toBe(1);
  });

  it('does not count the failures of a runner twice', () => {
    expect(judge({ passed: 3, failed: 2, skipped: 0 }, false).failed).toBe(2);
  });

  it('takes a missing report, or one without a test that ran, for a failure', () => {
    expect(judge(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(judge({ passed: 0, failed: 0, skipped: 4 }, true)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });
});
