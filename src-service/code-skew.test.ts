import { expect, test } from 'vitest';
import { SIMULATED_PROFILES } from '../govcode/profiles.ts';
import { leastSkewMs } from './code-skew.ts';

test('the strictest kind of code that carries a time decides', () => {
  const timed = SIMULATED_PROFILES.filter(({ data }) => data.expiry.source === 'segment');
  expect(timed.length).toBeGreaterThan(0);
  expect(leastSkewMs(SIMULATED_PROFILES)).toBe(60_000);
  const others = SIMULATED_PROFILES.filter((one) => !timed.includes(one));
  expect(leastSkewMs(others)).toBe(Infinity);
});
