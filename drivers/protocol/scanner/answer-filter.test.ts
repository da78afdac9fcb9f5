import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerReader } from './answer.ts';
import { ANSWER_CAP_BYTES, createAnswerFilter, type AnswerFilter } from './answer-filter.ts';
import { pieces } from './protocol.test-support.ts';

/** Answers of the test: `<` … `>` without another `<` inside. */
function angles(): AnswerReader {
  let isInside = false;
  return (byte) => {
    if (!isInside) {
      isInside = byte === 0x3c;
      return isInside ? 'more' : 'no';
    }
    if (byte === 0x3c) return 'no';
    return byte === 0x3e ? { verdict: 'done' } : 'more';
  };
}

/** A stream whose symbols end with a full stop; `owed` answers may still come. */
function bench(owed = Number.POSITIVE_INFINITY): {
  filter: AnswerFilter;
  says: (...chunks: string[]) => string;
} {
  const filter = createAnswerFilter();
  let isOpen = false;
  let left = owed;
  return {
    filter,
    says(...chunks) {
      let seen = '';
      for (const chunk of chunks) {
        filter.push(Buffer.from(chunk, 'latin1'), {
          isAsked: () => left > 0,
          isOpen: () => isOpen,
          candidates: () => [{ read: angles }],
          answer() {
            left--;
            seen += '(answer)';
          },
          text(bytes) {
            const text = Buffer.from(bytes).toString('latin1');
            seen += text;
            isOpen = !text.endsWith('.');
          },
        });
      }
      return seen;
    },
  };
}

test('answers are taken out between symbols, in order', () => {
  expect(bench().says('<1>a.<2><3>b.<4>')).toBe('(answer)a.(answer)(answer)b.(answer)');
});

test('inside of a symbol, their bytes belong to the symbol', () => {
  expect(bench().says('a<1>b.', '<2>')).toBe('a<1>b.(answer)');
});

test('where none is asked for, all is text', () => {
  expect(bench(0).says('<1>.<2>')).toBe('<1>.<2>');
  expect(bench(1).says('<1>.<2>')).toBe('(answer).<2>');
});

test('an answer in two halves is one', () => {
  expect(bench().says('<1', '2>b.')).toBe('(answer)b.');
});

test('what turns out to be no answer is text in its old order, and opens a symbol', () => {
  expect(bench().says('<1<2>b.<3>')).toBe('<1<2>b.(answer)');
});

test('behind a byte that ends a symbol an answer may begin', () => {
  const seen: string[] = [];
  const filter = createAnswerFilter();
  // No symbol is ever open: what stands here is noise.
  filter.push(Buffer.from('<1<2>'), {
    isAsked: () => true,
    isOpen: () => false,
    candidates: () => [{ read: angles }],
    answer: () => void seen.push('answer'),
    text: (bytes) => void seen.push(Buffer.from(bytes).toString()),
  });
  expect(seen).toEqual(['<', '1', 'answer']);
});

test('half an answer is held back until it is dropped', () => {
  const { filter, says } = bench();
  expect(says('a.<1')).toBe('a.');
  expect(filter.pending()).toBe(true);
  filter.drop();
  expect(filter.pending()).toBe(false);
  expect(says('2>.')).toBe('2>.');
});

test('an answer without end is text, and never more than the cap is held', () => {
  const long = `<${'x'.repeat(3 * ANSWER_CAP_BYTES)}`;
  expect(bench().says(long)).toBe(long);
});

test('every byte is looked at once while an answer grows', () => {
  let reads = 0;
  const filter = createAnswerFilter();
  const count = ANSWER_CAP_BYTES - 1;
  for (let at = 0; at < count; at++) {
    filter.push(Uint8Array.of(0x3c), {
      isAsked: () => true,
      isOpen: () => false,
      candidates: () => [
        {
          read: () => () => {
            reads++;
            return 'more';
          },
        },
      ],
      answer: () => {},
      text: () => {},
    });
  }
  expect(reads).toBe(count);
});

test('no byte is lost or invented, however the stream is split', () => {
  const stream = fc.array(fc.constantFrom('<', '>', 'A', '.'), { maxLength: 60 });
  fc.assert(
    fc.property(stream, fc.array(fc.nat(60), { maxLength: 6 }), (letters, cuts) => {
      const data = [...Buffer.from(letters.join(''))];
      const chunks = pieces(data, cuts).map((piece) => Buffer.from(piece).toString());
      expect(bench().says(...chunks)).toBe(bench().says(letters.join('')));
      expect(bench(0).says(...chunks)).toBe(letters.join(''));
    }),
  );
});
