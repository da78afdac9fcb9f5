import { expect, test } from 'vitest';
import { CERTIFICATES } from '../../../data/certificates.ts';
import { sheetOf } from '../draw.ts';
import { certificateDocument, scaleOf } from './certificate-document.ts';

const marriage = CERTIFICATES.find(({ id }) => id === 'marriage-zhang-li')!;
const sheet = sheetOf(marriage);
const request = certificateDocument(marriage, sheet, { ZZMC: '结婚证' }, '2021-03-01', true);

test('the long side is that of A4', () => {
  expect(request.width).toBeCloseTo(297, 5);
  expect(request.height).toBeCloseTo(sheet.height * scaleOf(sheet), 5);
});

test('ground and words are apart, photographs are pictures, the watermark is an annotation', () => {
  const [page] = request.pages;
  expect(request.templates[0]?.every(({ kind }) => kind !== 'image')).toBe(true);
  const pictures = page!.objects.filter(({ kind }) => kind === 'image');
  expect(pictures).toHaveLength(2);
  expect(pictures[0]).toMatchObject({ resource: request.pictures[0]?.id });
  expect(request.pictures.map(({ format }) => format)).toEqual(['JPEG', 'JPEG']);
  expect(page?.annotations?.[0]?.objects.length).toBeGreaterThan(8);
});

test('the same certificate has the same number in every build', () => {
  const again = certificateDocument(marriage, sheet, {}, '2026-01-01', false);
  expect(again.docId).toBe(request.docId);
  expect(again.docId).toMatch(/^[0-9a-f]{32}$/);
});
