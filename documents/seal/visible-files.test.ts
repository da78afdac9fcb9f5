import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { zipPackage } from '../builder/write-package.ts';
import { openOfd, type OfdFile } from '../ofd/open-ofd.ts';
import { onePage } from '../ofd/pack.test-support.ts';
import { DOCUMENT, signed } from './signed-samples.test-support.ts';
import { visibleFiles, type VisibleFiles } from './visible-files.ts';

function only(file: OfdFile): VisibleFiles {
  const [found, ...more] = visibleFiles(file).values();
  expect(more).toEqual([]);
  return found!;
}

test('what pages show is found, and neither the list of signatures nor what leads to the document', () => {
  const { pages, parts } = only(unwrap(openOfd(zipPackage(signed()))));
  expect([...pages].sort()).toEqual([
    ...['Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml', 'Doc_0/Pages/Page_1/Content.xml'],
  ]);
  expect([...parts].every((path) => path in DOCUMENT && !path.includes('Signs'))).toBe(true);
  expect(parts.has('OFD.xml')).toBe(false);
});

test('nor attachments and trees of tags, of which nothing is drawn', () => {
  const files = {
    'Doc_0/Document.xml':
      '<Document><CommonData/><Pages/><Attachments>A.xml</Attachments><CustomTags>T.xml</CustomTags></Document>',
    'Doc_0/A.xml':
      '<Attachments><Attachment><FileLoc>data.xml</FileLoc></Attachment></Attachments>',
    'Doc_0/T.xml': '<CustomTags><CustomTag><FileLoc>tag.xml</FileLoc></CustomTag></CustomTags>',
    'Doc_0/data.xml': '<a/>',
    'Doc_0/tag.xml': '<a/>',
  };
  const { pages, parts } = only(unwrap(openOfd(onePage('', files))));
  expect([[...pages], [...parts]]).toEqual([['Doc_0/Document.xml'], []]);
});
