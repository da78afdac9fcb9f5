import type { PageTextRun } from '../../documents/certificate-document.ts';

/** A stretch of a page in points, turned about its corner as its run is. */
export type HitBox = Omit<PageTextRun, 'text'>;

/** One place where the words were found; it may go over from one run to the next. */
export interface Hit {
  readonly page: number;
  readonly boxes: readonly HitBox[];
}

/** Nobody goes through more, and each costs memory. */
export const MAX_HITS = 1_000;

/** One letter of the folded text and where it comes from: `run` has it from `start` to `end`. */
interface Origin {
  readonly run: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a page has these words. Capitals, full width and spaces make no difference: in documents each
 * letter of a title often stands apart.
 */
export function findOnPage(runs: readonly PageTextRun[], query: string, page: number): Hit[] {
  const wanted = folded(query);
  if (wanted === '') return [];
  const { text, origins } = foldedPage(runs);
  const hits: Hit[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    hits.push({ page, boxes: boxesOf(origins.slice(at, at + wanted.length), runs) });
    if (hits.length >= MAX_HITS) break;
  }
  return hits;
}

/** No regular expression: it would keep the text (see `contract/last-match.ts`). */
function folded(text: string): string {
  const letters = [...text.normalize('NFKC').toLowerCase()];
  return letters.filter((letter) => letter.trim() !== '').join('');
}

function foldedPage(runs: readonly PageTextRun[]): { text: string; origins: Origin[] } {
  const origins: Origin[] = [];
  let text = '';
  for (const [run, { text: own }] of runs.entries()) {
    let start = 0;
    for (const letter of own) {
      const end = start + letter.length;
      const unit = folded(letter);
      text += unit;
      origins.push(...Array.from({ length: unit.length }, () => ({ run, start, end })));
      start = end;
    }
  }
  return { text, origins };
}

function boxesOf(origins: readonly Origin[], runs: readonly PageTextRun[]): HitBox[] {
  const spans = new Map<number, { start: number; end: number }>();
  for (const { run, start, end } of origins) {
    const span = spans.get(run);
    spans.set(run, { start: Math.min(span?.start ?? start, start), end });
  }
  return [...spans].flatMap(([index, { start, end }]) => {
    const run = runs[index];
    return run ? [boxOf(run, start, end)] : [];
  });
}

function boxOf(run: PageTextRun, start: number, end: number): HitBox {
  const { x, y, width, height, angle, text } = run;
  const whole = breadth(text) || 1;
  const from = (breadth(text.slice(0, start)) / whole) * width;
  const to = (breadth(text.slice(0, end)) / whole) * width;
  const turn = (angle * Math.PI) / 180;
  return {
    x: x + Math.cos(turn) * from,
    y: y + Math.sin(turn) * from,
    ...{ width: to - from, height, angle },
  };
}

const FIRST_WIDE = 0x2e80;

/** Breadth of a text in half letters: Chinese ones are about twice as wide as others. */
function breadth(text: string): number {
  let sum = 0;
  for (const letter of text) sum += (letter.codePointAt(0) ?? 0) < FIRST_WIDE ? 1 : 2;
  return sum;
}
