import { expect, test } from 'vitest';
import { PLATFORM, ZHANG } from '../testing/samples.ts';
import { systemLabel, systemsOf } from './code-systems.ts';

test('a citizen has the systems of his apps, in his order', () => {
  expect(systemsOf(ZHANG, PLATFORM.codeSystems).map(({ id }) => id)).toEqual([
    '1390000',
    '0000000',
  ]);
  const elsewhere = { ...ZHANG, codeSystemIds: ['9999999'] };
  expect(systemsOf(elsewhere, PLATFORM.codeSystems)).toEqual([]);
});

test('a system out of service says so', () => {
  const labels = PLATFORM.codeSystems.map((one) => systemLabel(one, 'en', (key) => key));
  expect(labels).toEqual([
    'National platform 0000000',
    'Yunling Province 1390000 · phone.suspended',
    'Housing 2000333 · phone.retired',
  ]);
});
