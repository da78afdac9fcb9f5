import type { PageSize } from '../../documents/certificate-document.ts';
import type { Rotation } from './zoom.ts';

/** Where a layer of a page lies, in CSS pixels; a style of an element whose origin is its corner. */
export interface LayerStyle {
  readonly width: number;
  readonly height: number;
  readonly transform: string;
}

/** Lays what is counted from the corner of the unturned page over the page as it is turned. */
export function layerTransform(page: PageSize, scale: number, rotation: Rotation): LayerStyle {
  const [width, height] = [page.width * scale, page.height * scale];
  const corners = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] } as const;
  const [x, y] = corners[rotation];
  return { width, height, transform: `translate(${x}px, ${y}px) rotate(${rotation}deg)` };
}
