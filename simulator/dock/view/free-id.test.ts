import { expect, test } from 'vitest';
import { freeId } from './free-id.ts';

test('the first number that is free', () => {
  expect(freeId('ssi', [])).toBe('ssi-1');
  expect(freeId('ssi', [{ id: 'ssi-1' }, { id: 'ssi-3' }, { id: 'sdt-2' }])).toBe('ssi-2');
});
