import type { Colour } from '../ofd/model/colour.ts';
import type { ColourSpace } from '../ofd/model/resources.ts';
import type { ResourceLookup } from './resource-lookup.ts';

/** Red, green, blue from 0 to 255, alpha from 0 to 1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const BLACK: Rgba = { red: 0, green: 0, blue: 0, alpha: 1 };

/**
 * The numbers of a colour as the screen has them (GB/T 33190 8.3). Without a number all channels are 0; without a
 * space it is RGB, or what the count of its numbers says. CMYK is mixed as ideal inks do: profiles are
 * not used.
 */
export function rgbaOf(colour: Colour, space: ColourSpace | undefined): Rgba {
  const alpha = colour.alpha / 255;
  const values = colour.values ?? paletteEntry(colour, space) ?? [];
  const type = space?.type ?? typeByCount(values.length);
  const top = 2 ** Math.min(16, Math.max(1, space?.bitsPerComponent ?? 8)) - 1;
  const [a = 0, b = 0, c = 0, d = 0] = values.map((value) => Math.min(1, Math.max(0, value / top)));
  if (type === 'GRAY') return scaled(a, a, a, alpha);
  if (type === 'RGB') return scaled(a, b, c, alpha);
  return scaled((1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d), alpha);
}

function paletteEntry(
  { index }: Colour,
  space: ColourSpace | undefined,
): readonly number[] | undefined {
  return index === undefined ? undefined : space?.palette[index];
}

function typeByCount(count: number): ColourSpace['type'] {
  if (count === 1) return 'GRAY';
  return count === 4 ? 'CMYK' : 'RGB';
}

function scaled(red: number, green: number, blue: number, alpha: number): Rgba {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => Math.round(value * 255));
  return { red: r, green: g, blue: b, alpha };
}

/** A colour as it is to be painted at a place. */
export function valueOf(
  colour: Colour,
  { resources }: { readonly resources: ResourceLookup },
): Rgba {
  const { colourSpace } = colour;
  return rgbaOf(colour, colourSpace === undefined ? undefined : resources.colourSpace(colourSpace));
}

/** As CSS writes it. */
export function cssOf({ red, green, blue, alpha }: Rgba): string {
  return `rgba(${red}, ${green}, ${blue}, ${Number(alpha.toFixed(4))})`;
}
