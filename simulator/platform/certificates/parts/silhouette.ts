import type { Photo } from '../pen.ts';

/** Width of the white edge. */
const EDGE = 6;

/** A head and shoulders in place of a photograph, in a white-edged box. */
export function silhouette(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ground: string,
  figure: string,
): Photo {
  const { x, y, width, height } = box;
  const middle = x + width / 2;
  return {
    ...{ x: x - EDGE, y: y - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE },
    draw(pen) {
      pen.save();
      pen.fillStyle = '#ffffff';
      pen.fillRect(x - EDGE, y - EDGE, width + 2 * EDGE, height + 2 * EDGE);
      pen.beginPath();
      pen.rect(x, y, width, height);
      pen.clip();
      pen.fillStyle = ground;
      pen.fillRect(x, y, width, height);
      pen.fillStyle = figure;
      pen.beginPath();
      pen.ellipse(middle, y + height * 0.4, width * 0.2, height * 0.19, 0, 0, 2 * Math.PI);
      pen.fill();
      pen.fillRect(middle - width * 0.085, y + height * 0.5, width * 0.17, height * 0.2);
      pen.beginPath();
      pen.ellipse(middle, y + height * 1.02, width * 0.4, height * 0.36, 0, 0, 2 * Math.PI);
      pen.fill();
      pen.restore();
    },
  };
}
