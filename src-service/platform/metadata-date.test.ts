import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEndless, metadataDate } from './metadata-date.ts';

test.each([
  ['20240520', '2024-05-20'],
  ['2024年5月2日', '2024-05-02'],
  ['2024年05月02日', '2024-05-02'],
  ['2024-05-20', '2024-05-20'],
  ['2024-5-2', '2024-05-02'],
  ['20240520103000', '2024-05-20'],
  ['2024-05-20 10:30:00', '2024-05-20'],
  [' 20240229 ', '2024-02-29'],
  ['20230229', undefined],
  ['20241301', undefined],
  ['2024年5月', undefined],
  ['202405201030', undefined],
  ['05/20/2024', undefined],
  ['长期', undefined],
  ['', undefined],
])('%j is %j', (text, date) => {
  expect(metadataDate(text)).toBe(date);
});

test('every day is read from every form', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2998-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (instant) => {
      const iso = instant.toISOString().slice(0, 10);
      const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
      const words = `${year}年${Number(month)}月${Number(dayOfMonth)}日`;
      for (const form of [iso, iso.replaceAll('-', ''), words])
        expect(metadataDate(form)).toBe(iso);
    }),
  );
});

test.each([
  ['长期', true],
  [' 永久 ', true],
  ['99991231', true],
  ['9999年12月31日', true],
  ['2999-12-31 23:59:59', true],
  ['99990101junk', false],
  ['99991332', false],
  ['9999', false],
  ['2999年', false],
  ['长期有效吗', false],
  ['20991231', false],
  ['', false],
])('%j has no end: %j', (text, endless) => {
  expect(isEndless(text)).toBe(endless);
});
