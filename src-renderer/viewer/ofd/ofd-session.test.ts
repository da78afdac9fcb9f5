import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { zipPackage } from '../../../documents/builder/write-package.ts';
import { openOfd } from '../../../documents/ofd/open-ofd.ts';
import { onePage } from '../../../documents/ofd/pack.test-support.ts';
import type { Canvas2D } from '../../../documents/render/canvas.ts';
import type { RenderHost } from '../../../documents/render/host.ts';
import { DOCUMENT, signed } from '../../../documents/seal/signed-samples.test-support.ts';
import type { CallContext } from '../formats/peer.ts';
import { createOfdSession } from './ofd-session.ts';

/** A host whose sheets take every stroke and keep none: what is drawn is looked at in a browser. */
function bench(
  canDraw = true,
  prepareFace: RenderHost['prepareFace'] = () => Promise.resolve('serif'),
) {
  const texts: string[] = [];
  const asked: [number, number][] = [];
  const context = new Proxy<Record<string, unknown>>(
    {},
    {
      get: (target, name) => {
        if (name === 'measureText') return () => ({ width: 1 });
        if (name === 'fillText') return (text: string) => void texts.push(text);
        return target[String(name)] ?? (() => undefined);
      },
      set: () => true,
    },
  ) as unknown as Canvas2D;
  const host: RenderHost = {
    createSheet(width, height) {
      asked.push([width, height]);
      return canDraw ? { width, height, context, source: 'sheet', close: () => {} } : undefined;
    },
    decodePicture: () => Promise.resolve(undefined),
    fromPixels: () => Promise.resolve(undefined),
    toPixels: () => undefined,
    prepareFace,
  };
  const pause = (): Promise<void> => Promise.resolve();
  const takePicture = (source: unknown): ImageBitmap => ({ of: source }) as unknown as ImageBitmap;
  return { session: createOfdSession({ host, pause, takePicture }), texts, asked };
}

const end = new AbortController();
const context: CallContext = { signal: end.signal, progress: () => {} };
const LOOK = { page: 1, scale: 2, rotation: 90 } as const;
const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const POINTS_PER_MM = 72 / 25.4;

test('an opened file has its pages, words and contents', async () => {
  const { session } = bench();
  expect(await session.open(zipPackage(DOCUMENT), context)).toMatchObject({
    value: { ok: true, value: { pageCount: 2 } },
  });
  const size = await session.pageSize(1, context);
  expect(size.value.width).toBeCloseTo(210 * POINTS_PER_MM);
  const { value: runs } = await session.text(2, context);
  expect(runs.map(({ text }) => text)).toEqual(['第二页']);
  expect(runs[0]?.x).toBeCloseTo(20 * POINTS_PER_MM);
  expect(await session.text(3, context)).toEqual({ value: [] });
  expect(await session.outlines(null, context)).toEqual({ value: [] });
  expect(await session.attachments(null, context)).toEqual({ value: [] });
});

test('a page is drawn turned and in its size, and its picture handed over', async () => {
  const { session, asked, texts } = bench();
  await session.open(zipPackage(DOCUMENT), context);
  const { value, transfer } = await session.draw(LOOK, context);
  expect(value).toEqual({ bitmap: { of: 'sheet' }, lacks: [] });
  expect(transfer).toEqual([value?.bitmap]);
  const [[width, height] = []] = asked;
  expect(Math.abs((width ?? 0) - 2 * 140 * POINTS_PER_MM)).toBeLessThan(1.5);
  expect(Math.abs((height ?? 0) - 2 * 210 * POINTS_PER_MM)).toBeLessThan(1.5);
  expect(texts.join('')).toContain('居住证');
});

test('with a page comes what it does without', async () => {
  const { session } = bench();
  await session.open(onePage('<ofd:ImageObject Boundary="0 0 9 9" ResourceID="4"/>'), context);
  const { value } = await session.draw(LOOK, context);
  expect(value?.lacks).toEqual(['picture']);
});

test('what is for the screen alone is not on paper', async () => {
  const { session, texts } = bench();
  const annotation = `<ofd:Annot Type="Watermark" Print="false"><ofd:Appearance Boundary="0 0 50 20">
    <ofd:TextObject Font="1" Size="5" Boundary="0 0 50 20"><ofd:TextCode X="0" Y="5">仅供屏幕</ofd:TextCode>
    </ofd:TextObject></ofd:Appearance></ofd:Annot>`;
  const files = {
    'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData><ofd:PageArea>
      <ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>
      <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages>
      <ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>`,
    'Doc_0/Annots.xml': `<ofd:Annotations ${NS}><ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
    'Doc_0/A.xml': `<ofd:PageAnnot ${NS}>${annotation}</ofd:PageAnnot>`,
  };
  await session.open(onePage('', files), context);
  await session.draw({ ...LOOK, forPrint: true }, context);
  expect(texts.join('')).not.toContain('屏');
  await session.draw(LOOK, context);
  expect(texts.join('')).toContain('屏');
});

test('a page that cannot be drawn fails; one that nobody wants any more does not', async () => {
  const { session } = bench(false);
  await session.open(zipPackage(DOCUMENT), context);
  await expect(Promise.resolve(session.draw(LOOK, context))).rejects.toThrow('no page');
  const gone = { ...context, signal: AbortSignal.abort() };
  expect(await session.draw(LOOK, gone)).toEqual({ value: undefined });
});

test('seals are where they are shown', async () => {
  const { session } = bench();
  const { document } = unwrap(openOfd(zipPackage(DOCUMENT))).bodies[0]!;
  const page = document.pages[1]!.id;
  const files = signed({ stamp: { page, boundary: '120 80 42 42' } });
  await session.open(zipPackage(files), context);
  const { value: spots } = await session.seals(null, context);
  expect(spots).toMatchObject([{ page: 2, signature: 0 }]);
  expect(spots[0]?.x).toBeCloseTo(120 * POINTS_PER_MM);
});

test('a file that is none is refused in words of the catalogue', async () => {
  const { session } = bench();
  expect(await session.open(Uint8Array.of(1, 2, 3), context)).toMatchObject({
    value: { ok: false, error: { code: 'DOC_FORMAT' } },
  });
  expect(() => session.pageSize(1, context)).toThrow('nothing is open');
});

test('wiping overwrites the file and ends it', async () => {
  const { session } = bench();
  const bytes = zipPackage(DOCUMENT);
  await session.open(bytes, context);
  await session.wipe(null, context);
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect(() => session.pageSize(1, context)).toThrow('nothing is open');
});

test('made ready before there is a file, it has the faces of most of them', async () => {
  const faces: string[] = [];
  const { session } = bench(true, ({ family }, text) => {
    faces.push(family);
    expect(text).toContain('证');
    return Promise.resolve(family);
  });
  expect(await session.warm(null, context)).toEqual({ value: null });
  expect(faces).toEqual(['song', 'hei', 'kai']);
  await expect(async () => session.pageSize(1, context)).rejects.toThrow('nothing is open');
});
