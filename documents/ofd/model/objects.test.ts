import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';

function read(content: string) {
  const file = unwrap(openOfd(onePage(content)));
  const page = unwrap(file.bodies[0]!.document.readPage(0));
  return { objects: page.layers[0]!.objects, notes: file.notes };
}

test('a path with its line, colours, shading and clip', () => {
  const { objects } =
    read(`<ofd:PathObject ID="5" Boundary="1 2 3 4" CTM="2 0 0 2 0 0" LineWidth="0.5"
    Fill="true" Rule="Even-Odd" Cap="Round" DashPattern="1 2" Alpha="300">
    <ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 1 1"><ofd:AbbreviatedData>M 0 0</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>
    <ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="3 0" Extend="3">
      <ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment>
      <ofd:Segment Position="1"><ofd:Color Value="0 0 255" Alpha="9"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>
    <ofd:AbbreviatedData>M 0 0 L 1 1 C</ofd:AbbreviatedData></ofd:PathObject>`);
  expect(objects).toMatchObject([
    {
      kind: 'path',
      id: 5,
      boundary: { x: 1, y: 2, w: 3, h: 4 },
      ctm: [2, 0, 0, 2, 0, 0],
      lineWidth: 0.5,
      rule: 'Even-Odd',
      cap: 'Round',
      dashPattern: [1, 2],
      alpha: 255,
      stroke: true,
      fill: true,
      data: 'M 0 0 L 1 1 C',
      clips: [{ areas: [{ shape: { kind: 'path', data: 'M 0 0' } }] }],
      fillColour: {
        shading: {
          kind: 'axial',
          extend: 3,
          steps: [
            { position: 0, colour: { values: [255, 0, 0], alpha: 255 } },
            { position: 1, colour: { alpha: 9 } },
          ],
        },
      },
    },
  ]);
});

test('text, pictures, composites and blocks', () => {
  const { objects, notes } = read(`
    <ofd:TextObject Boundary="0 0 9 9" Font="3" Size="4" Weight="700" Italic="true">
      <ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>17</ofd:Glyphs></ofd:CGTransform>
      <ofd:TextCode X="1" Y="2" DeltaX="g 2 4"> ab</ofd:TextCode><ofd:TextCode X="5">c</ofd:TextCode></ofd:TextObject>
    <ofd:PageBlock ID="9"><ofd:ImageObject Boundary="0 0 1 1" ResourceID="12"/></ofd:PageBlock>
    <ofd:CompositeObject Boundary="0 0 1 1" ResourceID="4"/><ofd:Video/>`);
  expect(objects).toMatchObject([
    {
      kind: 'text',
      ...{ font: 3, size: 4, weight: 700, italic: true, fill: true, stroke: false },
      codes: [
        { x: 1, y: 2, deltaX: [4, 4], deltaY: [], text: ' ab' },
        { x: 5, y: 2, text: 'c' },
      ],
      glyphRuns: [{ codePosition: 0, codeCount: 2, glyphCount: 1, glyphs: [17] }],
    },
    { kind: 'block', id: 9, objects: [{ kind: 'image', resource: 12 }] },
    { kind: 'composite', resource: 4 },
  ]);
  expect(notes).toContainEqual({ code: 'object-unknown', where: 'page 1' });
});

test('blocks without end are cut, and that is noted', () => {
  const { objects, notes } = read('<PageBlock>'.repeat(60) + '</PageBlock>'.repeat(60));
  expect(JSON.stringify(objects).split('block')).toHaveLength(26);
  expect(notes).toContainEqual({ code: 'too-deep', where: 'page 1' });
});

test('blanks of a text count, line breaks around it do not; glyphs may need more advances', () => {
  const { objects } = read(`<ofd:TextObject Boundary="0 0 9 9" Size="4">
    <ofd:CGTransform CodePosition="1" GlyphCount="2"><ofd:Glyphs>5 6</ofd:Glyphs></ofd:CGTransform>
    <ofd:TextCode X="0" Y="1" DeltaX="4 5 6 7 8"> a </ofd:TextCode>
    <ofd:TextCode DeltaX="4 5">
      b c
    </ofd:TextCode></ofd:TextObject>`);
  expect(objects).toMatchObject([
    {
      codes: [
        { text: ' a ', deltaX: [4, 5, 6, 7] },
        { text: 'b c', deltaX: [4, 5] },
      ],
    },
  ]);
});
