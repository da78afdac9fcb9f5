import type { Decoder, DecodeRequest, FoundSymbol } from '../decoder.ts';
import type { Grey } from './photo/grey.ts';
import { isInside } from './photo/inside.ts';
import { findLattices } from './photo/lattice.ts';
import { linkSaddles } from './photo/links.ts';
import { createPyramid, SMALLEST_SIDE } from './photo/pyramid.ts';
import { readLattice, type ReadSymbol } from './photo/read-lattice.ts';
import { createSaddleFinder } from './photo/saddles.ts';

/** Corners looked at in one picture: the largest symbol has 676 of macromodules and as many inside. */
const MOST_SADDLES = 2600;
/** Lattices tried in a picture of one size: of what is no symbol, the largest are the likeliest. */
const MOST_LATTICES = 3;

/**
 * Reads Grid Matrix symbols (GB/T 27766-2011) of 4 pixels a module and more off pictures: turned,
 * tilted, light on dark, mirrored. The corners at which four macromodules meet are found in pictures
 * of several sizes, the smallest first; they span a lattice, on which the modules are looked at.
 * `now` is a clock in milliseconds.
 */
export function createGridMatrixDecoder(now: () => number): Decoder {
  const pyramid = createPyramid();
  const finder = createSaddleFinder();

  function search(whole: Grey, { budgetMs, atMost }: DecodeRequest): readonly FoundSymbol[] {
    const begin = now();
    const found: FoundSymbol[] = [];
    const isOver = (): boolean => found.length >= atMost || !(now() - begin <= budgetMs);
    for (let level = pyramid.build(whole) - 1; level >= 0 && !isOver(); level--) {
      const grey = pyramid.grey(level);
      const saddles = finder.find(grey, pyramid.activity(level), MOST_SADDLES);
      const lattices = findLattices(saddles, linkSaddles(grey, saddles));
      const scale = 2 ** level;
      for (const lattice of lattices.slice(0, MOST_LATTICES)) {
        if (isOver()) break;
        const middle = { x: lattice.map.c * scale, y: lattice.map.f * scale };
        // A smaller picture has shown it already.
        if (found.some(({ corners }) => isInside(middle, corners))) continue;
        const read = readLattice(pyramid.grey, level, lattice);
        if (read && !read.symbol.readerInitialisation) found.push(symbolOf(read));
      }
    }
    return found;
  }

  function clear(): void {
    pyramid.clear();
    finder.clear();
  }

  return {
    decode({ width, height, luma }, request) {
      const isPicture = Math.min(width, height) >= SMALLEST_SIDE && luma.length >= width * height;
      if (!isPicture || !request.symbologies.includes('grid-matrix')) return [];
      try {
        return search({ width, height, pixels: luma }, request);
      } finally {
        clear();
      }
    },
    dispose: clear,
  };
}

function symbolOf({ symbol, corners }: ReadSymbol): FoundSymbol {
  const { aim, text, bytes, quality, part } = symbol;
  return { symbology: 'grid-matrix', aim, text, bytes, corners, quality, ...(part && { part }) };
}
