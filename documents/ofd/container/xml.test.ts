import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { child, childText, readXml } from './xml.ts';

const encoder = new TextEncoder();
const read = (text: string) => readXml(encoder.encode(text), 'part', DEFAULT_LIMITS);

test('prefixes are gone, text is kept, a byte order mark does not disturb', () => {
  const root = unwrap(
    read(
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<ofd:A x:B="1"><ofd:C> <![CDATA[&]]>&lt; </ofd:C></ofd:A>',
    ),
  );
  expect(root).toMatchObject({ name: 'A', attributes: { B: '1' } });
  expect(child(root, 'C')?.rawText).toBe(' &< ');
  expect(childText(root, 'C')).toBe('&<');
  expect(childText(root, 'D')).toBeUndefined();
});

test.each([
  ['<a>', 'DOC_XML', 'part: line 1, column 4'],
  ['', 'DOC_XML', undefined],
  ['<a>&nbsp;</a>', 'DOC_XML', undefined],
  ['<!DOCTYPE a><a/>', 'DOC_UNSAFE', 'part: DTD'],
  ['<?xml version="1.0" encoding="GBK"?><a/>', 'DOC_UNSUPPORTED', 'part: encoding'],
  ['<a>'.repeat(200) + '</a>'.repeat(200), 'DOC_LIMIT', 'part: depth'],
])('%s fails with %s', (text, code, detail) => {
  expect(read(text)).toMatchObject({
    ok: false,
    error: { code, ...(detail === undefined ? {} : { detail }) },
  });
});

test('a file that is too large is not even decoded', () => {
  expect(readXml(new Uint8Array(11), 'part', { ...DEFAULT_LIMITS, xmlBytes: 10 })).toMatchObject({
    error: { code: 'DOC_LIMIT', detail: 'part: size' },
  });
});

test('whatever the text, the answer is a value', () => {
  const piece = fc.constantFrom('<a>', '</a>', '<a/>', '&#x0;', '&amp;', '"', "'", ']]>', '<!--');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const parsed = read(pieces.join(''));
      if (!parsed.ok) expect(parsed.error.detail).toMatch(/^part: /);
    }),
  );
});

test('names that objects have by birth are attributes like any other', () => {
  const root = unwrap(read('<a constructor="1" toString="2"/>'));
  expect(root.attributes.constructor).toBe('1');
  expect(Object.keys(root.attributes)).toEqual(['constructor', 'toString']);
});
