import { describe, expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import type { Note } from '../../note.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';

const DOCUMENT = `<Document><CommonData><PageArea><PhysicalBox>0 0 9 9</PhysicalBox></PageArea>
  <PublicRes>Res.xml</PublicRes><TemplatePage ID="8" BaseLoc="T.xml"/></CommonData>
  <Pages><Page ID="1" BaseLoc="Pages/P.xml"/></Pages>
  <Outlines><OutlineElem Title="one" Expanded="false"><Actions><Action Event="CLICK"><Goto><Dest PageID="1"/></Goto></Action></Actions>
    <OutlineElem Title="two"/></OutlineElem></Outlines>
  <Annotations>Annots.xml</Annotations><Attachments>Att/A.xml</Attachments><CustomTags>Tags.xml</CustomTags></Document>`;

const FILES = {
  'Doc_0/Document.xml': DOCUMENT,
  'Doc_0/T.xml':
    '<Page><Content><Layer><TextObject Boundary="0 0 9 9" Size="3"><TextCode X="0" Y="3">t</TextCode></TextObject></Layer></Content></Page>',
  'Doc_0/Res.xml': `<Res BaseLoc="Files">
    <ColorSpaces><ColorSpace ID="1" Type="CMYK"><Palette><CV>1 2 3 4</CV></Palette></ColorSpace></ColorSpaces>
    <DrawParams><DrawParam ID="2" Relative="9" LineWidth="0.3"><FillColor Value="1 2 3"/></DrawParam></DrawParams>
    <Fonts><Font ID="3" FontName="宋体" Bold="true"><FontFile>f.ttf</FontFile></Font></Fonts>
    <MultiMedias><MultiMedia ID="4" Type="Image" Format="PNG"><MediaFile>no.png</MediaFile></MultiMedia></MultiMedias>
    <CompositeGraphicUnits><CompositeGraphicUnit ID="5" Width="1" Height="2"><Content><PathObject Boundary="0 0 1 1"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`,
  'Doc_0/Files/f.ttf': 'font',
  'Doc_0/Annots.xml':
    '<Annotations><Page PageID="1"><FileLoc>Annot.xml</FileLoc></Page></Annotations>',
  'Doc_0/Annot.xml': `<PageAnnot><Annot ID="20" Type="Watermark" Print="false"><Parameters><Parameter Name="n">v</Parameter></Parameters>
    <Appearance Boundary="1 1 2 2"><PathObject Boundary="0 0 1 1"/></Appearance></Annot></PageAnnot>`,
  'Doc_0/Att/A.xml': `<Attachments><Attachment ID="a" Name="n" Format="xml"><FileLoc>data.xml</FileLoc></Attachment>
    <Attachment Name="gone"><FileLoc>gone.xml</FileLoc></Attachment></Attachments>`,
  'Doc_0/Att/data.xml': '<x/>',
  'Doc_0/Tags.xml':
    '<CustomTags><CustomTag TypeID="t"><FileLoc>Tag.xml</FileLoc></CustomTag></CustomTags>',
  'Doc_0/Tag.xml': '<root><ZZMC>名称</ZZMC></root>',
};

const { bodies, notes } = unwrap(openOfd(onePage('', FILES)));
const { document } = bodies[0]!;

test('resources of each kind, with files looked up in their folder', () => {
  const { colourSpaces, drawParams, fonts, media, vectors } = document.resources;
  expect(colourSpaces.get(1)).toMatchObject({ type: 'CMYK', palette: [[1, 2, 3, 4]] });
  expect(drawParams.get(2)).toMatchObject({ relative: 9, lineWidth: 0.3 });
  expect(fonts.get(3)).toMatchObject({ fontName: '宋体', bold: true, file: 'Doc_0/Files/f.ttf' });
  expect(media.get(4)).toEqual({ type: 'Image', format: 'PNG' });
  expect(vectors.get(5)).toMatchObject({ width: 1, height: 2, objects: [{ kind: 'path' }] });
  expect(notes).toContainEqual({ code: 'resource-missing', where: 'public resources' });
});

test('outlines, annotations, attachments and tags', () => {
  expect(document.outlines).toMatchObject([
    { title: 'one', expanded: false, page: 1, children: [{ title: 'two', expanded: true }] },
  ]);
  expect(document.annotations.get(1)).toMatchObject([
    { id: 20, type: 'Watermark', print: false, visible: true, parameters: { n: 'v' } },
  ]);
  expect(document.attachments).toMatchObject([
    { id: 'a', name: 'n', format: 'xml', file: 'Doc_0/Att/data.xml' },
    { name: 'gone' },
  ]);
  expect(document.attachments[1]?.file).toBeUndefined();
  expect(document.customTags).toMatchObject([{ type: 't', root: { name: 'root' } }]);
});

test('of very many templates not all are kept', () => {
  const list = Array.from({ length: 300 }, (_, at) => `<TemplatePage ID="${at}" BaseLoc="T.xml"/>`);
  const many = unwrap(
    openOfd(
      onePage('', {
        ...FILES,
        'Doc_0/Document.xml': DOCUMENT.replace(
          '<TemplatePage ID="8" BaseLoc="T.xml"/>',
          list.join(''),
        ),
      }),
    ),
  ).bodies[0]!.document;
  const first = many.template(0);
  expect(many.template(0)).toBe(first);
  for (let id = 1; id < 300; id++) expect(many.template(id)?.layers).toHaveLength(1);
  expect(many.template(0)).not.toBe(first);
  expect(many.template(0)).toEqual(first);
});

test('a template is read once; one that is missing is noted', () => {
  expect(document.template(8)).toBe(document.template(8));
  expect(document.template(8)?.layers).toHaveLength(1);
  expect(document.template(99)).toBeUndefined();
  expect(notes).toContainEqual({ code: 'template-missing', where: 'template 99' });
});

describe('a large file that is named again and again is read a few times only', () => {
  const limits = { ...DEFAULT_LIMITS, xmlBytes: 50_000 };
  const large = `<Res>${'<x/>'.repeat(4_000)}</Res>`;
  const again = (element: string): string => element.repeat(1_000);
  const opened = (more: Readonly<Record<string, string>>) =>
    unwrap(openOfd(onePage('', { ...FILES, 'Doc_0/Large.xml': large, ...more }), limits));
  const tooLong = (book: readonly Note[]): unknown[] =>
    book.filter(({ code }) => code === 'too-long').map(({ where }) => where);

  test.each([
    [
      'public resources',
      '<PublicRes>Res.xml</PublicRes>',
      again('<PublicRes>Large.xml</PublicRes>'),
    ],
    ['annotations', '', ''],
  ])('%s', (where, before, after) => {
    const pages = again('<Page PageID="1"><FileLoc>Large.xml</FileLoc></Page>');
    const file = opened({
      'Doc_0/Document.xml': DOCUMENT.replace(before, after),
      ...(where === 'annotations' && { 'Doc_0/Annots.xml': `<Annotations>${pages}</Annotations>` }),
    });
    expect(tooLong(file.notes).join()).toContain(where);
  });

  test('by one page, whose length they count to', () => {
    const page = `<Page>${again('<PageRes>Large.xml</PageRes>')}<Content/></Page>`;
    const { bodies } = opened({ 'Doc_0/Pages/P.xml': page });
    const read = unwrap(bodies[0]!.document.readPage(0));
    expect(tooLong(read.notes)).toEqual(['page 1: resources']);
    expect(read.xmlBytes).toBeGreaterThan(100_000);
    // Whatever is read next has an allowance of its own.
    expect(unwrap(bodies[0]!.document.readPage(0)).xmlBytes).toBe(read.xmlBytes);
  });

  test('by documents of one package', () => {
    const body = '<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>';
    const root = `<OFD xmlns="http://www.ofdspec.org/2016">${body.repeat(64)}</OFD>`;
    const file = opened({ 'OFD.xml': root, 'Doc_0/Document.xml': DOCUMENT + ' '.repeat(20_000) });
    expect(file.bodies.length).toBeLessThan(6);
  });
});
