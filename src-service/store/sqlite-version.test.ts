import { expect, test } from 'vitest';
import { isNewEnough } from './sqlite-version.ts';

test.each(['3.51.3', '3.51.10', '3.52.0', '3.53.0', '4.0.0', '3.51.3.1'])(
  '%s will do',
  (version) => {
    expect(isNewEnough(version)).toBe(true);
  },
);

test.each(['3.51.2', '3.50.9', '3.9.99', '2.99.99', '3', ''])('%s will not', (version) => {
  expect(isNewEnough(version)).toBe(false);
});
