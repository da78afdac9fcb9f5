/** What a masked text says about a whole one. */
export interface MaskFit {
  /** Nothing that is shown differs. */
  readonly fits: boolean;
  /** How many characters are shown and agree. */
  readonly shown: number;
}

const STAR = /[*＊]/u;

/** How many characters of `shown` begin `whole`; undefined where one differs. */
function agreed(whole: readonly string[], shown: readonly string[]): number | undefined {
  return shown.every((char, index) => char === whole[index]) ? shown.length : undefined;
}

/**
 * Whether `whole` may be what `masked` hides: place by place where both are equally long, by the
 * ends alone where the mask is shorter or longer than what it hides. Capitals count as small ones.
 */
export function fitsMask(whole: string, masked: string): MaskFit {
  const characters = [...whole.trim().toUpperCase()];
  const mask = [...masked.trim().toUpperCase()];
  if (mask.length === characters.length) {
    const shown = mask.flatMap((char, index) => (STAR.test(char) ? [] : [index]));
    return { fits: shown.every((at) => mask[at] === characters[at]), shown: shown.length };
  }
  const first = mask.findIndex((char) => STAR.test(char));
  if (first === -1) return { fits: false, shown: 0 };
  const last = mask.findLastIndex((char) => STAR.test(char));
  const head = agreed(characters, mask.slice(0, first));
  const rest = characters.slice(first).reverse();
  const tail = agreed(rest, mask.slice(last + 1).reverse());
  if (head === undefined || tail === undefined) return { fits: false, shown: 0 };
  return { fits: true, shown: head + tail };
}
