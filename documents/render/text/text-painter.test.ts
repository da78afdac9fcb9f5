import { expect, test } from 'vitest';
import { createNoteBook, type NoteBook } from '../../note.ts';
import type { TextObject } from '../../ofd/model/page-object.ts';
import type { Font } from '../../ofd/model/resources.ts';
import { freeRun } from '../free-run.test-support.ts';
import type { Sheet } from '../host.ts';
import { createSkiaHost } from '../skia.node.ts';
import {
  cmapOf,
  glyfTables,
  segmentTable,
  sfnt,
  simpleGlyph,
  u32,
} from './font/font.test-support.ts';
import { createTextPainter, type TextPainter } from './text-painter.ts';

const HOST = await createSkiaHost();
const RUN = freeRun();
const SIDE = 100;
/** A full square of 800 units on the base line. */
const SQUARE = simpleGlyph([
  { x: 0, y: 0 },
  { x: 800, y: 0 },
  { x: 800, y: 800 },
  { x: 0, y: 800 },
]);
const SQUARES = sfnt({
  ...glyfTables([[], SQUARE]),
  cmap: cmapOf(3, 1, segmentTable({ 0x41: 1 })),
});
const PLAIN: Font = {
  ...{ fontName: '宋体', serif: false, bold: false, italic: false, fixedWidth: false },
};
const FONTS: Readonly<Record<number, Font>> = {
  1: PLAIN,
  2: { ...PLAIN, file: 'squares.ttf' },
  3: { ...PLAIN, file: 'broken.ttf' },
};
const FILES: Readonly<Record<string, Uint8Array>> = {
  'squares.ttf': SQUARES,
  'broken.ttf': new Uint8Array([1, 2, 3]),
};

function painterOf(notes: NoteBook = createNoteBook()): TextPainter {
  const readFile = (path: string): Uint8Array | undefined => FILES[path];
  return createTextPainter({ host: HOST, font: (id) => FONTS[id], readFile, notes });
}

function textOf(text: string, more: Partial<TextObject> = {}): TextObject {
  return {
    ...{ kind: 'text', boundary: { x: 0, y: 0, w: SIDE, h: SIDE }, visible: true, alpha: 255 },
    ...{ size: 50, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
    ...{ weight: 400, italic: false, glyphRuns: [], clips: [], font: 1 },
    codes: [{ x: 20, y: 80, deltaX: [], deltaY: [], text }],
    ...more,
  };
}

interface Ink {
  /** Left, top, right and bottom of what is dark. */
  readonly box: readonly number[];
  readonly pixels: number;
}

function inkOf({ width, height, source }: Sheet): Ink {
  const pixels = HOST.toPixels({ width, height, source, close: () => undefined });
  const dark = [...(pixels?.data ?? [])].flatMap((value, index) =>
    index % 4 === 3 && value > 127 ? [(index - 3) / 4] : [],
  );
  const [xs, ys] = [dark.map((at) => at % width), dark.map((at) => Math.floor(at / width))];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
  return { box: dark.length > 0 ? box : [], pixels: dark.length };
}

async function draw(
  object: TextObject,
  how = { fill: true, stroke: false },
  lineWidth = 4,
): Promise<Ink> {
  const sheet = HOST.createSheet(SIDE, SIDE);
  if (!sheet) throw new Error('no sheet');
  const painter = painterOf();
  await painter.prepare([object], RUN);
  sheet.context.lineWidth = lineWidth;
  painter.draw(sheet.context, object, how, RUN);
  return inkOf(sheet);
}

const EMBEDDED = { font: 2 };

test('a glyph of an embedded font lies where its outline says', async () => {
  expect(await draw(textOf('A', EMBEDDED))).toEqual({ box: [20, 40, 60, 80], pixels: 1_600 });
});

test.each([
  ['half as wide', { hScale: 0.5 }, [20, 40, 40, 80]],
  ['on its right side', { charDirection: 90 }, [20, 80, 60, 100]],
  ['upside down', { charDirection: 180 }, [0, 80, 20, 100]],
])('%s', async (_, more, box) => {
  expect((await draw(textOf('A', { ...EMBEDDED, ...more }))).box).toEqual(box);
});

test('a bold object thickens a font that is not bold', async () => {
  const { pixels } = await draw(textOf('A', { ...EMBEDDED, weight: 700 }));
  expect(pixels).toBeGreaterThan(1_700);
});

test('lines only leave the inside empty', async () => {
  const { box, pixels } = await draw(textOf('A', EMBEDDED), { fill: false, stroke: true });
  expect(box).toEqual([18, 38, 62, 82]);
  expect(pixels).toBe(44 * 44 - 36 * 36);
});

test('what is neither filled nor stroked is not seen', async () => {
  expect(await draw(textOf('A甲', EMBEDDED), { fill: false, stroke: false })).toMatchObject({
    pixels: 0,
  });
});

test('a bundled face fills the square of a character, and no more', async () => {
  const { box, pixels } = await draw(textOf('国'));
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  expect(left).toBeGreaterThanOrEqual(20);
  expect(right).toBeLessThanOrEqual(70);
  expect(top).toBeGreaterThan(80 - 50);
  expect(bottom).toBeLessThan(80 + 12);
  expect(Math.min(right - left, bottom - top)).toBeGreaterThan(36);
  expect(pixels).toBeGreaterThan(200);
});

test('a stand-in that is too wide for its place is made narrower', async () => {
  const codes = [{ x: 20, y: 80, deltaX: [25], deltaY: [], text: 'W ' }];
  const { box } = await draw(textOf('', { codes }));
  expect(box[2]).toBeLessThanOrEqual(46);
});

test('lines of a stand-in are as wide as they are set', async () => {
  const filled = await draw(textOf('一'));
  const stroked = await draw(textOf('一'), { fill: true, stroke: true }, 12);
  // Its foot is straight: no corner reaches further.
  const grown = (stroked.box[3] ?? 0) - (filled.box[3] ?? 0);
  expect(Math.abs(grown - 6)).toBeLessThanOrEqual(1);
});

test('a font that cannot be read is noted, and stood in for', async () => {
  const notes = createNoteBook();
  const painter = painterOf(notes);
  const object = textOf('国', { font: 3 });
  await painter.prepare([object], RUN);
  const sheet = HOST.createSheet(SIDE, SIDE);
  painter.draw(sheet!.context, object, { fill: true, stroke: false }, RUN);
  expect(inkOf(sheet!).pixels).toBeGreaterThan(200);
  expect(notes.notes).toEqual([{ code: 'value-unreadable', where: 'embedded font' }]);
});

test('outlines clip; text without any says so and adds nothing', async () => {
  const painter = painterOf();
  const sheet = HOST.createSheet(SIDE, SIDE);
  const { context } = sheet!;
  await painter.prepare([], RUN);
  context.beginPath();
  expect(painter.trace(context, textOf('A国', EMBEDDED))).toBe(false);
  expect(painter.trace(context, textOf('国'))).toBe(false);
  expect(painter.trace(context, textOf('A', EMBEDDED))).toBe(true);
  context.clip();
  context.fillRect(0, 0, SIDE, SIDE);
  expect(inkOf(sheet!).box).toEqual([20, 40, 60, 80]);
});

test('a text that is too much is drawn in part, soon, and it is told', async () => {
  const intricate = simpleGlyph(
    Array.from({ length: 5_000 }, (_, at) => ({ x: at % 90, y: at % 70 })),
  );
  const bytes = sfnt({
    ...glyfTables([[], intricate]),
    cmap: cmapOf(3, 1, segmentTable({ 0x41: 1 })),
  });
  const notes = createNoteBook();
  const font = (): Font => ({ ...PLAIN, file: 'f' });
  const painter = createTextPainter({ host: HOST, font, readFile: () => bytes, notes });
  const object = textOf('A'.repeat(300_000), { size: 1 });
  const { context } = HOST.createSheet(SIDE, SIDE)!;
  const started = performance.now();
  await painter.prepare([object], RUN);
  expect(painter.draw(context, object, { fill: true, stroke: false }, RUN)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(painter.trace(context, object)).toBe(false);
  expect(painter.draw(context, textOf('A'), { fill: true, stroke: false }, RUN)).toBe(true);
});

test('a font full of glyphs that take long ends soon, page by page', async () => {
  const points = Array.from({ length: 9_000 }, (_, at) => ({ x: 90 * (at % 9), y: 90 * (at % 7) }));
  const many = simpleGlyph(points);
  // Every other glyph is the same bytes again.
  const loca = Array.from({ length: 1_600 }, (_, at) => u32(at % 2 === 0 ? 0 : many.length)).flat();
  const bytes = sfnt({ ...glyfTables([many]), loca });
  const font = (): Font => ({ ...PLAIN, file: 'f' });
  const notes = createNoteBook();
  const painter = createTextPainter({ host: HOST, font, readFile: () => bytes, notes });
  const objectOf = (...glyphs: readonly number[]): TextObject => {
    const counts = { codeCount: glyphs.length, glyphCount: glyphs.length };
    const glyphRuns = [{ codePosition: 0, ...counts, glyphs }];
    return textOf('x'.repeat(glyphs.length), { glyphRuns });
  };
  const last = objectOf(798);
  const inkOfLast = (): readonly [isWhole: boolean, hasInk: boolean] => {
    const sheet = HOST.createSheet(SIDE, SIDE)!;
    const isWhole = painter.draw(sheet.context, last, { fill: true, stroke: false }, RUN);
    return [isWhole, inkOf(sheet).pixels > 0];
  };
  const started = performance.now();
  await painter.prepare([objectOf(...Array.from({ length: 400 }, (_, index) => 2 * index))], RUN);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(inkOfLast()).toEqual([false, false]);
  await painter.prepare([last], RUN);
  expect(inkOfLast()).toEqual([true, true]);
});

test('a host without a face leaves it to the machine', async () => {
  const host = { ...HOST, prepareFace: () => Promise.reject(new Error('no such file')) };
  const readFile = (): undefined => undefined;
  const notes = createNoteBook();
  const painter = createTextPainter({ host, font: () => PLAIN, readFile, notes });
  await expect(painter.prepare([textOf('国')], RUN)).resolves.toBeUndefined();
});

test('letters are drawn until there is no time for them', async () => {
  const painter = painterOf();
  const object = textOf('国'.repeat(400));
  await painter.prepare([object], RUN);
  let looks = 0;
  const run = {
    get isOver() {
      return ++looks > 3;
    },
  };
  const { context } = HOST.createSheet(SIDE, SIDE)!;
  expect(painter.draw(context, object, { fill: true, stroke: false }, run)).toBe(false);
  expect(looks).toBe(4);
});

test('faces are made ready for as many characters as there is time for', async () => {
  let asked = 0;
  const host = { ...HOST, prepareFace: () => Promise.resolve(String(++asked)) };
  const readFile = (): undefined => undefined;
  const notes = createNoteBook();
  const painter = createTextPainter({ host, font: () => PLAIN, readFile, notes });
  const text = String.fromCharCode(...Array.from({ length: 3_000 }, (_, at) => 0x4e00 + at));
  let turns = 0;
  await painter.prepare([textOf(text)], { ...RUN, breathe: () => Promise.resolve(++turns <= 3) });
  // The first turn is for reading; each other one for 500 characters, together and one by one.
  expect(asked).toBe(2 * 501);
});
