import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPage, filled, RED, resources } from './drawn-page.test-support.node.ts';
import { DRAW_LIMITS } from './draw-run.ts';

const composite = (id: number): string =>
  `<ofd:CompositeObject Boundary="0 0 100 50" ResourceID="${id}"/>`;
const unit = (id: number, content: string): string =>
  `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit>`;

describe('pages that mean harm', () => {
  it('end at the number of operations, and that is noted', async () => {
    const units = [1, 2, 3, 4, 5, 6, 7]
      .map((id) => unit(id, composite(id + 1).repeat(30)))
      .join('');
    const files = resources(`<ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits>`);
    const limits = { ...DRAW_LIMITS, operations: 5_000 };
    const page = await drawPage(filled('0 0 5 5') + composite(1), { files, renderer: { limits } });
    expect(page.at(2, 2)).toBe(RED);
    expect(page.notes).toContainEqual({ code: 'too-long', where: 'page 1: drawing' });
  });

  it('end at the time, by the clock that is given', async () => {
    let now = 0;
    const renderer = { elapsed: () => (now += 5), limits: { ...DRAW_LIMITS, timeMs: 1_000 } };
    const page = await drawPage(filled('0 0 5 5').repeat(1_000), { renderer });
    expect(page.at(2, 2)).toBe(RED);
    expect(page.notes).toContainEqual({ code: 'too-long', where: 'page 1: drawing' });
  });

  it('are drawn smaller where they are too large', async () => {
    const limits = { ...DRAW_LIMITS, sheetPixels: 10_000 };
    const page = await drawPage(filled('0 0 100 50'), {
      renderer: { limits },
      how: { scale: 1e9 },
    });
    expect(page.width * page.height).toBeLessThanOrEqual(10_000);
    expect(page.width / page.height).toBeCloseTo(2, 1);
  });

  it('leave out lines that cross each other everywhere', async () => {
    const zigzag = Array.from(
      { length: 20_000 },
      (_, index) => `L ${(index * 37) % 100} ${(index * 17) % 50}`,
    );
    const data = `<ofd:AbbreviatedData>M 0 0 ${zigzag.join(' ')}</ofd:AbbreviatedData>`;
    const page = await drawPage(
      `<ofd:PathObject Boundary="0 0 100 50" Fill="true"><ofd:FillColor Value="0 0 0"/>${data}</ofd:PathObject>${filled('0 0 5 5')}`,
    );
    expect(page.at(2, 2)).toBe(RED);
    expect(page.notes).toContainEqual({ code: 'too-long', where: 'page 1: path' });
  });

  it('never make drawing fail, whatever their attributes say', async () => {
    const value = fc.oneof(
      fc.constantFrom('', 'NaN', '-1', '0', '1e300', '-0', '1 2', 'x', '0 0 0 0', '9 9 0 0'),
      fc.double().map(String),
      fc
        .array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 7 })
        .map((all) => all.join(' ')),
    );
    const name = fc.constantFrom(
      ...[
        'Boundary',
        'CTM',
        'Alpha',
        'LineWidth',
        'DashPattern',
        'DashOffset',
        'MiterLimit',
        'Cap',
      ],
      ...['Rule', 'Fill', 'Stroke', 'DrawParam', 'ResourceID', 'Width', 'Height', 'XStep', 'YStep'],
      ...[
        'StartPoint',
        'EndPoint',
        'StartRadius',
        'EndRadius',
        'Eccentricity',
        'MapUnit',
        'Extend',
      ],
    );
    const attributes = fc
      .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 8 })
      .map((all) => all.map(([key, text]) => `${key}="${text}"`).join(' '));
    const segments = '<ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment>'.repeat(3);
    const paint = fc.oneof(
      attributes.map(
        (some) =>
          `<ofd:FillColor><ofd:AxialShd MapType="Repeat" ${some}>${segments}</ofd:AxialShd></ofd:FillColor>`,
      ),
      attributes.map(
        (some) =>
          `<ofd:FillColor><ofd:RadialShd MapType="Reflect" ${some}>${segments}</ofd:RadialShd></ofd:FillColor>`,
      ),
      attributes.map(
        (some) =>
          `<ofd:FillColor><ofd:Pattern ${some}><ofd:CellContent>${filled('0 0 9 9')}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`,
      ),
    );
    const object = fc
      .tuple(attributes, paint, fc.constantFrom('Path', 'Image', 'Composite', 'Text'))
      .map(
        ([some, colour, kind]) =>
          `<ofd:${kind}Object ${some}>${colour}<ofd:AbbreviatedData>M 0 0 L 90 0 L 90 90 C</ofd:AbbreviatedData></ofd:${kind}Object>`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 6 }), async (objects) => {
        const page = await drawPage(objects.join('') + filled('0 0 5 5'));
        expect(page.at(2, 2)).toBe(RED);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
