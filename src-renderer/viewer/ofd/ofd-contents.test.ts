import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { SMALL_REQUEST } from '../../../documents/builder/ofd-request.test-support.ts';
import { writeOfd } from '../../../documents/builder/write-ofd.ts';
import { zipPackage } from '../../../documents/builder/write-package.ts';
import { openOfd } from '../../../documents/ofd/open-ofd.ts';
import type { OfdFile } from '../../../documents/ofd/open-ofd.ts';
import type { SealOnFile } from '../../../documents/seal/read-seals.ts';
import { ofdAttachments, ofdOutlines, ofdSealSpots } from './ofd-contents.ts';

const FILE: OfdFile = unwrap(
  openOfd(
    zipPackage(
      writeOfd({
        ...SMALL_REQUEST,
        pages: [{ objects: [] }, { objects: [] }],
        outlines: [
          { title: '正页', page: 0 },
          { title: '附页', page: 1 },
        ],
        attachments: [{ name: '元数据', fileName: 'm.xml', bytes: Uint8Array.of(60) }],
      }),
    ),
  ),
);
/** Two documents in one file, as GB/T 33190 allows. */
const TWICE: OfdFile = {
  ...FILE,
  bodies: [FILE.bodies[0]!, { ...FILE.bodies[0]!, document: { ...FILE.bodies[0]!.document } }],
};

test('titles lead to pages that are counted through all documents', () => {
  expect(ofdOutlines(FILE)).toEqual([
    { title: '正页', children: [], page: 1 },
    { title: '附页', children: [], page: 2 },
  ]);
  expect(ofdOutlines(TWICE).map(({ page }) => page)).toEqual([1, 2, 3, 4]);
});

test('attachments are named', () => {
  expect(ofdAttachments(FILE)).toEqual([{ name: '元数据' }]);
});

test('a seal is found on its page, and left out where that page is not there', () => {
  const [body] = FILE.bodies;
  const id = body!.document.pages[1]!.id;
  const boundary = { x: 25.4, y: 50.8, w: 25.4, h: 12.7 };
  const seals: SealOnFile[] = [
    { stamps: [{ page: id, boundary }] },
    {
      body: body!,
      stamps: [
        { page: 999_999, boundary },
        { page: id, boundary },
      ],
    },
  ];
  expect(ofdSealSpots(FILE, seals)).toEqual([
    { page: 2, signature: 1, x: 72, y: 144, width: 72, height: 36 },
  ]);
});
