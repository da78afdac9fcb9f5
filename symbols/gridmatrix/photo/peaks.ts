/** Scores of blocks of 2 × 2 pixels of a picture, and where they are higher than around them. */
export interface Peaks {
  /** Begins a picture of so many pixels. */
  begin(width: number, height: number): void;
  /** A block not at the rim, counted row by row; those without a score have 0. */
  add(block: number, score: number): void;
  /**
   * Of blocks with a score above those of their neighbours the highest, about `atMost`: the pixel of each
   * that is likeliest to be the highest, by the scores to both sides.
   */
  clearest(atMost: number): number[];
  /** Leaves nothing of a picture in the memory that is kept for the next. */
  clear(): void;
}

export function createPeaks(highest: number): Peaks {
  const counts = new Uint32Array(highest + 1);
  let scores = new Uint16Array(0);
  let blocks = new Uint32Array(0);
  let count = 0;
  let columns = 0;
  let line = 0;

  function clear(): void {
    for (let at = 0; at < count; at++) scores[blocks[at] ?? 0] = 0;
    blocks.fill(0, 0, count);
    count = 0;
  }

  function isPeak(block: number): boolean {
    const score = scores[block] ?? 0;
    if (score < (scores[block - 1] ?? 0) || score <= (scores[block + 1] ?? 0)) return false;
    const above = block - columns;
    const below = block + columns;
    if (score < (scores[above] ?? 0) || score <= (scores[below] ?? 0)) return false;
    if (score < (scores[above - 1] ?? 0) || score < (scores[above + 1] ?? 0)) return false;
    return score > (scores[below - 1] ?? 0) && score > (scores[below + 1] ?? 0);
  }

  /** The top of the parabola through the scores of three blocks in a line, in whole pixels: −1, 0 or 1. */
  function lean(block: number, step: number): number {
    const before = scores[block - step] ?? 0;
    const behind = scores[block + step] ?? 0;
    return Math.round((behind - before) / (2 * (scores[block] ?? 0) - before - behind));
  }

  function pixelOf(block: number): number {
    const column = block % columns;
    const row = (block - column) / columns;
    return (2 * row + lean(block, columns)) * line + 2 * column + lean(block, 1);
  }

  return {
    begin(width, height) {
      clear();
      line = width;
      columns = width >> 1;
      const all = columns * (height >> 1);
      if (scores.length === all) return;
      scores = new Uint16Array(all);
      blocks = new Uint32Array(all);
    },
    add(block, score) {
      scores[block] = score;
      blocks[count++] = block;
    },
    clearest(atMost) {
      const found: number[] = [];
      counts.fill(0);
      for (let at = 0; at < count; at++) {
        const block = blocks[at] ?? 0;
        if (!isPeak(block)) continue;
        found.push(block);
        const score = scores[block] ?? 0;
        counts[score] = (counts[score] ?? 0) + 1;
      }
      if (found.length <= atMost) return found.map(pixelOf);
      let least = highest;
      let room = atMost - (counts[least] ?? 0);
      while (least > 0 && room > 0) room -= counts[--least] ?? 0;
      // Sharp print of one black gives many the same score: of the last ones some.
      return found
        .filter((block) => {
          const score = scores[block] ?? 0;
          return score > least || (score === least && room++ >= 0);
        })
        .map(pixelOf);
    },
    clear,
  };
}
