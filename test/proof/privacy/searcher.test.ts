import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENCODINGS, formsOf } from './encodings.ts';
import { Searcher, type Secret } from './searcher.ts';

const NAME: Secret = { what: 'a name', value: '裘栖梧' };
const NUMBER: Secret = { what: 'an ID number', value: '390102199003150028' };

test('finds every form, wherever the pieces are cut', () => {
  const searcher = new Searcher([NAME, NUMBER]);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...formsOf(NUMBER.value)),
      fc.uint8Array({ maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (before, form, after, size) => {
        const whole = Buffer.concat([before, form.bytes, after]);
        const search = searcher.begin();
        for (let at = 0; at < whole.length; at += size) search.push(whole.subarray(at, at + size));
        const encoding = form.encoding === 'plain' ? '' : `, ${form.encoding}`;
        expect(search.found().get(`an ID number${encoding}`)).toBe(1);
      },
    ),
  );
});

test('counts what stands more than once, kind by kind', () => {
  const bytes = Buffer.from('裘栖梧 390102199003150028 裘栖梧');
  expect(Object.fromEntries(new Searcher([NAME, NUMBER]).in(bytes))).toEqual({
    'a name': 2,
    'an ID number': 1,
  });
});

test('a reused buffer does not change what was seen before', () => {
  const search = new Searcher([NUMBER]).begin();
  const buffer = Buffer.from('390102199');
  search.push(buffer);
  buffer.write('003150028');
  search.push(buffer);
  expect(search.found().get('an ID number')).toBe(1);
});

test('nothing is found where nothing is', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      fc.pre(!text.includes('390102'));
      expect(new Searcher([NUMBER]).in(Buffer.from(text)).size).toBe(0);
    }),
  );
});

test('every encoding is looked for', () => {
  const encodings = new Set(formsOf('裘栖梧?>').map(({ encoding }) => encoding));
  expect([...encodings].sort()).toEqual([...ENCODINGS].sort());
});
