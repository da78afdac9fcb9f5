import { expect, test } from 'vitest';
import { birthParts, validityText } from './card-text.ts';

test('a date of birth is printed without leading zeros', () => {
  expect(birthParts('20080906')).toEqual({ year: '2008', month: '9', day: '6' });
});

test('validity is printed with dots, or without end', () => {
  expect(validityText('20180612', '20380612')).toBe('2018.06.12-2038.06.12');
  expect(validityText('20120801', '长期')).toBe('2012.08.01-长期');
});
