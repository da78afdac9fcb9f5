import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { zipPackage } from '../builder/write-package.ts';
import { openOfd, type OfdFile } from '../ofd/open-ofd.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { onePage } from '../ofd/pack.test-support.ts';
import { DOCUMENT, signed } from './signed-samples.test-support.ts';
import { visibleFiles, type VisibleFiles } from './visible-files.ts';

function only(file: OfdFile): VisibleFiles {
  const [found, ...more] = visibleFiles(file).documents.values();
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

test('templates of templates are seen, though they go round in a circle', () => {
  const template = (next: string, media: string): string =>
    `<Page><Template TemplateID="${next}"/><PageRes>R${media}.xml</PageRes><Content/></Page>`;
  const resources = (media: string): string =>
    `<Res><MultiMedias><MultiMedia ID="9" Type="Image"><MediaFile>${media}.png</MediaFile></MultiMedia></MultiMedias></Res>`;
  const files = {
    'Doc_0/Document.xml':
      '<Document><CommonData><TemplatePage ID="11" BaseLoc="T1.xml"/><TemplatePage ID="12" BaseLoc="T2.xml"/></CommonData><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>',
    'Doc_0/P.xml': '<Page><Template TemplateID="11"/><Content/></Page>',
    'Doc_0/T1.xml': template('12', '1'),
    'Doc_0/T2.xml': template('11', '2'),
    'Doc_0/R1.xml': resources('1'),
    'Doc_0/R2.xml': resources('2'),
    'Doc_0/1.png': '1',
    'Doc_0/2.png': '2',
  };
  const { parts } = only(unwrap(openOfd(onePage('', files))));
  expect([...parts]).toEqual(
    expect.arrayContaining(['Doc_0/T2.xml', 'Doc_0/R2.xml', 'Doc_0/2.png', 'Doc_0/1.png']),
  );
});

test('what is named over and over is read a few times, and called unfinished', () => {
  const listed = (times: number) => {
    const pages = '<Page ID="1" BaseLoc="P.xml"/>'.repeat(times);
    const document = `<Document><CommonData/><Pages>${pages}</Pages></Document>`;
    const content = `<Page><Content/><!--${'x'.repeat(50_000)}--></Page>`;
    const files = { 'Doc_0/Document.xml': document, 'Doc_0/P.xml': content };
    const limits = { ...DEFAULT_LIMITS, xmlBytes: 100_000 };
    return only(unwrap(openOfd(onePage('', files), limits)));
  };
  expect(listed(8)).toMatchObject({ isCut: false });
  expect(listed(100)).toMatchObject({
    isCut: true,
    pages: new Set(['Doc_0/Document.xml', 'Doc_0/P.xml']),
  });
});

test('a page that is named by its folder is a page, though there was no time to read it', () => {
  const listed = (times: number) => {
    const long = '<Page ID="1" BaseLoc="P.xml"/>'.repeat(times);
    const pages = `${long}<Page ID="2" BaseLoc="Pages/Last"/>`;
    const files = {
      'Doc_0/Document.xml': `<Document><CommonData/><Pages>${pages}</Pages></Document>`,
      'Doc_0/P.xml': `<Page><Content/><!--${'x'.repeat(50_000)}--></Page>`,
      'Doc_0/Pages/Last/Content.xml': `<Page><Content/><!--${'x'.repeat(50_000)}--></Page>`,
    };
    const limits = { ...DEFAULT_LIMITS, xmlBytes: 100_000 };
    return only(unwrap(openOfd(onePage('', files), limits)));
  };
  const pages = new Set([...['Doc_0/Document.xml', 'Doc_0/P.xml', 'Doc_0/Pages/Last/Content.xml']]);
  expect(listed(2)).toMatchObject({ isCut: false, pages });
  expect(listed(100)).toMatchObject({ isCut: true, pages });
});

test('what is named and cannot be opened is seen as well', () => {
  const body = (path: string): string => `<DocBody><DocRoot>${path}</DocRoot></DocBody>`;
  const files = {
    'OFD.xml': `<OFD>${body('Bad/D.xml')}${body('None/D.xml')}${body('Doc_0/Document.xml')}</OFD>`,
    'Bad/D.xml': 'no XML',
    'Doc_0/Document.xml':
      '<Document><CommonData/><Pages><Page ID="1" BaseLoc="P.xml"/><Page ID="2" BaseLoc="none.xml"/></Pages></Document>',
    'Doc_0/P.xml': 'no XML',
  };
  const file = unwrap(openOfd(onePage('', files)));
  expect([...only(file).pages]).toEqual(['Doc_0/Document.xml', 'Doc_0/P.xml']);
  expect([...visibleFiles(file).unopened.pages]).toEqual(['Bad/D.xml']);
});
