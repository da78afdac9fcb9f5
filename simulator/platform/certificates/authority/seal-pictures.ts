import type { Organ } from '../../../data/organs.ts';
import { sealOfd } from './seal-ofd.ts';
import { sealPicture, sealSvg } from './seal-picture.ts';

/** The pictures of organs' seals, each drawn once. */
export interface SealPictures {
  of(organ: Organ): { readonly type: string; readonly data: Uint8Array };
}

/** Organs whose seals have an OFD file for a picture, as some makers do it. */
const OFD_SEALS: readonly string[] = ['hefeng-civil'];
/** And those with an SVG. */
const SVG_SEALS: readonly string[] = ['shiqiao-disabled'];

export function createSealPictures(): SealPictures {
  const drawn = new Map<string, { readonly type: string; readonly data: Uint8Array }>();
  return {
    of(organ) {
      const before = drawn.get(organ.id);
      if (before) return before;
      const { name, sealNumber } = organ;
      const picture = OFD_SEALS.includes(organ.id)
        ? { type: 'OFD', data: sealOfd(name, sealNumber) }
        : SVG_SEALS.includes(organ.id)
          ? { type: 'SVG', data: sealSvg(name, sealNumber) }
          : { type: 'PNG', data: sealPicture(name, sealNumber) };
      drawn.set(organ.id, picture);
      return picture;
    },
  };
}
