import { expect, test } from 'vitest';
import { createNoteBook } from '../note.ts';
import { lacksOf, openingLacksOf } from './page-lacks.ts';

test('a limit, a picture, a seal and a part are told apart, each once', () => {
  const book = createNoteBook();
  book.add('too-long', 'page 1: path');
  book.add('too-deep', 'page 1');
  book.add('resource-missing', 'page 1: picture');
  book.add('resource-missing', 'page 1: seal');
  book.add('value-unreadable', 'page 1: AbbreviatedData');
  expect(lacksOf(book.notes)).toEqual(['limit', 'picture', 'seal', 'part']);
});

test('what is drawn all the same is no lack', () => {
  const book = createNoteBook();
  book.add('name-case', 'page 1');
  book.add('value-unreadable', 'page 1: Boundary');
  book.add('value-unreadable', 'embedded font');
  // Nobody has asked for it.
  book.add('resource-missing', 'public resources');
  expect(lacksOf(book.notes)).toEqual([]);
});

test('of an opened file only what was cut off counts: what is missing may never be needed', () => {
  const book = createNoteBook();
  book.add('resource-missing', 'page 1: picture');
  expect(openingLacksOf(book.notes)).toEqual([]);
  // By whoever has drawn it before.
  book.add('too-long', 'page 1: drawing');
  expect(openingLacksOf(book.notes)).toEqual([]);
  book.add('too-deep', 'public resources');
  expect(openingLacksOf(book.notes)).toEqual(['limit']);
});
