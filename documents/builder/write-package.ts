import { strToU8, zipSync } from 'fflate';
import { escaped, NS, XML } from './xml-write.ts';

/** The files of a package by their paths. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

export interface TextLine {
  readonly text: string;
  /** Millimetres from the left and the top. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface DocumentRequest {
  readonly docId: string;
  readonly title: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly pages: readonly (readonly TextLine[])[];
  readonly customData?: Readonly<Record<string, string>>;
  /** Whether a list of signatures will be there. */
  readonly isSigned: boolean;
}

/** The files of a document of text (GB/T 33190-2016), not signed yet. */
export function writeDocument(request: DocumentRequest): PackageFiles {
  const { pages, width, height } = request;
  const list = pages.map(
    (_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`,
  );
  const firstId = pages.length + 10;
  const files: Record<string, string> = {
    'OFD.xml': rootXml(request),
    'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData><ofd:MaxUnitID>${firstId + 10_000}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/PublicRes.xml': `<ofd:Res ${NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="${firstId}" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>`,
  };
  for (const [index, lines] of pages.entries()) {
    const base = firstId + 1 + 100 * index;
    const objects = lines.map((line, at) => textXml(line, base + 1 + at, firstId));
    files[`Doc_0/Pages/Page_${index}/Content.xml`] =
      `<ofd:Page ${NS}><ofd:Content><ofd:Layer ID="${base}">${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  }
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, strToU8(XML + text)]),
  );
}

function rootXml({ docId, title, customData = {}, isSigned }: DocumentRequest): string {
  const data = Object.entries(customData).map(
    ([name, value]) => `<ofd:CustomData Name="${escaped(name)}">${escaped(value)}</ofd:CustomData>`,
  );
  const custom = data.length > 0 ? `<ofd:CustomDatas>${data.join('')}</ofd:CustomDatas>` : '';
  const signatures = isSigned ? '<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>' : '';
  return `<ofd:OFD ${NS} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${escaped(docId)}</ofd:DocID><ofd:Title>${escaped(title)}</ofd:Title>${custom}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${signatures}</ofd:DocBody></ofd:OFD>`;
}

/** Han characters are as wide as they are high, others half of that. */
function textXml({ text, x, y, size }: TextLine, id: number, font: number): string {
  const characters = [...text];
  const advances = characters.map((one) => ((one.codePointAt(0) ?? 0) > 0x2e7f ? size : size / 2));
  const width = advances.reduce((sum, one) => sum + one, 0);
  const delta = characters.length > 1 ? ` DeltaX="${advances.slice(0, -1).join(' ')}"` : '';
  return `<ofd:TextObject ID="${id}" Boundary="${x} ${y} ${width} ${size * 1.4}" Font="${font}" Size="${size}"><ofd:TextCode X="0" Y="${size}"${delta}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

/** Of every file of a package, so that the same files make the same package. */
const MADE_AT = new Date(2020, 0, 1);

/** The package of these files. */
export function zipPackage(files: PackageFiles): Uint8Array {
  return zipSync({ ...files }, { mtime: MADE_AT });
}
