import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from './open-ofd.ts';
import { onePage, packed } from './pack.test-support.ts';

test('a document with what it says of itself, its page and its paper', () => {
  const { bodies, version, notes } = unwrap(openOfd(onePage('')));
  expect(version).toBe('1.1');
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.info).toMatchObject({ docId: '7', customData: [{ name: 'k', value: 'v' }] });
  const page = unwrap(bodies[0]!.document.readPage(0));
  expect(page.area.physical).toEqual({ x: 0, y: 0, w: 100, h: 50 });
  expect(page.path).toBe('Doc_0/Pages/P.xml');
  expect(notes).toEqual([]);
});

test.each([
  ['no OFD.xml', packed({ 'a.xml': '<a/>' }), 'DOC_FORMAT'],
  ['encrypted', packed({ 'Encryptions.xml': '<a/>' }), 'DOC_ENCRYPTED'],
  ['no document', packed({ 'OFD.xml': '<a/>' }), 'DOC_FORMAT'],
  ['no pages', onePage('', { 'Doc_0/Document.xml': '<a/>' }), 'DOC_FORMAT'],
  ['a DTD', onePage('', { 'OFD.xml': '<!DOCTYPE a><a/>' }), 'DOC_UNSAFE'],
  [
    'a document that is not there',
    packed({ 'OFD.xml': '<a><DocBody><DocRoot>x.xml</DocRoot></DocBody></a>' }),
    'DOC_DAMAGED',
  ],
])('%s is refused', (_, bytes, code) => {
  expect(openOfd(bytes)).toMatchObject({ ok: false, error: { code } });
});

test('every leniency is noted', () => {
  const document = `<Document><Pages><Page ID="1" BaseLoc="/doc_0/PAGES/p.xml"/><Page BaseLoc="no.xml"/>
    <Page ID="3" BaseLoc="Doc_0/Pages/P.xml"/></Pages><CommonData><PublicRes>no.xml</PublicRes>
    </CommonData></Document>`;
  const { bodies, notes } = unwrap(openOfd(onePage('', { 'Doc_0/Document.xml': document })));
  const pages = [0, 1, 2, 3].map((index) => bodies[0]!.document.readPage(index));
  expect(pages.map(({ ok }) => ok)).toEqual([true, false, true, false]);
  expect(notes).toEqual([
    { code: 'node-missing', where: 'page 2: ID' },
    { code: 'file-missing', where: 'public resources' },
    { code: 'name-case', where: 'page 1' },
    { code: 'node-missing', where: 'page 1: PhysicalBox' },
    { code: 'location-base', where: 'page 3' },
    { code: 'node-missing', where: 'page 3: PhysicalBox' },
  ]);
});

test('of several documents a broken one is left out', () => {
  const ofd = `<OFD><DocBody><DocRoot>x.xml</DocRoot></DocBody>
    <DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>`;
  const { bodies, notes } = unwrap(openOfd(onePage('', { 'OFD.xml': ofd })));
  expect(bodies.map(({ document }) => document.path)).toEqual(['Doc_0/Document.xml']);
  expect(notes).toContainEqual({ code: 'file-missing', where: 'document 1' });
});
