import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { documentText } from '../ofd/text/page-text.ts';
import { writeDocument, zipPackage } from './write-package.ts';

const request = { docId: '39', title: '虚构', width: 210, height: 140, isSigned: false };

test('what is written is read: pages, text, title and what it says of itself', () => {
  const files = writeDocument({
    ...request,
    title: '甲 & 乙 <"丙">',
    pages: [
      [{ text: '第一页', x: 20, y: 20, size: 6 }],
      [{ text: 'page two', x: 5, y: 9, size: 3 }],
    ],
    customData: { ZZMC: '虚构 <证>' },
  });
  const [body] = unwrap(openOfd(zipPackage(files))).bodies;
  expect(body?.info).toMatchObject({
    ...{ title: '甲 & 乙 <"丙">', customData: [{ name: 'ZZMC', value: '虚构 <证>' }] },
  });
  expect(documentText(body!.document)).toEqual(['第一页', 'page two']);
});

test('any text is the same after writing and reading', () => {
  const text = fc.string({ unit: fc.constantFrom('<', '&', '"', '>', '甲', 'a'), maxLength: 20 });
  fc.assert(
    fc.property(text, (title) => {
      const files = writeDocument({ ...request, title: `x${title}x`, pages: [[]] });
      const [body] = unwrap(openOfd(zipPackage(files))).bodies;
      expect(body?.info.title).toBe(`x${title}x`);
    }),
    { numRuns: 50 },
  );
});
