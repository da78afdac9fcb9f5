import { expect, test } from 'vitest';
import { nextField } from './next-field.ts';

test.each([
  ['', '', 'id'],
  ['', 'secret', 'id'],
  ['0001', '', 'password'],
  ['0001', 'secret', undefined],
])('%j and %j: Enter leads to %s', (operatorId, password, field) => {
  expect(nextField({ operatorId, password })).toBe(field);
});
