import { expect, test } from 'vitest';
import { docComments } from './doc-comments.ts';

const SOURCE = `
/** What is asked:
 * of whom. */
export const askSchema = z.strictObject({
  head: headSchema,
  /** Milliseconds
   *  since 1970. */
  at: z.number(),
  inner: z.object({
    /** Deep. */
    deep: z.string(),
  }).optional(),
  // Not for readers.
  plain: z.string(),
});
const other = 1;
`;

test('finds what stands above a schema and above its fields, in one line', () => {
  expect([...docComments(SOURCE)]).toEqual([
    ['askSchema', 'What is asked: of whom.'],
    ['askSchema.at', 'Milliseconds since 1970.'],
    ['askSchema.inner.deep', 'Deep.'],
  ]);
});

test('finds nothing in nothing', () => {
  expect(docComments('').size).toBe(0);
});
