import { expect, test } from 'vitest';
import { createSubjects } from './subjects.ts';

test('a person has one name for each code system, and one as the holder of a card', () => {
  const subjects = createSubjects((text) => `<${text}>`);
  const names = [
    subjects.ofCode('1390000', 'ref'),
    subjects.ofCode('1390001', 'ref'),
    subjects.ofCard('ref'),
  ];
  expect(new Set(names).size).toBe(3);
  expect(subjects.ofCode('1390000', 'ref')).toBe(names[0]);
});
