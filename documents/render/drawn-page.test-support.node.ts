import { unwrap } from '../../contract/result.ts';
import type { Note } from '../note.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { onePage } from '../ofd/pack.test-support.ts';
import type { DrawOptions } from '../certificate-document.ts';
import { createOfdRenderer, type OfdRendererOptions } from './ofd-renderer.ts';
import { createSkiaHost } from './skia.node.ts';

/** A page of 100 by 50 mm, drawn by Skia with four pixels a millimetre. */
export interface DrawnPage {
  /** `#rrggbb` of the pixel at that place, in millimetres. */
  at(x: number, y: number): string;
  readonly width: number;
  readonly height: number;
  readonly notes: readonly Note[];
}

interface HowDrawn {
  /** Further files of the package. */
  readonly files?: Readonly<Record<string, string>>;
  readonly renderer?: OfdRendererOptions;
  readonly how?: Partial<DrawOptions>;
}

const PIXELS_PER_MM = 4;
const hostPromise = createSkiaHost();

/** @param content what stands in the one layer of the page */
export async function drawPage(content: string, options: HowDrawn = {}): Promise<DrawnPage> {
  const host = await hostPromise;
  const file = unwrap(openOfd(onePage(content, options.files)));
  const renderer = createOfdRenderer(file, host, options.renderer);
  const scale = (PIXELS_PER_MM * 25.4) / 72;
  const how = { scale, rotation: 0, signal: { aborted: false }, ...options.how } as const;
  const sheet = await renderer.draw(1, how);
  const pixels = sheet && host.toPixels(sheet);
  renderer.dispose();
  if (!pixels) throw new Error('nothing was drawn');
  const { width, height, data } = pixels;
  return {
    ...{ width, height, notes: file.notes },
    at(x, y) {
      const start = (Math.floor(y * PIXELS_PER_MM) * width + Math.floor(x * PIXELS_PER_MM)) * 4;
      const bytes = [...data.slice(start, start + 3)];
      return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    },
  };
}

/** Further files of a page that give its document resources. */
export function resources(
  inner: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const xmlns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  return {
    'Doc_0/Document.xml': `<ofd:Document ${xmlns}><ofd:CommonData><ofd:PageArea>
      <ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>
      <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>`,
    'Doc_0/Res.xml': `<ofd:Res ${xmlns}>${inner}</ofd:Res>`,
    'Doc_0/Annots.xml': `<ofd:Annotations ${xmlns}/>`,
    ...more,
  };
}

/** A picture of two halves, the left one red, the right one blue. */
export const TWO_HALVES = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
  <rect width="20" height="40" fill="#ff0000"/><rect x="20" width="20" height="40" fill="#0000ff"/></svg>`;

/** A filled path over a box, red where it says nothing else. */
export function filled(
  box: string,
  attributes = '',
  inner = '<ofd:FillColor Value="255 0 0"/>',
): string {
  const [, , w, h] = box.split(' ');
  return `<ofd:PathObject Boundary="${box}" Fill="true" Stroke="false" ${attributes}>${inner}
    <ofd:AbbreviatedData>M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** A path that is drawn as a line, black where it says nothing else. */
export function stroked(box: string, data: string, attributes = '', inner = ''): string {
  return `<ofd:PathObject Boundary="${box}" ${attributes}>${inner}
    <ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

export const RED = '#ff0000';
export const GREEN = '#00ff00';
export const BLUE = '#0000ff';
export const WHITE = '#ffffff';
export const BLACK = '#000000';

export const FILL_GREEN = '<ofd:FillColor Value="0 255 0"/>';
export const FILL_BLUE = '<ofd:FillColor Value="0 0 255"/>';
