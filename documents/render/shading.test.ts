import { describe, expect, it } from 'vitest';
import { BLUE, drawPage, filled, RED, stroked, WHITE } from './drawn-page.test-support.node.ts';

const SEGMENTS = `<ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment><ofd:Color Value="0 0 255"/></ofd:Segment>`;
const axial = (attributes: string, segments = SEGMENTS): string =>
  `<ofd:FillColor><ofd:AxialShd StartPoint="20 0" EndPoint="60 0" ${attributes}>${segments}</ofd:AxialShd></ofd:FillColor>`;
const radial = (attributes: string): string =>
  `<ofd:FillColor><ofd:RadialShd StartPoint="40 20" EndPoint="40 20" ${attributes}>${SEGMENTS}</ofd:RadialShd></ofd:FillColor>`;

function parts(colour: string): { red: number; blue: number } {
  return { red: parseInt(colour.slice(1, 3), 16), blue: parseInt(colour.slice(5, 7), 16) };
}

describe('axial shadings', () => {
  it('change from one colour to the other, and stop at both ends', async () => {
    const page = await drawPage(filled('0 0 100 50', '', axial('')));
    expect([page.at(18, 25), page.at(62, 25)]).toEqual([WHITE, WHITE]);
    expect(parts(page.at(21, 25)).red).toBeGreaterThan(240);
    expect(parts(page.at(59, 25)).blue).toBeGreaterThan(240);
    expect(Math.abs(parts(page.at(40, 10)).red - 128)).toBeLessThan(6);
  });

  it.each([
    [1, RED, WHITE],
    [2, WHITE, BLUE],
    [3, RED, BLUE],
  ])('go on beyond their ends by Extend %i', async (extend, before, beyond) => {
    const page = await drawPage(filled('0 0 100 50', '', axial(`Extend="${extend}"`)));
    expect([page.at(5, 25), page.at(80, 25)]).toEqual([before, beyond]);
  });

  it('repeat and reflect in steps of their unit', async () => {
    const draw = (type: string): ReturnType<typeof drawPage> =>
      drawPage(filled('0 0 100 50', '', axial(`MapType="${type}" MapUnit="10" Extend="3"`)));
    const repeated = await draw('Repeat');
    expect([11, 21, 31, 71].every((x) => parts(repeated.at(x, 25)).red > 220)).toBe(true);
    expect([19, 29, 79].every((x) => parts(repeated.at(x, 25)).blue > 220)).toBe(true);
    const reflected = await draw('Reflect');
    expect([20.2, 39.8, 59.8].every((x) => parts(reflected.at(x, 25)).red > 220)).toBe(true);
    expect([29.8, 30.2, 10.2].every((x) => parts(reflected.at(x, 25)).blue > 220)).toBe(true);
  });

  it('colour lines and letters, too', async () => {
    const colour = axial('Extend="3"').replaceAll('FillColor', 'StrokeColor');
    const page = await drawPage(
      stroked('0 0 100 20', 'M 0 10 L 100 10', 'LineWidth="6"', colour) +
        `<ofd:TextObject Boundary="0 20 100 30" Size="25" Font="1">${axial('Extend="3"')}<ofd:TextCode X="0" Y="25" DeltaX="60">一一</ofd:TextCode></ofd:TextObject>`,
    );
    expect([page.at(5, 10), page.at(90, 10), page.at(50, 15)]).toEqual([RED, BLUE, WHITE]);
    const column = (x: number): string[] =>
      Array.from({ length: 100 }, (_, row) => page.at(x, 22 + row / 4));
    expect(column(12)).toContain(RED);
    expect(column(72)).toContain(BLUE);
    expect(column(45)).not.toContain(BLUE);
  });

  it('mix with the alpha of their object', async () => {
    const page = await drawPage(filled('0 0 100 50', 'Alpha="128"', axial('Extend="3"')));
    expect(page.at(5, 25)).toBe('#ff7f7f');
  });
});

describe('radial shadings', () => {
  it('change from the inner circle to the outer one', async () => {
    const page = await drawPage(filled('0 0 100 50', '', radial('StartRadius="5" EndRadius="15"')));
    expect(page.at(40, 20)).toBe(WHITE);
    expect(parts(page.at(45.5, 20)).red).toBeGreaterThan(225);
    expect(parts(page.at(40, 34.5)).blue).toBeGreaterThan(225);
    expect(page.at(56, 20)).toBe(WHITE);
  });

  it('go on inwards and outwards', async () => {
    const page = await drawPage(
      filled('0 0 100 50', '', radial('StartRadius="5" EndRadius="15" Extend="3"')),
    );
    expect([page.at(40, 20), page.at(90, 20)]).toEqual([RED, BLUE]);
  });

  it('are ellipses with a long axis that is turned', async () => {
    const flat = 'StartRadius="0" EndRadius="20" Eccentricity="0.866025"';
    const lying = await drawPage(filled('0 0 100 50', '', radial(flat)));
    expect([lying.at(58, 20) === WHITE, lying.at(40, 32) === WHITE]).toEqual([false, true]);
    const standing = await drawPage(filled('0 0 100 50', '', radial(`${flat} Angle="90"`)));
    expect([standing.at(58, 20) === WHITE, standing.at(40, 32) === WHITE]).toEqual([true, false]);
  });

  it('repeat as rings', async () => {
    const page = await drawPage(
      filled(
        '0 0 100 50',
        '',
        radial('StartRadius="0" EndRadius="10" MapType="Repeat" Extend="2"'),
      ),
    );
    expect([49.6, 59.6, 69.6].every((x) => parts(page.at(x, 20)).blue > 220)).toBe(true);
    expect([50.4, 60.4, 70.4].every((x) => parts(page.at(x, 20)).red > 220)).toBe(true);
  });
});
