import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ANSWER_CAP_BYTES,
  createAnswerFilter,
  type AnswerFilter,
  type Recognition,
} from './answer-filter.ts';
import { pieces } from './protocol.test-support.ts';

/** Answers of the test: `<` … `>` without another `<` inside. */
function angles(bytes: Uint8Array): Recognition {
  if (bytes[0] !== 0x3c || bytes.lastIndexOf(0x3c) > 0) return 'no';
  const end = bytes.indexOf(0x3e);
  return end < 0 ? 'more' : end + 1;
}

function parts(filter: AnswerFilter, ...chunks: string[]): string[] {
  const seen: string[] = [];
  for (const chunk of chunks) {
    filter.push(Buffer.from(chunk, 'latin1'), angles, {
      text: (bytes) => seen.push(`text ${Buffer.from(bytes).toString('latin1')}`),
      answer: (bytes) => seen.push(`answer ${Buffer.from(bytes).toString('latin1')}`),
    });
  }
  return seen;
}

test('answers are taken out wherever they stand, in order', () => {
  expect(parts(createAnswerFilter(), 'a<1>b<2><3>c')).toEqual([
    'text a',
    'answer <1>',
    'text b',
    'answer <2>',
    'answer <3>',
    'text c',
  ]);
});

test('an answer in two halves is one', () => {
  expect(parts(createAnswerFilter(), 'a<1', '2>b')).toEqual(['text a', 'answer <12>', 'text b']);
});

test('what turns out to be no answer is text in its old order', () => {
  expect(parts(createAnswerFilter(), 'a<1<2>b')).toEqual(['text a<1', 'answer <2>', 'text b']);
});

test('half an answer is held back until it is dropped', () => {
  const filter = createAnswerFilter();
  expect(parts(filter, 'a<1')).toEqual(['text a']);
  expect(filter.pending()).toBe(true);
  filter.drop();
  expect(filter.pending()).toBe(false);
  expect(parts(filter, '2>')).toEqual(['text 2>']);
});

test('an answer without end is text, and never more than the cap is held', () => {
  const long = `<${'x'.repeat(3 * ANSWER_CAP_BYTES)}`;
  expect(parts(createAnswerFilter(), long)).toEqual([`text ${long}`]);
});

test('no byte is lost or invented, however the stream is split', () => {
  const stream = fc.array(fc.constantFrom(0x3c, 0x3e, 0x41), { maxLength: 60 });
  fc.assert(
    fc.property(stream, fc.array(fc.nat(60), { maxLength: 6 }), (data, cuts) => {
      const seen: number[] = [];
      const filter = createAnswerFilter();
      const take = (bytes: Uint8Array): void => void seen.push(...bytes);
      for (const piece of pieces(data, cuts)) {
        filter.push(Uint8Array.from(piece), angles, { text: take, answer: take });
      }
      filter.push(Uint8Array.of(0x3c, 0x3c, 0x3e), angles, { text: take, answer: take });
      expect(seen).toEqual([...data, 0x3c, 0x3c, 0x3e]);
    }),
  );
});
