import { describe, expect, it } from 'vitest';
import {
  BLACK,
  drawPage,
  FILL_BLUE,
  filled,
  RED,
  resources,
  stroked,
  WHITE,
} from './drawn-page.test-support.node.ts';

describe('paths', () => {
  it('are filled at their place, and no further than their boundary', async () => {
    const data = '<ofd:AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</ofd:AbbreviatedData>';
    const page = await drawPage(
      `<ofd:PathObject Boundary="10 10 20 20" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 0"/>${data}</ofd:PathObject>`,
    );
    expect(page).toMatchObject({ width: 400, height: 200 });
    expect([page.at(11, 11), page.at(29, 29)]).toEqual([RED, RED]);
    expect([page.at(9, 11), page.at(31, 20), page.at(20, 31)]).toEqual([WHITE, WHITE, WHITE]);
  });

  it('are moved, turned and stretched by their matrix before the boundary puts them in place', async () => {
    const page = await drawPage(filled('10 10 40 20', 'CTM="0.5 0 0 0.5 20 0"'));
    expect([page.at(31, 12), page.at(49, 19)]).toEqual([RED, RED]);
    expect([page.at(29, 12), page.at(40, 21)]).toEqual([WHITE, WHITE]);
  });

  it('are filled by their rule', async () => {
    const rings = 'M 0 0 L 20 0 L 20 20 L 0 20 C M 5 5 L 15 5 L 15 15 L 5 15 C';
    const path = (x: number, rule: string): string =>
      `<ofd:PathObject Boundary="${x} 0 20 20" Fill="true" Stroke="false" ${rule}><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>${rings}</ofd:AbbreviatedData></ofd:PathObject>`;
    const page = await drawPage(path(0, '') + path(30, 'Rule="Even-Odd"'));
    expect([page.at(10, 10), page.at(2, 2)]).toEqual([RED, RED]);
    expect([page.at(40, 10), page.at(32, 2)]).toEqual([WHITE, RED]);
  });

  it('are lines of 0.353 mm in black, and not filled, where they say nothing', async () => {
    const page = await drawPage(stroked('0 0 50 50', 'M 10 10 L 40 10 L 40 40 L 10 40 C', ''));
    // 1.4 pixels, three quarters of one of them in each of two rows.
    expect([page.at(25, 9.9), page.at(25, 10)]).toEqual(['#3f3f3f', '#3f3f3f']);
    expect([page.at(25, 10.5), page.at(25, 25)]).toEqual([WHITE, WHITE]);
  });

  it('keep lines on the edge of their boundary whole, and lines without a height', async () => {
    const page = await drawPage(
      stroked('10 10 30 0', 'M 0 0 L 30 0', 'LineWidth="2"') +
        stroked('10 30 30 10', 'M 0 0 L 30 0', 'LineWidth="2"'),
    );
    expect([page.at(20, 9.2), page.at(20, 10.8)]).toEqual([BLACK, BLACK]);
    expect([page.at(20, 29.2), page.at(20, 30.8)]).toEqual([BLACK, BLACK]);
  });

  it('draw a line of no width, or of less than a pixel, one pixel wide', async () => {
    const page = await drawPage(
      stroked('0 0 50 20', 'M 0 10.125 L 50 10.125', 'LineWidth="0"') +
        stroked('0 0 50 40', 'M 0 30.125 L 50 30.125', 'LineWidth="0.001"'),
    );
    expect([page.at(20, 10.1), page.at(20, 30.1)]).toEqual([BLACK, BLACK]);
    expect([page.at(20, 9.9), page.at(20, 10.3)]).toEqual([WHITE, WHITE]);
  });

  it('draw dashes, caps and joins', async () => {
    const page = await drawPage(
      stroked('0 0 90 20', 'M 10 10 L 80 10', 'LineWidth="4" DashPattern="10 5" DashOffset="5"') +
        stroked('0 20 90 20', 'M 10 10 L 80 10', 'LineWidth="4" Cap="Square"') +
        stroked('0 20 90 30', 'M 10 28 L 40 28 L 40 14', 'LineWidth="4" Join="Bevel"'),
    );
    // Half a dash, a gap, a whole dash.
    expect([12, 17, 22, 28, 31].map((x) => page.at(x, 10))).toEqual([
      BLACK,
      WHITE,
      BLACK,
      BLACK,
      WHITE,
    ]);
    expect([page.at(8.5, 30), page.at(7.5, 30)]).toEqual([BLACK, WHITE]);
    expect([page.at(40.9, 48.9), page.at(41.7, 49.7)]).toEqual([BLACK, WHITE]);
  });

  it('mix the alpha of the colour with that of the object', async () => {
    const colour = '<ofd:FillColor Value="0 0 0" Alpha="128"/>';
    const page = await drawPage(
      filled('0 0 10 10', 'Alpha="128"', '<ofd:FillColor Value="0 0 0"/>') +
        filled('20 0 10 10', '', colour) +
        filled('40 0 10 10', 'Alpha="128"', colour) +
        filled('60 0 10 10', 'Alpha="0"', colour),
    );
    expect([5, 25, 45, 65].map((x) => page.at(x, 5))).toEqual([
      '#7f7f7f',
      '#7f7f7f',
      '#bfbfbf',
      WHITE,
    ]);
  });

  it('are not to be seen where they are not visible, or nobody has named a colour to fill with', async () => {
    const page = await drawPage(
      filled('0 0 10 10', 'Visible="false"') + filled('20 0 10 10', '', ''),
    );
    expect([page.at(5, 5), page.at(25, 5)]).toEqual([WHITE, WHITE]);
  });

  it('take what they do not say from the draw parameters of the object and of the layer', async () => {
    const files = resources(
      `<ofd:DrawParams><ofd:DrawParam ID="1" Relative="2" LineWidth="4"/>
        <ofd:DrawParam ID="2" Relative="1"><ofd:StrokeColor Value="255 0 0"/></ofd:DrawParam>
        <ofd:DrawParam ID="3">${FILL_BLUE}</ofd:DrawParam></ofd:DrawParams>`,
      {
        'Doc_0/Pages/P.xml': `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer DrawParam="3">
        ${stroked('0 0 40 40', 'M 0 10 L 40 10 L 40 30 L 0 30 C', 'Fill="true" DrawParam="1"')}
        </ofd:Layer></ofd:Content></ofd:Page>`,
      },
    );
    const page = await drawPage('', { files });
    expect([page.at(20, 8.5), page.at(20, 20)]).toEqual([RED, '#0000ff']);
  });

  it('are drawn as far as they can be read, and that is noted', async () => {
    const page = await drawPage(stroked('0 0 50 50', 'M 0 10 L 50 10 L oops', 'LineWidth="2"'));
    expect(page.at(25, 10)).toBe(BLACK);
    expect(page.notes).toContainEqual({
      code: 'value-unreadable',
      where: 'page 1: AbbreviatedData',
    });
  });
});
