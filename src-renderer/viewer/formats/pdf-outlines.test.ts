import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, onTestFinished, test } from 'vitest';
import { pdfAttachments, pdfOutlines } from './pdf-outlines.ts';

/** A file of these objects, numbered from 1, the catalogue first; pdf.js finds them without a table. */
async function openObjects(...objects: readonly string[]) {
  const bodies = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const text = `%PDF-1.7\n${bodies.join('')}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`;
  const task = getDocument({ data: new TextEncoder().encode(text), verbosity: 0 });
  onTestFinished(() => task.destroy());
  return task.promise;
}

const PAGES = [
  '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
];

test('the tree of titles, with the pages they lead to', async () => {
  const pdf = await openObjects(
    '<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>',
    ...PAGES,
    '<< /First 6 0 R /Last 7 0 R /Count 2 >>',
    '<< /Title (One) /Parent 5 0 R /Next 7 0 R /First 8 0 R /Last 8 0 R /Dest [3 0 R /Fit] >>',
    '<< /Title (Nowhere) /Parent 5 0 R /Prev 6 0 R /Dest (missing) >>',
    '<< /Title (Below) /Parent 6 0 R /Dest [4 0 R /Fit] >>',
  );
  expect(await pdfOutlines(pdf)).toEqual([
    { title: 'One', page: 1, children: [{ title: 'Below', page: 2, children: [] }] },
    { title: 'Nowhere', children: [] },
  ]);
});

test('what is attached is named', async () => {
  const pdf = await openObjects(
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> >>',
    ...PAGES,
    '<< /Type /Filespec /F (data.xml) /EF << /F 6 0 R >> >>',
    '<< /Length 2 >>\nstream\nhi\nendstream',
  );
  expect(await pdfAttachments(pdf)).toEqual([{ name: 'data.xml' }]);
});

test('a file without either has none', async () => {
  const pdf = await openObjects('<< /Type /Catalog /Pages 2 0 R >>', ...PAGES);
  expect(await pdfOutlines(pdf)).toEqual([]);
  expect(await pdfAttachments(pdf)).toEqual([]);
});
