import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strToU8 } from 'fflate';
import { createSubset } from '../../../documents/builder/subset-font.ts';
import type { PackageFiles } from '../../../documents/builder/write-package.ts';
import { cff } from '../../../documents/render/text/font/font.test-support.ts';
import {
  BITMAPS,
  cmykJpeg,
  GIF,
  JBIG2_FILE,
} from '../../../documents/render/pictures/sample-pictures.test-support.ts';

const WORDS = '居住证 Residence';

/** A TrueType font of some glyphs. */
function trueType(): Uint8Array {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const subset = createSubset(new Uint8Array(readFileSync(file)));
  for (const character of WORDS) subset.glyph(character);
  return subset.encode();
}

/** A square and the end, in Type 2 char strings. */
const CHAR_STRING = [139, 139, 21, 239, 139, 139, 239, 39, 139, 5, 14];

export const FONTS: readonly Uint8Array[] = [
  trueType(),
  cff({ charStrings: [[14], CHAR_STRING, CHAR_STRING], sids: [34, 35] }),
];

export const SVG =
  strToU8(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 40">
  <style>.a{fill:none;stroke:#f00;stroke-width:2}</style><defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1"/></linearGradient>
  <clipPath id="c"><circle cx="20" cy="20" r="18"/></clipPath><path id="p" d="M20 5l4 12h-8z"/></defs>
  <circle class="a" cx="20" cy="20" r="18"/><g clip-path="url(#c)" transform="rotate(9 20 20)" opacity="0.5"><rect width="40" height="9" fill="url(#g)"/><use xlink:href="#p"/></g>
  <text x="9" y="30" font-size="6">印章</text></svg>`);

export const PICTURES: Readonly<Record<string, Uint8Array>> = {
  'a.bmp': BITMAPS['RLE of 8 bits'] ?? GIF,
  'a.jpg': cmykJpeg([9, 200, 30, 255]),
  'a.gif': GIF,
  'a.jb2': JBIG2_FILE,
  'a.svg': SVG,
};

const PAGE = `<Page><Area><PhysicalBox>0 0 60 40</PhysicalBox></Area><Template TemplateID="2" ZOrder="Background"/><Content><Layer DrawParam="31">
  <PathObject ID="100" Boundary="2 2 20 10" LineWidth="0.5" Stroke="true" Fill="true" Rule="Even-Odd" DashPattern="1 0.5" Join="Round" Cap="Square" CTM="1 0.1 0 1 0 0" Alpha="200">
    <Clips><Clip><Area CTM="1 0 0 1 0 0"><Path Boundary="0 0 9 9" Fill="true"><AbbreviatedData>M 0 0 L 9 0 L 9 9 C</AbbreviatedData></Path></Area><Area><Text Boundary="0 0 9 9" Font="1" Size="5"><TextCode X="0" Y="5">居</TextCode></Text></Area></Clip></Clips>
    <FillColor Value="1 2 3" Alpha="128"><AxialShd StartPoint="0 0" EndPoint="9 9" MapType="Reflect" MapUnit="2" Extend="3"><Segment Position="0"><Color Value="255 0 0"/></Segment><Segment Position="1"><Color Value="0 0 255" Alpha="9"/></Segment></AxialShd></FillColor>
    <StrokeColor><RadialShd StartPoint="5 5" EndPoint="5 5" StartRadius="1" EndRadius="6" Eccentricity="0.3" Angle="20" Extend="1"><Segment><Color Value="0 0 0"/></Segment><Segment><Color Value="9 255 9"/></Segment></RadialShd></StrokeColor>
    <AbbreviatedData>M 0 0 L 9 0 Q 12 3 9 6 B 8 7 6 7 5 6 A 3 2 30 1 0 1 5 C</AbbreviatedData></PathObject>
  <PathObject ID="101" Boundary="24 2 20 10" Fill="true" Stroke="false"><FillColor><Pattern Width="3" Height="3" XStep="4" YStep="4" ReflectMethod="RowAndColumn" RelativeTo="Object" CTM="1 0 0 1 1 1"><CellContent><PathObject Boundary="0 0 3 3" Fill="true"><FillColor Value="255 0 0"/><AbbreviatedData>M 0 0 L 3 3 L 0 3 C</AbbreviatedData></PathObject></CellContent></Pattern></FillColor><AbbreviatedData>M 0 0 L 20 0 L 20 10 L 0 10 C</AbbreviatedData></PathObject>
  <TextObject ID="102" Boundary="2 14 40 8" Font="1" Size="4" HScale="0.9" Weight="700" Italic="true" Fill="true" Stroke="true" LineWidth="0.1"><FillColor Value="255 0 0"/><CGTransform CodePosition="0" CodeCount="2" GlyphCount="2" Glyphs="1 2"/><TextCode X="0" Y="4" DeltaX="4 g 5 3">居住证 Res</TextCode></TextObject>
  <TextObject ID="103" Boundary="46 2 10 30" Font="2" Size="3" ReadDirection="90" CharDirection="270"><TextCode X="0" Y="3" DeltaY="g 9 3">虚构的名字 Name</TextCode></TextObject>
  <TextObject ID="104" Boundary="2 22 20 6" Font="3" Size="5"><TextCode X="0" Y="5" DeltaX="3">AB</TextCode></TextObject>
  <ImageObject ID="105" Boundary="2 28 8 8" CTM="8 0 0 8 0 0" ResourceID="10" ImageMask="12" Substitution="12"/><ImageObject ID="106" Boundary="11 28 8 8" CTM="8 1 -1 8 0 0" ResourceID="11" Alpha="100"><Border LineWidth="0.4" HorizonalCornerRadius="1" VerticalCornerRadius="1" DashPattern="1 1"><BorderColor Value="0 255 0"/></Border></ImageObject>
  <ImageObject ID="107" Boundary="20 28 8 8" CTM="8 0 0 8 0 0" ResourceID="13"/><ImageObject ID="108" Boundary="29 28 8 8" CTM="8 0 0 8 0 0" ResourceID="14"/>
  <PageBlock ID="109"><CompositeObject ID="110" Boundary="38 28 10 10" CTM="2 0 0 2 0 0" ResourceID="20" Alpha="150"/></PageBlock>
  </Layer></Content></Page>`;

const RESOURCES = `<Res BaseLoc="Res"><ColorSpaces><ColorSpace ID="40" Type="CMYK" BitsPerComponent="8"><Palette><CV>0 0 0 255</CV></Palette></ColorSpace></ColorSpaces>
  <DrawParams><DrawParam ID="30" LineWidth="0.3" Cap="Round"><StrokeColor Value="0 255 0"/></DrawParam><DrawParam ID="31" Relative="30" Join="Bevel" MiterLimit="2" DashOffset="1"><FillColor ColorSpace="40" Index="0"/></DrawParam></DrawParams>
  <Fonts><Font ID="1" FontName="A" FamilyName="A"><FontFile>a.ttf</FontFile></Font><Font ID="2" FontName="宋体" Serif="true" Bold="true"/><Font ID="3" FontName="B"><FontFile>b.cff</FontFile></Font></Fonts>
  <MultiMedias><MultiMedia ID="10" Type="Image" Format="BMP"><MediaFile>a.bmp</MediaFile></MultiMedia><MultiMedia ID="11" Type="Image"><MediaFile>a.jpg</MediaFile></MultiMedia><MultiMedia ID="12" Type="Image"><MediaFile>a.gif</MediaFile></MultiMedia><MultiMedia ID="13" Type="Image" Format="GBIG2"><MediaFile>a.jb2</MediaFile></MultiMedia><MultiMedia ID="14" Type="Image"><MediaFile>a.svg</MediaFile></MultiMedia></MultiMedias>
  <CompositeGraphicUnits><CompositeGraphicUnit ID="20" Width="5" Height="5"><Content><PathObject Boundary="0 0 5 5" DrawParam="30"><AbbreviatedData>M 0 0 L 5 5</AbbreviatedData></PathObject><CompositeObject Boundary="0 0 2 2" CTM="0.5 0 0 0.5 0 0" ResourceID="20"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`;

/** XML of a document with one of everything that is drawn, by the path of its file. */
export const RICH_XML: Readonly<Record<string, string>> = {
  'OFD.xml':
    '<OFD xmlns="http://www.ofdspec.org/2016" Version="1.1"><DocBody><DocInfo><DocID>39</DocID></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>',
  'Doc_0/Document.xml': `<Document><CommonData><MaxUnitID>999</MaxUnitID><PageArea><PhysicalBox>0 0 60 40</PhysicalBox></PageArea><DocumentRes>Res.xml</DocumentRes><TemplatePage ID="2" BaseLoc="Template.xml"/></CommonData>
    <Pages><Page ID="5" BaseLoc="Page.xml"/></Pages><Annotations>Annotations.xml</Annotations></Document>`,
  'Doc_0/Page.xml': PAGE,
  'Doc_0/Res.xml': RESOURCES,
  'Doc_0/Template.xml':
    '<Page><Content><Layer><PathObject Boundary="0 0 60 40" LineWidth="0.2"><AbbreviatedData>M 1 1 L 59 1 L 59 39 L 1 39 C</AbbreviatedData></PathObject></Layer></Content></Page>',
  'Doc_0/Annotations.xml':
    '<Annotations><Page PageID="5"><FileLoc>Annotation.xml</FileLoc></Page></Annotations>',
  'Doc_0/Annotation.xml':
    '<PageAnnot><Annot ID="90" Type="Watermark" Visible="true"><Appearance Boundary="5 5 40 30"><TextObject Boundary="0 0 40 30" Font="2" Size="6" CTM="0.7 0.7 -0.7 0.7 9 0" Alpha="60"><TextCode X="0" Y="6" DeltaX="g 9 6">虚构</TextCode></TextObject></Appearance></Annot></PageAnnot>',
};

export const RICH_FILES: PackageFiles = {
  ...Object.fromEntries(Object.entries(RICH_XML).map(([path, text]) => [path, strToU8(text)])),
  ...Object.fromEntries(
    Object.entries(PICTURES).map(([name, bytes]) => [`Doc_0/Res/${name}`, bytes]),
  ),
  'Doc_0/Res/a.ttf': FONTS[0] ?? GIF,
  'Doc_0/Res/b.cff': FONTS[1] ?? GIF,
};
