import { expect, test } from 'vitest';
import { CERTIFICATES } from '../../data/certificates.ts';
import { drawCertificate } from './draw.ts';
import { testSealing } from './sealing.fixture.ts';
import { drawMarkedCopy } from './marked-copy.ts';

const certificate = CERTIFICATES.find(({ type }) => type.mediaType === 'image/png')!;
const mark = { cause: '查询本人电子证照', until: '20260701130000' };

test('a copy has the form that is asked for, whatever the certificate has', () => {
  const pdf = drawMarkedCopy(certificate, mark, 'pdf');
  expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
  const png = drawMarkedCopy(certificate, mark, 'png');
  expect([...png.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
});

test('another cause and another end make another copy, and none is the certificate itself', () => {
  const copies = [
    drawCertificate(certificate, testSealing()),
    drawMarkedCopy(certificate, mark, 'png'),
    drawMarkedCopy(certificate, { ...mark, cause: '不动产抵押登记' }, 'png'),
    drawMarkedCopy(certificate, { ...mark, until: '20270701130000' }, 'png'),
  ].map((bytes) => Buffer.from(bytes).toString('base64'));
  expect(new Set(copies).size).toBe(copies.length);
});
