import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { onePage, packed } from '../ofd/pack.test-support.ts';
import type { SealPicture } from '../seal/seal.ts';
import {
  BLUE,
  drawPage,
  FILL_BLUE,
  filled,
  RED,
  resources,
  TWO_HALVES,
  WHITE,
} from './drawn-page.test-support.node.ts';
import { DRAW_LIMITS } from './draw-run.ts';
import { createOfdRenderer } from './ofd-renderer.ts';
import { createSkiaHost } from './skia.node.ts';
import { stampsOf } from './stamps.ts';

const host = await createSkiaHost();
const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HOW = { scale: 1, rotation: 0, signal: { aborted: false } } as const;

function rendererOf(bytes: Uint8Array): ReturnType<typeof createOfdRenderer> {
  return createOfdRenderer(unwrap(openOfd(bytes)), host);
}

describe('a renderer', () => {
  it('counts pages through all documents and knows their size in points', async () => {
    const document = (w: number): string =>
      `<ofd:Document ${NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${w} 25.4</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>
       <ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/><ofd:Page ID="2" BaseLoc="none.xml"/></ofd:Pages></ofd:Document>`;
    const page = `<ofd:Page ${NS}><ofd:Content/></ofd:Page>`;
    const renderer = rendererOf(
      packed({
        'OFD.xml': `<ofd:OFD ${NS}>${['A', 'B'].map((name) => `<ofd:DocBody><ofd:DocRoot>${name}/D.xml</ofd:DocRoot></ofd:DocBody>`).join('')}</ofd:OFD>`,
        ...{
          'A/D.xml': document(25.4),
          'A/P.xml': page,
          'B/D.xml': document(50.8),
          'B/P.xml': page,
        },
      }),
    );
    expect(renderer.pageCount).toBe(4);
    expect(renderer.pageSize(1)).toEqual({ width: 72, height: 72 });
    expect(renderer.pageSize(3)).toEqual({ width: 144, height: 72 });
    expect(renderer.pageSize(2).width).toBeCloseTo(595.3, 1);
    expect(await renderer.draw(3, HOW)).toMatchObject({ width: 144, height: 72 });
    expect(await renderer.draw(2, HOW)).toBeUndefined();
    expect(await renderer.draw(5, HOW)).toBeUndefined();
    renderer.dispose();
  });

  it('turns pages clockwise', async () => {
    const page = await drawPage(filled('0 0 20 10'), { how: { rotation: 90 } });
    expect(page).toMatchObject({ width: 200, height: 400 });
    expect([page.at(45, 5), page.at(45, 19), page.at(5, 5), page.at(35, 5)]).toEqual([
      RED,
      RED,
      WHITE,
      WHITE,
    ]);
  });

  it('tells how far it is, and stops when nobody wants it any more', async () => {
    const renderer = rendererOf(onePage(filled('0 0 5 5').repeat(200)));
    const parts: number[] = [];
    const sheet = await renderer.draw(1, { ...HOW, onProgress: (part) => parts.push(part) });
    expect(sheet).toBeDefined();
    expect(parts).toEqual([0.32, 0.64, 0.96, 1]);
    let told = 0;
    const signal = { aborted: false };
    const cancelled = await renderer.draw(1, {
      ...{ ...HOW, signal },
      onProgress: () => {
        told++;
        signal.aborted = true;
      },
    });
    expect([cancelled, told]).toEqual([undefined, 1]);
    renderer.dispose();
  });

  it('tells what a page does without, every time that it is drawn', async () => {
    const bad = '<ofd:Dragon/><ofd:ImageObject Boundary="0 0 9 9" ResourceID="77"/>';
    const stamp = { page: 1, boundary: { x: 0, y: 0, w: 9, h: 9 } };
    const picture = { type: 'PNG', data: new Uint8Array(3), width: 9, height: 9 };
    const file = unwrap(openOfd(onePage(filled('0 0 5 5') + bad)));
    const renderer = createOfdRenderer(file, host, { stamps: [{ ...stamp, picture }] });
    const [first, again] = [await renderer.draw(1, HOW), await renderer.draw(1, HOW)];
    expect(first?.lacks.toSorted()).toEqual(['part', 'picture', 'seal']);
    expect(again?.lacks).toEqual(first?.lacks);
    const limits = { ...DRAW_LIMITS, operations: 50 };
    const long = unwrap(openOfd(onePage(filled('0 0 5 5').repeat(100))));
    const cut = await createOfdRenderer(long, host, { limits }).draw(1, HOW);
    expect(cut?.lacks).toEqual(['limit']);
    expect((await createOfdRenderer(long, host).draw(1, HOW))?.lacks).toEqual([]);
  });

  it('tells of a template that is not there, and of what was left out when the file was opened', async () => {
    const template = '<ofd:Template TemplateID="9"/><ofd:Content/>';
    const page = `<ofd:Page ${NS}>${template}</ofd:Page>`;
    const lost = rendererOf(onePage('', { 'Doc_0/Pages/P.xml': page }));
    expect((await lost.draw(1, HOW))?.lacks).toEqual(['part']);
    const deep = `${'<ofd:PageBlock>'.repeat(30)}${filled('0 0 1 1')}${'</ofd:PageBlock>'.repeat(30)}`;
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="4"><ofd:Content>${deep}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const nested = rendererOf(onePage('', resources(unit)));
    expect((await nested.draw(1, HOW))?.lacks).toEqual(['limit']);
  });

  it('draws one page after the other', async () => {
    const renderer = rendererOf(onePage(filled('0 0 5 5').repeat(200)));
    const told: string[] = [];
    const drawn = (name: string) =>
      renderer.draw(1, { ...HOW, onProgress: () => void told.push(name) });
    await Promise.all([drawn('a'), drawn('b')]);
    expect(told.join('')).toBe('aaaabbbb');
    renderer.dispose();
  });

  it('gives the text of a page with its place in points', () => {
    const renderer = rendererOf(
      onePage(
        '<ofd:TextObject Boundary="25.4 0 50 10" Size="5" Font="1"><ofd:TextCode X="0" Y="5" DeltaX="5">证照</ofd:TextCode></ofd:TextObject>',
      ),
    );
    expect(renderer.text(1)).toMatchObject([{ text: '证照', x: 72 }]);
    expect(renderer.text(9)).toEqual([]);
  });

  it('draws annotations over the page, hidden ones never, and those for the screen not on paper', async () => {
    const annot = (x: number, attributes: string): string =>
      `<ofd:Annot Type="Watermark" ${attributes}><ofd:Appearance Boundary="${x} 5 10 10">${filled('0 0 10 10', '', FILL_BLUE)}</ofd:Appearance></ofd:Annot>`;
    const files = resources('', {
      'Doc_0/Annots.xml': `<ofd:Annotations ${NS}><ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
      'Doc_0/A.xml': `<ofd:PageAnnot ${NS}>${annot(5, '')}${annot(25, 'Visible="false"')}${annot(45, 'Print="false"')}</ofd:PageAnnot>`,
    });
    const [screen, paper] = await Promise.all([
      drawPage(filled('0 0 100 50'), { files }),
      drawPage(filled('0 0 100 50'), { files, how: { forPrint: true } }),
    ]);
    expect([10, 30, 50].map((x) => screen.at(x, 10))).toEqual([BLUE, RED, BLUE]);
    expect([10, 30, 50].map((x) => paper.at(x, 10))).toEqual([BLUE, RED, RED]);
  });

  it('puts seals over everything, whole or the part of them that is asked for', async () => {
    const picture: SealPicture = { type: 'SVG', data: strToU8(TWO_HALVES), width: 20, height: 20 };
    const seal = { picture } as Parameters<typeof stampsOf>[0][0]['seal'] & object;
    const stamps = stampsOf([
      {
        seal,
        stamps: [
          { page: 1, boundary: { x: 10, y: 10, w: 20, h: 20 } },
          {
            page: 1,
            boundary: { x: 50, y: 10, w: 20, h: 20 },
            clip: { x: 10, y: 0, w: 10, h: 20 },
          },
          { page: 7, boundary: { x: 80, y: 10, w: 20, h: 20 } },
        ],
      },
      { stamps: [{ page: 1, boundary: { x: 80, y: 10, w: 20, h: 20 } }] },
    ]);
    const page = await drawPage(filled('0 0 5 5'), { renderer: { stamps } });
    expect([15, 25, 55, 65, 85].map((x) => page.at(x, 20))).toEqual([
      RED,
      BLUE,
      WHITE,
      BLUE,
      WHITE,
    ]);
  });

  it('draws a seal that is an OFD file itself, on no paper', async () => {
    const inner = onePage(filled('0 0 50 50'));
    const stamp = (data: Uint8Array) => ({
      ...{ page: 1, boundary: { x: 0, y: 0, w: 100, h: 50 } },
      picture: { type: 'OFD', data, width: 100, height: 50 },
    });
    const page = await drawPage(filled('0 0 100 50', '', FILL_BLUE), {
      renderer: { stamps: [stamp(inner)] },
    });
    expect([page.at(20, 20), page.at(70, 20)]).toEqual([RED, BLUE]);
  });
});
