import type { Colour, Shading } from '../ofd/model/colour.ts';
import type { Point } from '../ofd/model/geometry.ts';
import { mm, node } from './xml-write.ts';

/** CT_Color (GB/T 33190 8.3) in the colour space RGB: values, or an axial shading in their stead. */
export function colourXml(name: string, colour: Colour | undefined): string {
  if (!colour) return '';
  const { values, alpha, shading } = colour;
  const attributes = { Value: values?.join(' '), Alpha: alpha === 255 ? undefined : alpha };
  return node(name, attributes, ...(shading ? [shadingXml(shading)] : []));
}

const pair = ({ x, y }: Point): string => `${mm(x)} ${mm(y)}`;

function shadingXml({ start, end, extend, steps }: Shading): string {
  const segments = steps.map(({ position, colour }) =>
    node('Segment', { Position: position }, colourXml('Color', colour)),
  );
  const attributes = { StartPoint: pair(start), EndPoint: pair(end), Extend: extend };
  return node('AxialShd', attributes, ...segments);
}
