import { expect, test } from 'vitest';
import { drawPage, filled, WHITE } from './drawn-page.test-support.node.ts';
import { DRAW_LIMITS } from './draw-run.ts';
import type { Place } from './drawing.ts';
import { pixelsIn } from './painted-pixels.ts';

const PLACE = { matrix: [2, 0, 0, 2, -10, 0], width: 100, height: 50 } as unknown as Place;

test.each([
  ['within', { x: 10, y: 10, w: 5, h: 2 }, 40],
  ['over the edge', { x: 0, y: 0, w: 10, h: 10 }, 200],
  ['all around', { x: -1e6, y: -1e6, w: 1e7, h: 1e7 }, 5_000],
  ['off the sheet', { x: -50, y: 0, w: 10, h: 10 }, 0],
])('a box %s', (_, box, pixels) => {
  expect(pixelsIn(box, PLACE)).toBe(pixels);
});

/** A page of 400 by 200 pixels. */
const PAGE = 80_000;
const limits = { ...DRAW_LIMITS, paintedPixels: 10 * PAGE };
const all = filled('0 0 100 50');
const last = filled('0 0 5 5', '', '<ofd:FillColor Value="255 255 255"/>');
const TOO_LONG = { code: 'too-long', where: 'page 1: drawing' };
const LINE = (attributes: string): string =>
  `<ofd:PathObject Boundary="0 0 100 50" ${attributes}><ofd:AbbreviatedData>M 0 0 L 100 50</ofd:AbbreviatedData></ofd:PathObject>`;
const SHADED = `<ofd:PathObject Boundary="0 0 100 50" Fill="true" Stroke="false"><ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="9 9">${'<ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment>'.repeat(2)}</ofd:AxialShd></ofd:FillColor><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>`;
const CUT = (areas: number): string =>
  filled(
    '0 0 100 50',
    '',
    `<ofd:FillColor Value="255 0 0"/><ofd:Clips><ofd:Clip>${'<ofd:Area><ofd:Path Boundary="0 0 100 50"><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 50</ofd:AbbreviatedData></ofd:Path></ofd:Area>'.repeat(areas)}</ofd:Clip></ofd:Clips>`,
  );
const TEXT = (size: number, letters: number): string =>
  `<ofd:TextObject Boundary="0 0 100 50" Font="1" Size="${size}"><ofd:TextCode X="0" Y="40" DeltaX="g ${letters} 0.01">${'国'.repeat(letters)}</ofd:TextCode></ofd:TextObject>`;

test.each([
  ['areas', all.repeat(9), all.repeat(11)],
  ['shadings', SHADED.repeat(2), SHADED.repeat(3)],
  ['areas of a clip', CUT(4), CUT(12)],
  ['letters as large as the page', TEXT(50, 9), TEXT(50, 22)],
  ['lines, by their length', LINE('').repeat(60), LINE('LineWidth="9"').repeat(60)],
])('%s are painted as long as there are pixels for them', async (_, enough, tooMuch) => {
  const whole = await drawPage(enough + last, { renderer: { limits } });
  expect(whole.notes).not.toContainEqual(TOO_LONG);
  expect(whole.at(2, 2)).toBe(WHITE);
  const cut = await drawPage(filled('0 0 5 5') + tooMuch + last, { renderer: { limits } });
  expect(cut.notes).toContainEqual(TOO_LONG);
  expect(cut.at(2, 2)).not.toBe(WHITE);
});
