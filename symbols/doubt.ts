import type { FoundSymbol } from './decoder.ts';

/**
 * What took more of its correction than this may be another text by chance, as with every code of this
 * kind. It is a matter of the smallest: a Grid Matrix symbol of version 1 and level 2 has three checks, so one
 * wrong codeword is put right and two are always refused; of symbols with three or four, two in ten
 * thousand came out as another text, every one with a third of its correction left over.
 */
const LEAST_SURE_QUALITY = 0.5;

/** Whether a symbol has to be read twice, or looked at by a person, before its text is relied on. */
export function isDoubtful({ quality }: Pick<FoundSymbol, 'quality'>): boolean {
  return quality < LEAST_SURE_QUALITY;
}
