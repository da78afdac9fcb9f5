import { expect, test } from 'vitest';
import type { PathObject, TextObject } from '../../../../documents/ofd/model/page-object.ts';
import { fontOf } from '../fonts.ts';
import { createOfdPen } from './ofd-pen.ts';
import { createTypefaces } from './typefaces.ts';

function penAt(scale = 1) {
  let last = 0;
  return createOfdPen(
    scale,
    createTypefaces(false, () => (last += 1)),
  );
}
const paths = (pen: ReturnType<typeof penAt>) => pen.objects as readonly PathObject[];

test('what is filled and stroked becomes paths in millimetres', () => {
  const pen = penAt(0.5);
  pen.fillStyle = '#ff0000';
  pen.globalAlpha = 0.5;
  pen.fillRect(10, 20, 30, 40);
  pen.lineWidth = 4;
  pen.setLineDash([6, 2]);
  pen.strokeRect(0, 0, 10, 10);
  const [filled, stroked] = paths(pen);
  expect(filled).toMatchObject({
    ...{ fill: true, stroke: false, alpha: 128, fillColour: { values: [255, 0, 0] } },
    ...{
      boundary: { x: 4.5, y: 9.5, w: 16, h: 21 },
      data: 'M 0.5 0.5 L 15.5 0.5 L 15.5 20.5 L 0.5 20.5 C',
    },
  });
  expect(stroked).toMatchObject({ stroke: true, fill: false, lineWidth: 2, dashPattern: [3, 1] });
});

test('restore brings back what save has kept, the clip among it', () => {
  const pen = penAt();
  pen.save();
  pen.translate(5, 5);
  pen.lineWidth = 9;
  pen.beginPath();
  pen.rect(0, 0, 2, 2);
  pen.clip();
  pen.fillRect(0, 0, 4, 4);
  pen.restore();
  pen.fillRect(0, 0, 4, 4);
  const [clipped, plain] = paths(pen);
  expect(clipped?.clips).toHaveLength(1);
  expect(clipped?.clips[0]?.areas[0]?.shape).toMatchObject({
    data: 'M 0.5 0.5 L 2.5 0.5 L 2.5 2.5 L 0.5 2.5 C',
  });
  expect([plain?.clips.length, plain?.boundary.x, pen.lineWidth]).toEqual([0, -0.5, 1]);
});

test('a path that is filled and then stroked is there twice, an empty one not at all', () => {
  const pen = penAt();
  pen.beginPath();
  pen.fill();
  pen.roundRect(0, 0, 40, 20, 5);
  pen.ellipse(20, 10, 4, 2, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
  expect(paths(pen)).toHaveLength(2);
  expect(paths(pen)[0]!.data.match(/B/g)!.length).toBe(4 * 2 + 8);
});

test('gradients are counted from the corner of the object', () => {
  const pen = penAt();
  const wash = pen.createLinearGradient(0, 0, 100, 0);
  wash.addColorStop(0, '#000000');
  pen.fillStyle = wash;
  pen.fillRect(10, 0, 50, 50);
  expect(paths(pen)[0]?.fillColour?.shading?.start).toEqual({ x: -9.5, y: 0.5 });
});

test('text is one object a call, measured as it is set, blanks left out', () => {
  const pen = penAt();
  pen.font = fontOf('song', 10, false, '证照');
  pen.letterSpacing = '3px';
  pen.textAlign = 'center';
  pen.fillText('证照', 100, 50);
  pen.fillText(' ', 0, 0);
  expect(pen.objects).toHaveLength(1);
  const [text] = pen.objects as readonly TextObject[];
  const [code] = text!.codes;
  expect(code?.deltaX[0]).toBeCloseTo(13, 1);
  expect(text!.boundary.x + (code?.x ?? 0)).toBeCloseTo(100 - pen.measureText('证照').width / 2, 5);
  expect(pen.measureText('证照').width).toBeCloseTo(26, 0);
});
