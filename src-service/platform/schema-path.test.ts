import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { schemaPath } from './schema-path.ts';

const LEAF = z.object({ a: z.number().optional() });
const SCHEMA = z.object({ list: z.array(LEAF), book: z.record(z.string().max(3), LEAF) });

test.each([
  ['a field', { list: 7, book: {} }, 'list'],
  ['a field of one of a list', { list: [{}, { a: 'x' }], book: {} }, 'list.1.a'],
  ['a key that is too long', { list: [], book: { 林小秋的证照: {} } }, 'book.key'],
  ['a field behind a key', { list: [], book: { 林小秋: { a: 'x' } } }, 'book.key.a'],
  ['all of it', 7, ''],
])('%s', (_what, value, place) => {
  const { error } = SCHEMA.safeParse(value);
  expect(schemaPath(SCHEMA, error!.issues[0]!.path).join('.')).toBe(place);
});

test('no path tells a word that the schema does not know', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('list', 'book', 'a', 'constructor'));
  fc.assert(
    fc.property(fc.array(part), (path) => {
      const [, second, third] = schemaPath(SCHEMA, path);
      expect(schemaPath(LEAF, path).every((word) => word === 'a')).toBe(true);
      if (path[0] === 'book') expect([undefined, 'key']).toContain(second);
      if (path[0] === 'book') expect([undefined, 'a']).toContain(third);
    }),
  );
});
