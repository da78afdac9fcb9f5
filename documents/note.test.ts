import { expect, test } from 'vitest';
import { createNoteBook, inEach } from './note.ts';

test('a note is told once', () => {
  const book = createNoteBook();
  book.add('name-case', 'page 1');
  book.add('name-case', 'page 1');
  book.add('name-case', 'page 2');
  expect(book.notes).toEqual([
    { code: 'name-case', where: 'page 1' },
    { code: 'name-case', where: 'page 2' },
  ]);
});

test('a hostile file cannot fill the memory with notes', () => {
  const book = createNoteBook();
  for (let page = 0; page < 10_000; page++) book.add('node-missing', `page ${page}`);
  expect(book.notes.length).toBe(500);
});

test('what is written into several books at once is told by each that has not told it yet', () => {
  const [first, second] = [createNoteBook(), createNoteBook()];
  first.add('too-long', 'page 1');
  const both = inEach(first, second);
  both.add('too-long', 'page 1');
  expect([both.notes, second.notes]).toEqual([first.notes, first.notes]);
  expect(first.notes).toHaveLength(1);
});
