import { describe, expect, it } from 'vitest';
import { drawPage, filled, RED, WHITE } from './drawn-page.test-support.node.ts';

const RECT = (x: number, y: number, w: number, h: number): string =>
  `M ${x} ${y} L ${x + w} ${y} L ${x + w} ${y + h} L ${x} ${y + h} C`;
/** The same area, drawn the other way round. */
const BACK = (x: number, y: number, w: number, h: number): string =>
  `M ${x} ${y} L ${x} ${y + h} L ${x + w} ${y + h} L ${x + w} ${y} C`;
const area = (data: string, attributes = '', path = ''): string =>
  `<ofd:Area ${attributes}><ofd:Path Boundary="0 0 100 50" ${path}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:Path></ofd:Area>`;
const clip = (...areas: string[]): string => `<ofd:Clip>${areas.join('')}</ofd:Clip>`;
const object = (clips: string, attributes = '', flag = ''): string =>
  filled(
    '10 10 80 30',
    attributes,
    `<ofd:FillColor Value="255 0 0"/><ofd:Clips ${flag}>${clips}</ofd:Clips>`,
  );

describe('clips', () => {
  it('leave what is within an area, counted from the corner of the boundary', async () => {
    const page = await drawPage(object(clip(area(RECT(10, 10, 20, 10)))));
    expect([page.at(25, 25), page.at(15, 25), page.at(45, 25), page.at(25, 15)]).toEqual([
      RED,
      WHITE,
      WHITE,
      WHITE,
    ]);
  });

  it('of one clip are united, whichever way round they are drawn', async () => {
    const page = await drawPage(object(clip(area(RECT(0, 0, 20, 30)), area(BACK(10, 0, 20, 30)))));
    expect([15, 25, 35, 45].map((x) => page.at(x, 25))).toEqual([RED, RED, RED, WHITE]);
  });

  it('of several clips are intersected', async () => {
    const page = await drawPage(
      object(
        clip(area(RECT(0, 0, 20, 30))) + clip(area(RECT(10, 0, 20, 30)), area(RECT(0, 0, 0, 0))),
      ),
    );
    expect([15, 25, 35].map((x) => page.at(x, 25))).toEqual([WHITE, RED, WHITE]);
  });

  it('are moved by the matrix of their area and their path, and by that of the object where it says so', async () => {
    const plain = clip(area(RECT(0, 0, 5, 5), 'CTM="2 0 0 2 10 0"', 'CTM="1 0 0 2 5 0"'));
    const without = await drawPage(object(plain, 'CTM="0.5 0 0 1 0 0"'));
    // 5..10 by 0..10 of the path, then twice as large and 10 to the right, from the corner at 10.
    expect([29, 31, 39, 41].map((x) => without.at(x, 25))).toEqual([WHITE, RED, RED, WHITE]);
    const moved = await drawPage(object(plain, 'CTM="0.5 0 0 1 0 0"', 'TransFlag="true"'));
    expect([19, 21, 24, 26].map((x) => moved.at(x, 25))).toEqual([WHITE, RED, RED, WHITE]);
  });

  it('follow the rule of their path', async () => {
    const ring = RECT(0, 0, 30, 30) + ' ' + RECT(10, 10, 10, 10);
    const page = await drawPage(object(clip(area(ring, '', 'Rule="Even-Odd"'))));
    expect([page.at(15, 25), page.at(25, 25)]).toEqual([RED, WHITE]);
  });

  it('may be letters', async () => {
    const text = `<ofd:Area><ofd:Text Boundary="0 0 80 30" Size="30" Font="1"><ofd:TextCode X="0" Y="28">一</ofd:TextCode></ofd:Text></ofd:Area>`;
    const page = await drawPage(object(clip(text)));
    // One stroke of the brush: red in the middle, and nothing above and below.
    const column = Array.from({ length: 120 }, (_, row) => page.at(25, 10 + row / 4));
    const reds = column.filter((colour) => colour !== WHITE).length;
    expect(reds).toBeGreaterThan(2);
    expect(reds).toBeLessThan(30);
    expect([column[0], column.at(-1)]).toEqual([WHITE, WHITE]);
  });

  it('leave nothing where their areas are empty, and everything where there are none', async () => {
    const page = await drawPage(object(clip(area(''))));
    expect(page.at(25, 25)).toBe(WHITE);
    expect((await drawPage(object(clip()))).at(25, 25)).toBe(RED);
  });
});
