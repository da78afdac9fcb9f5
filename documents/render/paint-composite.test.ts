import { describe, expect, it } from 'vitest';
import { drawPage, filled, RED, resources, WHITE } from './drawn-page.test-support.node.ts';

const unit = (id: number, content: string): string =>
  `<ofd:CompositeGraphicUnit ID="${id}" Width="20" Height="20"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit>`;
const all = (...units: string[]): Readonly<Record<string, string>> =>
  resources(`<ofd:CompositeGraphicUnits>${units.join('')}</ofd:CompositeGraphicUnits>`);
const composite = (box: string, attributes = '', id = 1): string =>
  `<ofd:CompositeObject Boundary="${box}" ResourceID="${id}" ${attributes}/>`;

describe('composite objects', () => {
  it('are drawn at their place, by their matrix, and cut off at their boundary', async () => {
    const files = all(unit(1, filled('0 0 20 20')));
    const page = await drawPage(
      composite('10 10 10 10', 'CTM="0.25 0 0 0.25 0 0"') +
        composite('50 10 10 30', 'CTM="2 0 0 2 0 0"'),
      { files },
    );
    expect([page.at(11, 11), page.at(14.5, 14.5), page.at(16, 11)]).toEqual([RED, RED, WHITE]);
    expect([page.at(59, 39), page.at(61, 20), page.at(55, 41)]).toEqual([RED, WHITE, WHITE]);
  });

  it('are half clear as a whole, so that nothing shines through within', async () => {
    const files = all(
      unit(1, filled('0 0 20 20', '', '<ofd:FillColor Value="0 0 255"/>') + filled('0 0 20 20')),
    );
    const page = await drawPage(composite('10 10 20 20', 'Alpha="128"'), { files });
    expect(page.at(20, 20)).toBe('#ff7f7f');
    expect(page.at(31, 20)).toBe(WHITE);
  });

  it('that draw themselves end, and that is noted', async () => {
    const files = all(unit(1, filled('0 0 5 5') + composite('1 1 19 19')));
    const page = await drawPage(composite('10 10 20 20'), { files });
    expect(page.at(11, 11)).toBe(RED);
    expect(page.notes).toContainEqual({ code: 'too-deep', where: 'page 1' });
  });

  it('whose graphic is missing are left out, and that is noted', async () => {
    const page = await drawPage(composite('10 10 20 20', '', 9) + filled('0 0 5 5'), {
      files: all(),
    });
    expect(page.at(2, 2)).toBe(RED);
    expect(page.notes).toContainEqual({ code: 'resource-missing', where: 'page 1: composite' });
  });
});
