import { strToU8, zipSync } from 'fflate';
import { type PackageFiles, zipPackage } from '../../../documents/builder/write-package.ts';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../../documents/limits.ts';
import { createNoteBook } from '../../../documents/note.ts';
import { openOfd } from '../../../documents/ofd/open-ofd.ts';
import type { Media } from '../../../documents/ofd/model/resources.ts';
import { DRAW_LIMITS, type DrawLimits } from '../../../documents/render/draw-run.ts';
import { createOfdRenderer } from '../../../documents/render/ofd-renderer.ts';
import { freeRun } from '../../../documents/render/free-run.test-support.ts';
import { createPictureCache } from '../../../documents/render/pictures/picture-cache.ts';
import { createPictures, type KeptPictures } from '../../../documents/render/pictures/pictures.ts';
import { createPixelRoom } from '../../../documents/render/pixel-room.ts';
import { createSkiaHost, sheetToPng } from '../../../documents/render/skia.node.ts';
import type { SealStamp } from '../../../documents/render/stamps.ts';
import { openFont } from '../../../documents/render/text/font/open-font.ts';
import type { SealPicture } from '../../../documents/seal/seal.ts';
import { hostileXml } from '../frame/hostile-xml.ts';
import { createRandom } from '../frame/random.ts';
import type { FuzzTarget } from '../frame/target.ts';
import { FONTS, PICTURES, RICH_FILES, RICH_XML, SVG } from './rich-document.ts';

/** What one hostile file may take, in milliseconds. */
const LIMIT_MS = 5_000;
const LIMITS: DocumentLimits = { ...DEFAULT_LIMITS, totalBytes: 32 * 1_024 * 1_024 };
/** Small pages: what is looked for is in the objects, not in the number of pixels. */
const SCALE = 0.5;
const MAX_PAGES = 3;
const MAX_GLYPHS = 500;
/** Of all inputs, for what draws whole pages. */
const DRAWN_SHARE = 0.1;

const host = await createSkiaHost();

async function pngSeed(): Promise<Uint8Array> {
  const sheet = host.createSheet(6, 6);
  if (!sheet) throw new Error('no sheet');
  sheet.context.fillStyle = 'rgba(200, 30, 9, 0.5)';
  sheet.context.fillRect(1, 1, 3, 4);
  return sheetToPng(sheet);
}

function hashOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, bytes.length);
}

function picture(type: string, data: Uint8Array): SealPicture {
  return { type, data, width: 20, height: 20 };
}

/** One of each kind that a seal's picture can be. */
const STAMPS: readonly SealStamp[] = [
  picture('SVG', SVG),
  picture('OFD', zipPackage(RICH_FILES)),
  picture('GIF', PICTURES['a.gif'] ?? SVG),
].map((one, at) => ({ page: 5, boundary: { x: 20 * at, y: 20, w: 15, h: 15 }, picture: one }));

/** Seals cost more than the page under them: one input in so many has them. */
const SEALED_EVERY = 16;

/** For most: a page of kilometres shows the same as one of decimetres, and takes a hundred times as long. */
const SMALL: DrawLimits = { ...DRAW_LIMITS, sheetPixels: 500_000 };

/** Opens, draws and takes the text; whatever the bytes, nothing is thrown. */
async function drawAll(bytes: Uint8Array, limits: DrawLimits): Promise<void> {
  const opened = openOfd(bytes, LIMITS);
  if (!opened.ok) return;
  const stamps = hashOf(bytes) % SEALED_EVERY === 0 ? STAMPS : [];
  const renderer = createOfdRenderer(opened.value, host, { stamps, limits });
  const how = { scale: SCALE, rotation: 90, signal: { aborted: false } } as const;
  const last = Math.min(MAX_PAGES, renderer.pageCount);
  for (let page = 1; page <= last; page++) {
    const { width, height } = renderer.pageSize(page);
    if (!(width >= 0 && height >= 0)) throw new Error('a page without a size');
    const sheet = await renderer.draw(page, how);
    sheet?.close();
    renderer.text(page);
  }
  renderer.dispose();
}

function withFile(path: string, bytes: Uint8Array): PackageFiles {
  return { ...RICH_FILES, [path]: bytes };
}

const zip: FuzzTarget = {
  name: 'draw-zip',
  seeds: [zipPackage(RICH_FILES)],
  maxBytes: 65_536,
  limitMs: LIMIT_MS,
  share: DRAWN_SHARE,
  run: (bytes) => drawAll(bytes, DRAW_LIMITS),
};

function insideTarget(name: string, path: string): FuzzTarget {
  return {
    name,
    seeds: [RICH_FILES[path] ?? new Uint8Array()],
    maxBytes: 65_536,
    limitMs: LIMIT_MS,
    share: DRAWN_SHARE,
    run: (bytes) => drawAll(zipSync(withFile(path, bytes), { level: 0 }), SMALL),
  };
}

/** The bytes say which file of the package says what no writer would. */
const structure: FuzzTarget = {
  name: 'draw-structure',
  seeds: [strToU8('a number of any kind'), strToU8('another')],
  maxBytes: 64,
  limitMs: LIMIT_MS,
  share: DRAWN_SHARE * 4,
  run(bytes) {
    const random = createRandom(hashOf(bytes));
    const paths = Object.keys(RICH_XML);
    // Most of what is drawn stands in the page and its resources.
    const path = [...paths, 'Doc_0/Page.xml', 'Doc_0/Page.xml', 'Doc_0/Res.xml'][
      random.below(paths.length + 3)
    ];
    const text = hostileXml(random, RICH_XML[path ?? ''] ?? '');
    return drawAll(zipSync(withFile(path ?? '', strToU8(text)), { level: 0 }), SMALL);
  },
};

const MEDIA: Media = { type: 'Image', file: 'it' };
const MASK: Media = { type: 'Image', file: 'mask' };

const pictures: FuzzTarget = {
  name: 'pictures',
  seeds: [...Object.values(PICTURES), await pngSeed()],
  maxBytes: 16_384,
  limitMs: LIMIT_MS,
  share: DRAWN_SHARE * 4,
  async run(bytes) {
    const room = createPixelRoom(DRAW_LIMITS.openPixels);
    const page = freeRun({}, room);
    const kept: KeptPictures = createPictureCache(room);
    const all = createPictures({
      host,
      kept,
      notes: createNoteBook(),
      readFile: (path) => (path === 'it' ? bytes : PICTURES['a.gif']),
      drawNested: () => Promise.resolve(undefined),
    });
    await all.image(MEDIA, undefined, page);
    await all.image(MEDIA, MASK, page);
    await all.seal(picture('PNG', bytes), page);
    kept.clear();
  },
};

const fonts: FuzzTarget = {
  name: 'fonts',
  seeds: FONTS,
  maxBytes: 65_536,
  limitMs: LIMIT_MS,
  run(bytes) {
    const font = openFont(bytes);
    if (!font) return;
    for (let glyph = 0; glyph < Math.min(MAX_GLYPHS, font.glyphCount); glyph++) {
      font.outline(glyph);
      font.advance(glyph);
      font.glyphOf(0x4e00 + glyph);
    }
  },
};

export const drawingTargets: readonly FuzzTarget[] = [
  zip,
  insideTarget('draw-page', 'Doc_0/Page.xml'),
  insideTarget('draw-resources', 'Doc_0/Res.xml'),
  insideTarget('draw-font', 'Doc_0/Res/a.ttf'),
  structure,
  pictures,
  fonts,
];
