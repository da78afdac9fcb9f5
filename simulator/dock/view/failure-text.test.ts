import { expect, test } from 'vitest';
import type { Translate } from '../i18n/i18n.ts';
import { failureText } from './failure-text.ts';

const t: Translate = (key, values) => `${key} ${JSON.stringify(values ?? {})}`;

test.each(['unreachable', 'timeout', 'invalid'] as const)('%s has its own words', (kind) => {
  expect(failureText(t, { kind })).toBe(`failure.${kind} {}`);
});

test('a refusal tells status and detail, as far as there is one', () => {
  expect(failureText(t, { kind: 'refused', status: 409, detail: 'unplugged' })).toBe(
    'failure.refusedDetail {"status":409,"detail":"unplugged"}',
  );
  expect(failureText(t, { kind: 'refused', status: 500, detail: '' })).toBe(
    'failure.refused {"status":500}',
  );
});
