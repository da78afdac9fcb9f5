import { describe, expect, test } from 'vitest';
import { USUAL, comfortAfter } from './comfort.ts';

const LARGE = { large: true, low: false };

describe('comfortAfter', () => {
  test.each([
    ['idle', 'working'],
    ['working', 'consent'],
    ['certificates', 'ended'],
    ['idle', 'idle'],
  ] as const)('is kept from %s to %s', (before, now) => {
    expect(comfortAfter(LARGE, before, now)).toBe(LARGE);
  });

  test.each(['ended', 'failed', 'queued'] as const)('is given up from %s to idle', (before) => {
    expect(comfortAfter(LARGE, before, 'idle')).toBe(USUAL);
  });
});
