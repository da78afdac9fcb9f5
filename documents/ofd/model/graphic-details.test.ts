import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';
import type { PageObject } from './page-object.ts';

function objectsOf(content: string): readonly PageObject[] {
  const file = unwrap(openOfd(onePage(content)));
  return unwrap(file.bodies[0]!.document.readPage(0)).layers[0]!.objects;
}

test('whether the matrix of an object moves its clips', () => {
  const object = (clips: string): string =>
    `<ofd:PathObject Boundary="0 0 9 9">${clips}<ofd:AbbreviatedData>M 0 0</ofd:AbbreviatedData></ofd:PathObject>`;
  const objects = objectsOf(
    object('<ofd:Clips TransFlag="true"/>') +
      object('<ofd:Clips TransFlag="false"/>') +
      object('<ofd:Clips/>'),
  );
  expect(objects.map((one) => one.kind === 'path' && one.clipsFollowCtm)).toEqual([
    true,
    false,
    undefined,
  ]);
});

test('the frame of a picture, spelled as in the standard or rightly', () => {
  const picture = (border: string): string =>
    `<ofd:ImageObject Boundary="0 0 9 9" ResourceID="1">${border}</ofd:ImageObject>`;
  const objects = objectsOf(
    picture(
      `<ofd:Border LineWidth="1" HorizonalCornerRadius="2" VerticalCornerRadius="3" DashPattern="1 2">
        <ofd:BorderColor Value="1 2 3"/></ofd:Border>`,
    ) +
      picture('<ofd:Border HorizontalCornerRadius="2"/>') +
      picture(''),
  );
  expect(objects.map((one) => one.kind === 'image' && one.border)).toEqual([
    {
      ...{ lineWidth: 1, horizontalRadius: 2, verticalRadius: 3, dashPattern: [1, 2] },
      colour: { values: [1, 2, 3], alpha: 255 },
    },
    { lineWidth: 0.353, horizontalRadius: 2, verticalRadius: 0 },
    undefined,
  ]);
});

test('patterns begin at their object, and at the page where they say so', () => {
  const path = (attributes: string): string =>
    `<ofd:PathObject Boundary="0 0 9 9"><ofd:FillColor><ofd:Pattern Width="1" Height="1" ${attributes}>
      <ofd:CellContent/></ofd:Pattern></ofd:FillColor></ofd:PathObject>`;
  const objects = objectsOf(path('') + path('RelativeTo="Object"') + path('RelativeTo="Page"'));
  const patterns = objects.map((one) => one.kind === 'path' && one.fillColour?.pattern);
  expect(patterns.map((pattern) => pattern && pattern.relativeToPage)).toEqual([
    false,
    false,
    true,
  ]);
});
