import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';
import { everyPage } from './every-page.ts';

const PAGE = '<Page ID="1" BaseLoc="Pages/P.xml"/>';
const DOCUMENT = `<Document><CommonData/><Pages>${PAGE.repeat(9)}<Page ID="2" BaseLoc="no.xml"/></Pages></Document>`;

test('pages come in their order, one that is missing as nothing', () => {
  const { bodies } = unwrap(openOfd(onePage('', { 'Doc_0/Document.xml': DOCUMENT })));
  const pages = [...everyPage(bodies[0]!.document)];
  expect(pages.map((page) => page?.path)).toEqual([
    ...Array<string>(9).fill('Doc_0/Pages/P.xml'),
    undefined,
  ]);
});

test('one page that is named many times is read up to the limit, and that is noted', () => {
  const file = unwrap(openOfd(onePage('', { 'Doc_0/Document.xml': DOCUMENT })));
  const { document } = file.bodies[0]!;
  const { xmlBytes } = unwrap(document.readPage(0));
  const pages = [...everyPage(document, 2 * xmlBytes + 1)];
  expect(pages.filter((page) => page !== undefined)).toHaveLength(3);
  expect(pages).toHaveLength(10);
  expect(file.notes).toContainEqual({ code: 'too-long', where: 'pages' });
});
