import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';

/** The attachments of a document whose list this is, and what was noted. */
function attachmentsOf(list: string | undefined, more: Readonly<Record<string, string>> = {}) {
  const named = list === undefined ? '' : '<Attachments>Att/List.xml</Attachments>';
  const document = `<Document><CommonData><PageArea><PhysicalBox>0 0 9 9</PhysicalBox></PageArea></CommonData>
    <Pages><Page ID="1" BaseLoc="Pages/P.xml"/></Pages>${named}</Document>`;
  const files = {
    'Doc_0/Document.xml': document,
    ...(list === undefined ? {} : { 'Doc_0/Att/List.xml': `<Attachments>${list}</Attachments>` }),
    ...more,
  };
  const { bodies, notes } = unwrap(openOfd(onePage('', files)));
  return { attachments: bodies[0]!.document.attachments, notes };
}
const list = 'Doc_0/Att/List.xml';
const missing = (where: string) => ({ code: 'file-missing', where });

test('a document without a list has none', () => {
  const { attachments, notes } = attachmentsOf(undefined);
  expect([attachments, notes.some(({ code }) => code === 'file-missing')]).toEqual([[], false]);
});

test('each has its name, format, use and file, counted from the list or from the root', () => {
  const { attachments } = attachmentsOf(
    `<Attachment ID="a" Name="正本" Format="xml" Visible="false" Usage="none"><FileLoc>data.xml</FileLoc></Attachment>
     <Attachment Name="副本"><FileLoc>/Doc_0/Att/DATA.xml</FileLoc></Attachment>`,
    { 'Doc_0/Att/data.xml': '<x/>' },
  );
  expect(attachments).toEqual([
    {
      ...{ id: 'a', name: '正本', format: 'xml', visible: false, usage: 'none' },
      ...{ list, file: 'Doc_0/Att/data.xml' },
    },
    { list, name: '副本', visible: true, file: 'Doc_0/Att/data.xml' },
  ]);
});

test('one whose file is missing, or that names none, is listed and noted', () => {
  const { attachments, notes } = attachmentsOf(
    '<Attachment Name="gone"><FileLoc>gone.xml</FileLoc></Attachment><Attachment Name="none"/>',
  );
  expect(attachments).toEqual([
    { list, name: 'gone', visible: true },
    { list, name: 'none', visible: true },
  ]);
  expect(notes).toEqual(expect.arrayContaining([missing('attachment 1'), missing('attachment 2')]));
});

test('a file outside the package is none', () => {
  const { attachments } = attachmentsOf(
    '<Attachment Name="out"><FileLoc>../../../../etc/passwd</FileLoc></Attachment>',
  );
  expect(attachments).toEqual([{ list, name: 'out', visible: true }]);
});
