import { expect, test } from 'vitest';
import { CERTIFICATES, CERTIFICATE_TYPES } from '../../data/certificates.ts';
import { drawCertificate, sheetOf } from './draw.ts';
import { testSealing } from './sealing.fixture.ts';
import { fieldsOf } from './facts.ts';
import { parseFont } from './fonts.ts';
import { drawingOf } from './draw-sheet.ts';
import { drawingToPdf } from './pen.ts';
import { recordTexts, type Piece } from './recording-pen.fixture.ts';

const MAX_BYTES = 1_500_000;
const MAGIC = {
  'image/png': '\x89PNG',
  'application/pdf': '%PDF',
  'application/ofd': 'PK\x03\x04',
} as const;
/** Nothing is written nearer to an edge, in sheet units. */
const MARGIN = 20;

const squeeze = (text: string) => text.replaceAll(/\s/g, '');

function overlap(a: Piece, b: Piece): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
  );
}

test.each(CERTIFICATES)('$id says everything that it must', (certificate) => {
  const text = squeeze(
    recordTexts(sheetOf(certificate))
      .map((piece) => piece.text)
      .join(''),
  );
  const { holders, identifier, issuer, type } = certificate;
  const isProse = type.id === 'graduation';
  const facts = isProse ? [] : fieldsOf(certificate).flatMap(({ label, value }) => [label, value]);
  const names = holders.map(({ name }) => name);
  for (const fact of [...facts, ...names, identifier, issuer.name, type.name, type.englishName]) {
    expect(text).toContain(squeeze(fact));
  }
});

// Seal and watermark stand aslant and may lie over others.
test.each(CERTIFICATES)('on $id no text leaves the margins or lies over another', (certificate) => {
  const sheet = sheetOf(certificate);
  const upright = recordTexts(sheet).filter(({ isUpright, text }) => isUpright && text !== ' ');
  for (const { text, left, top, right, bottom } of upright) {
    const isInside =
      Math.min(left, top) > MARGIN &&
      right < sheet.width - MARGIN &&
      bottom < sheet.height - MARGIN;
    expect([text, isInside]).toEqual([text, true]);
  }
  const overlaps = upright.flatMap((a, at) =>
    upright
      .slice(at + 1)
      .filter((b) => overlap(a, b))
      .map((b) => `${a.text} / ${b.text}`),
  );
  expect(overlaps).toEqual([]);
});

test.each(CERTIFICATES)('$id is marked as simulated all over', (certificate) => {
  const pieces = recordTexts(sheetOf(certificate));
  expect(pieces.filter(({ text }) => text === '模拟 SIMULATED').length).toBeGreaterThan(8);
  expect(pieces.some(({ text }) => text.includes('无法律效力'))).toBe(true);
});

test.each(CERTIFICATES)('$id has every glyph in its own font', (certificate) => {
  const sheet = sheetOf(certificate);
  for (const { font } of recordTexts(sheet)) expect(parseFont(font).size).toBeGreaterThan(0);
  const pdf = Buffer.from(drawingToPdf(drawingOf(sheet), 'sheet')).toString('latin1');
  const fonts = [...pdf.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name]) => name);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts)
    expect(font).toMatch(/^[A-Z]{6}\+(NotoSansSC-(Regular|Bold)|NotoSerifSC|LXGWWenKai)/);
});

test.each(CERTIFICATE_TYPES)(
  'a $id file has its type and size, and the same bytes twice',
  (type) => {
    const certificate = CERTIFICATES.find((one) => one.type === type)!;
    const bytes = Buffer.from(drawCertificate(certificate, testSealing()));
    const magic = MAGIC[type.mediaType];
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(magic);
    expect(bytes.length).toBeLessThan(MAX_BYTES);
    expect(Buffer.from(drawCertificate(certificate, testSealing())).equals(bytes)).toBe(true);
  },
);

test('sheets stand and lie, 1400 units on the long side', () => {
  const sheets = CERTIFICATES.map((one) => sheetOf(one));
  expect(new Set(sheets.map(({ width, height }) => width > height)).size).toBe(2);
  for (const { width, height } of sheets) expect(Math.max(width, height)).toBe(1400);
});

test('a type without layout is a bug', () => {
  const [one] = CERTIFICATES;
  expect(() => sheetOf({ ...one!, type: { ...one!.type, id: 'passport' } })).toThrow('passport');
});
