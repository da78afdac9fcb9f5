import type { PathObject } from '../../../../documents/ofd/model/page-object.ts';

/** More than any canvas could fill in the time of a page. */
const LINES = 8_000;
const MARGIN_MM = 14;

/** A ground of fine lines (团花底纹) in one path, filled where they cross: too much to be drawn. */
export function guilloche(pageWidthMm: number, pageHeightMm: number): PathObject {
  const width = pageWidthMm - 2 * MARGIN_MM;
  const height = pageHeightMm - 2 * MARGIN_MM;
  const points = Array.from({ length: LINES }, (_, at) => {
    const x = ((at * 7_919) % LINES) * (width / LINES);
    return `${x.toFixed(2)} ${at % 2 === 0 ? 0 : height}`;
  });
  return {
    ...{ kind: 'path', boundary: { x: MARGIN_MM, y: MARGIN_MM, w: width, h: height } },
    ...{ visible: true, alpha: 40, clips: [], stroke: false, fill: true, rule: 'Even-Odd' },
    fillColour: { values: [205, 214, 236], alpha: 255 },
    data: `M ${points.join(' L ')} C`,
  };
}
