import type { Colour } from '../../../../documents/ofd/model/colour.ts';

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const RGBA = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/;

/** A colour as layouts write it. @throws where it is written in another way */
export function cssColour(text: string): Colour {
  const hex = HEX.exec(text);
  if (hex) return { values: hex.slice(1).map((part) => parseInt(part, 16)), alpha: 255 };
  const [, red, green, blue, alpha] = RGBA.exec(text) ?? [];
  if (alpha === undefined) throw new Error(`no colour: ${text}`);
  return { values: [red, green, blue].map(Number), alpha: Math.round(Number(alpha) * 255) };
}
