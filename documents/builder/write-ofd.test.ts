import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { PageObject } from '../ofd/model/page-object.ts';
import { readMetadata } from '../ofd/metadata.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import type { OfdRequest } from './ofd-request.ts';
import { SMALL_REQUEST } from './ofd-request.test-support.ts';
import { writeOfd } from './write-ofd.ts';
import { zipPackage } from './write-package.ts';
import { pageIdOf } from './xml-write.ts';

const UNIT = { visible: true, alpha: 255, clips: [] } as const;
const box: PageObject = {
  ...{ kind: 'path', boundary: { x: 1, y: 2, w: 3, h: 4 }, ...UNIT },
  ...{ stroke: true, fill: false, rule: 'NonZero', data: 'M 0 0 L 3 4' },
};

const REQUEST: OfdRequest = {
  ...SMALL_REQUEST,
  ...{ author: '虚构市局', creator: '造证', createdOn: '2024-04-11', isSigned: true },
  customData: { ZZMC: '居住证 & "B"' },
  fonts: [
    { id: 11, name: '宋体', isBold: false, isSerif: true },
    { id: 12, name: '黑体', isBold: true, isSerif: false, file: Uint8Array.of(1, 2) },
  ],
  pictures: [
    { id: 13, format: 'JPEG', bytes: Uint8Array.of(3) },
    { id: 14, format: 'PNG', bytes: Uint8Array.of(4) },
  ],
  templates: [[box]],
  pages: [
    { template: 0, objects: [box] },
    {
      objects: [],
      annotations: [
        { type: 'Watermark', boundary: { x: 0, y: 0, w: 9, h: 9 }, remark: '水印', objects: [box] },
      ],
    },
  ],
  attachments: [
    {
      name: 'metadata',
      fileName: 'metadata.xml',
      bytes: new TextEncoder().encode('<m><ZZBH>39</ZZBH></m>'),
    },
  ],
  outlines: [{ title: '正页', page: 0 }],
};

const open = (request: OfdRequest) => unwrap(openOfd(zipPackage(writeOfd(request))));

test('the reader finds every part, and nothing to note', () => {
  const file = open(REQUEST);
  const [{ document, info, signatures }] = file.bodies as [(typeof file.bodies)[0]];
  expect(info).toMatchObject({
    ...{ docId: '39', title: '虚构居住证', author: '虚构市局', creationDate: '2024-04-11' },
    ...{ creator: '造证', customData: [{ name: 'ZZMC', value: '居住证 & "B"' }] },
  });
  expect(signatures).toBe('Doc_0/Signs/Signatures.xml');
  expect(document.resources.fonts.get(11)).toMatchObject({ fontName: '宋体', serif: true });
  expect(document.resources.fonts.get(12)).toMatchObject({
    bold: true,
    file: 'Doc_0/Res/font_12.ttf',
  });
  expect(document.resources.media.get(13)).toMatchObject({
    format: 'JPEG',
    file: 'Doc_0/Res/image_13.jpg',
  });
  expect(document.resources.media.get(14)).toMatchObject({ file: 'Doc_0/Res/image_14.png' });
  const page = unwrap(document.readPage(0));
  expect(page.area.physical).toEqual({ x: 0, y: 0, w: 210, h: 297 });
  const template = document.template(page.templates[0]!.id);
  expect(template?.layers[0]?.objects).toHaveLength(1);
  expect(document.annotations.get(pageIdOf(1))).toMatchObject([
    { type: 'Watermark', remark: '水印', boundary: { w: 9 }, objects: [{ data: box.data }] },
  ]);
  expect(document.outlines).toMatchObject([{ title: '正页', page: pageIdOf(0) }]);
  const metadata = readMetadata(file, () => true);
  expect(metadata.fields.map(({ name, source }) => `${name} ${source}`)).toEqual([
    'ZZMC custom-data',
    'ZZBH attachment',
  ]);
  expect(file.notes).toEqual([]);
});

test('numbers stand once in a document', () => {
  const files = Object.entries(writeOfd(REQUEST));
  const ids = files.flatMap(([, bytes]) =>
    [...new TextDecoder().decode(bytes).matchAll(/ ID="(\d+)"/g)].map(([, id]) => Number(id)),
  );
  expect(new Set(ids).size).toBe(ids.length);
  const [, most] = /MaxUnitID>(\d+)/.exec(
    new TextDecoder().decode(writeOfd(REQUEST)['Doc_0/Document.xml']),
  )!;
  expect(Math.max(...ids)).toBeLessThanOrEqual(Number(most));
});

test('what is not there is not named', () => {
  const file = open(SMALL_REQUEST);
  expect(file.notes).toEqual([]);
  expect(Object.keys(writeOfd(SMALL_REQUEST)).toSorted()).toEqual([
    'Doc_0/Document.xml',
    'Doc_0/Pages/Page_0/Content.xml',
    'Doc_0/PublicRes.xml',
    'OFD.xml',
  ]);
});
