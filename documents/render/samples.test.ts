import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { Colour } from '../ofd/model/colour.ts';
import type { Box } from '../ofd/model/geometry.ts';
import type { PageObject } from '../ofd/model/page-object.ts';
import { type OfdFile, openOfd } from '../ofd/open-ofd.ts';
import { NO_TRUST } from '../seal/chain.ts';
import { verifyFile } from '../seal/verify.ts';
import type { Pixels } from './host.ts';
import { createOfdRenderer } from './ofd-renderer.ts';
import { planPage } from './page-plan.ts';
import { createSkiaHost } from './skia.node.ts';
import { stampsOf } from './stamps.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/samples/ofd');
const isThere = existsSync(FOLDER);
if (!isThere) process.stdout.write(`skipped: no samples of other makers in ${FOLDER}\n`);
const FILES = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith('.ofd')) : [];

const host = await createSkiaHost();
const NOW = Date.UTC(2026, 10, 21);
/** Pixels a millimetre: enough for a hairline to be seen. */
const PER_MM = 4;

interface DrawnPage {
  readonly pixels: Pixels;
  /** What must have left ink, by what it is, and where it is in millimetres. */
  readonly expected: readonly { readonly what: string; readonly box: Box }[];
}

async function drawAll(name: string): Promise<readonly DrawnPage[]> {
  const file = unwrap(openOfd(new Uint8Array(readFileSync(path.join(FOLDER, name)))));
  const { signatures } = verifyFile(file, { trust: NO_TRUST, now: NOW });
  const renderer = createOfdRenderer(file, host, { stamps: stampsOf(signatures) });
  const how = { scale: (PER_MM * 25.4) / 72, rotation: 0, signal: { aborted: false } } as const;
  const drawn: DrawnPage[] = [];
  for (const [at, expected] of expectedOf(file).entries()) {
    const sheet = (await renderer.draw(at + 1, how))!;
    drawn.push({ pixels: host.toPixels(sheet)!, expected });
    sheet.close();
  }
  renderer.dispose();
  return drawn;
}

/** For each page: texts, paths and pictures that are to be seen, by the file. */
function expectedOf({ bodies }: OfdFile): DrawnPage['expected'][] {
  return bodies.flatMap(({ document }) =>
    document.pages.map(({ id }, index) => {
      const content = unwrap(document.readPage(index));
      const annotations = document.annotations.get(id) ?? [];
      return planPage(document, content, annotations, { forPrint: false }).flatMap((part) => {
        const { x, y } = part.origin ?? { x: 0, y: 0 };
        return part.objects.flatMap(leaves).map(({ what, box }) => ({
          what,
          box: { ...box, x: box.x + x, y: box.y + y },
        }));
      });
    }),
  );
}

function isWhite(colour: Colour | undefined): boolean {
  return colour?.values?.every((value) => value >= 250) === true;
}

function leaves(object: PageObject): readonly { readonly what: string; readonly box: Box }[] {
  if (object.kind === 'block') return object.objects.flatMap(leaves);
  const { kind, boundary, visible, alpha, ctm = [1, 0, 0, 1, 0, 0] } = object;
  const isFlat = Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]) < 1e-9;
  // A boundary that cannot be read is noted, and is nothing here.
  const isNowhere = boundary.w === 0 && boundary.h === 0;
  if (!visible || alpha < 5 || isFlat || isNowhere) return [];
  if (kind === 'text') {
    const text = object.codes
      .map((code) => code.text)
      .join('')
      .trim();
    if (text === '' || isWhite(object.fillColour)) return [];
    return [{ what: `text ${text}`, box: boundary }];
  }
  if (kind === 'path') {
    const isDrawn = object.fill ? !isWhite(object.fillColour) : object.stroke;
    return isDrawn && object.data.trim() !== ''
      ? [{ what: `path ${object.id ?? ''}`, box: boundary }]
      : [];
  }
  return [{ what: `${kind} ${object.id ?? ''}`, box: boundary }];
}

type Rule = (red: number, green: number, blue: number) => boolean;

/** Pixels of a box, one more each way, that follow a rule; no more than `enough` are counted. */
function count({ width, height, data }: Pixels, box: Box, is: Rule, enough = Infinity) {
  const left = Math.max(0, Math.floor(box.x * PER_MM) - 1);
  const top = Math.max(0, Math.floor(box.y * PER_MM) - 1);
  const right = Math.min(width, Math.ceil((box.x + box.w) * PER_MM) + 1);
  const bottom = Math.min(height, Math.ceil((box.y + box.h) * PER_MM) + 1);
  let [all, found] = [0, 0];
  for (let y = top; y < bottom && found < enough; y++) {
    for (let x = left; x < right; x++, all++) {
      const at = (y * width + x) * 4;
      if (is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found++;
    }
  }
  return { all, found };
}

const isInk: Rule = (red, green, blue) => Math.min(red, green, blue) < 250;
const isRed: Rule = (red, green, blue) => red > 180 && green < 120 && blue < 120;
const isDark: Rule = (red, green, blue) => Math.max(red, green, blue) < 100;
const isBlue: Rule = (red, green, blue) => blue > 200 && red < 100 && green > 100;
const isGrey: Rule = (red, green, blue) =>
  red > 150 && red < 245 && Math.abs(red - green) < 8 && Math.abs(green - blue) < 8;

describe.skipIf(!isThere)('samples of other makers', () => {
  test.each(FILES)('%s: all that is to be seen has left ink', { timeout: 30_000 }, async (name) => {
    const pages = await drawAll(name);
    expect(pages.length).toBeGreaterThan(0);
    const missing = pages.flatMap(({ pixels, expected }, index) =>
      expected
        .filter(({ box }) => {
          const { all, found } = count(pixels, box, isInk, 1);
          return all > 0 && found === 0;
        })
        .map(({ what }) => `page ${index + 1}: ${what}`),
    );
    expect(missing).toEqual([]);
  });

  test.each<[string, string, number, Box, Rule, number, number]>([
    [
      'a seal that is an OFD',
      'converter-999.ofd',
      1,
      { x: 90, y: 7, w: 32, h: 22 },
      isRed,
      0.05,
      0.5,
    ],
    [
      'a seal that is a picture',
      'reader-SESV4SignDoc.ofd',
      1,
      { x: 50, y: 50, w: 40, h: 40 },
      isRed,
      0.1,
      0.6,
    ],
    [
      'the words in its midst',
      'reader-SESV4SignDoc.ofd',
      1,
      { x: 62, y: 78, w: 14, h: 7 },
      isRed,
      0.05,
      0.7,
    ],
    [
      'a JBIG2 picture',
      'layout-no_page_container.ofd',
      1,
      { x: 8.5, y: 4, w: 20, h: 20 },
      isDark,
      0.3,
      0.7,
    ],
    [
      'a pattern',
      'converter-pattern类型.ofd',
      1,
      { x: 0, y: 0, w: 210, h: 297 },
      isGrey,
      0.05,
      0.4,
    ],
    [
      'a watermark, half clear',
      'converter-透明度文字.ofd',
      1,
      { x: 50, y: 55, w: 50, h: 30 },
      isGrey,
      0.01,
      0.2,
    ],
    [
      'an annotation of the Stamp kind',
      'converter-发票监制章-数科.ofd',
      1,
      { x: 168, y: 106, w: 40, h: 30 },
      isRed,
      0.05,
      0.5,
    ],
    [
      'a watermark of many',
      'layout-ano.ofd',
      1,
      { x: 0, y: 200, w: 210, h: 97 },
      isGrey,
      0.01,
      0.3,
    ],
    ['a filled area', 'tool-page1.ofd', 1, { x: 20, y: 20, w: 60, h: 60 }, isBlue, 0.3, 1],
    ['a page without anything', 'layout-1-1.ofd', 3, { x: 0, y: 0, w: 210, h: 297 }, isInk, 0, 0],
    [
      'a photograph',
      'converter-containsJPEG.ofd',
      1,
      { x: 40, y: 40, w: 100, h: 60 },
      isInk,
      0.9,
      1,
    ],
  ])(
    '%s stands where it belongs: %s',
    { timeout: 30_000 },
    async (_, name, page, box, is, least, most) => {
      const { pixels } = (await drawAll(name))[page - 1]!;
      const { all, found } = count(pixels, box, is);
      expect(found / all).toBeGreaterThanOrEqual(least);
      expect(found / all).toBeLessThanOrEqual(most);
    },
  );
});
