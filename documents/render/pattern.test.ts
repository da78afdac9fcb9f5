import { describe, expect, it } from 'vitest';
import {
  BLUE,
  drawPage,
  FILL_BLUE,
  filled,
  GREEN,
  RED,
  WHITE,
} from './drawn-page.test-support.node.ts';

const GREEN_FILL = '<ofd:FillColor Value="0 255 0"/>';
/** A cell of 10 by 10: its upper left quarter is red, blue to the right of it, the rest is clear. */
const CELL = filled('0 0 5 5') + filled('5 0 5 5', '', FILL_BLUE);
const pattern = (attributes: string, cell = CELL): string =>
  `<ofd:FillColor><ofd:Pattern Width="10" Height="10" ${attributes}><ofd:CellContent>${cell}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`;

describe('patterns', () => {
  it('fill an area with cells from the corner of the object', async () => {
    const page = await drawPage(filled('3 0 60 30', '', pattern('')));
    expect([4, 9, 14, 19].map((x) => page.at(x, 2))).toEqual([RED, BLUE, RED, BLUE]);
    expect([page.at(4, 7), page.at(4, 12), page.at(64, 2), page.at(2, 2)]).toEqual([
      WHITE,
      RED,
      WHITE,
      WHITE,
    ]);
  });

  it('begin at the corner of the page where they say so', async () => {
    const page = await drawPage(filled('3 0 60 30', '', pattern('RelativeTo="Page"')));
    expect([4, 6, 11].map((x) => page.at(x, 2))).toEqual([RED, BLUE, RED]);
  });

  it('keep a distance, and are moved as a whole', async () => {
    const page = await drawPage(
      filled('0 0 100 50', '', pattern('XStep="20" YStep="15" CTM="1 0 0 1 2 0"')),
    );
    expect([3, 8, 14, 23].map((x) => page.at(x, 2))).toEqual([RED, BLUE, WHITE, RED]);
    expect([page.at(3, 12), page.at(3, 17)]).toEqual([WHITE, RED]);
    // The column before the first one is moved in, too; a distance less than a cell is none.
    const close = await drawPage(filled('0 0 100 50', '', pattern('XStep="3" CTM="1 0 0 1 2 0"')));
    expect([close.at(1, 2), close.at(3, 2), close.at(13, 2)]).toEqual([BLUE, RED, RED]);
  });

  it.each([
    ['Normal', RED, BLUE, RED],
    ['Column', BLUE, RED, RED],
    ['Row', RED, BLUE, WHITE],
    ['RowAndColumn', BLUE, RED, WHITE],
  ])('turn cells round by %s', async (method, nextLeft, nextRight, below) => {
    const page = await drawPage(filled('0 0 100 50', '', pattern(`ReflectMethod="${method}"`)));
    expect([page.at(2, 2), page.at(7, 2)]).toEqual([RED, BLUE]);
    expect([page.at(12, 2), page.at(17, 2), page.at(2, 12)]).toEqual([nextLeft, nextRight, below]);
  });

  it('of many cells are copied and look the same', async () => {
    const cell = filled('0 0 1 2') + filled('1 0 1 2', '', FILL_BLUE);
    const small = pattern('', cell).replace('Width="10" Height="10"', 'Width="2" Height="2"');
    const page = await drawPage(filled('0 0 100 50', '', small));
    expect([0.5, 1.5, 50.5, 51.5].map((x) => page.at(x, 30.5))).toEqual([RED, BLUE, RED, BLUE]);
  });

  it('shine through as a whole where their object is half clear', async () => {
    const twice = filled('0 0 5 5') + filled('0 0 5 5');
    const page = await drawPage(filled('0 0 100 50', 'Alpha="128"', pattern('', twice)));
    expect(page.at(2, 2)).toBe('#ff7f7f');
  });

  it('may be within patterns, and end where they would go on for ever', async () => {
    const inner = filled('0 0 5 10', '', pattern('', filled('0 0 10 10', '', GREEN_FILL)));
    expect((await drawPage(filled('0 0 100 50', '', pattern('', inner)))).at(12, 2)).toBe(GREEN);
    let deep = filled('0 0 10 10', '', GREEN_FILL);
    for (let depth = 0; depth < 12; depth++) deep = filled('0 0 10 10', '', pattern('', deep));
    const page = await drawPage(filled('0 0 10 10', '', pattern('', deep)));
    expect(page.notes).toContainEqual({ code: 'too-deep', where: 'page 1' });
  });

  it('of more cells than anybody could see are left out, and that is noted', async () => {
    const tiny = pattern('').replace('Width="10" Height="10"', 'Width="0.01" Height="0.01"');
    const page = await drawPage(filled('0 0 100 50', '', tiny) + filled('0 0 5 5', '', GREEN_FILL));
    expect([page.at(2, 2), page.at(20, 20)]).toEqual([GREEN, WHITE]);
    expect(page.notes).toContainEqual({ code: 'too-long', where: 'page 1: pattern' });
  });
});
