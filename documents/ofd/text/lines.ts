import type { PlacedCharacter } from './run-text.ts';

/** The characters of one text object. */
export interface TextPiece {
  /** Of its characters, in millimetres. */
  readonly size: number;
  readonly placed: readonly PlacedCharacter[];
}

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where the next character would stand, about. */
  readonly end: number;
  readonly size: number;
}

/** Runs whose base lines are closer than this part of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap of more than this part of the size is a space. */
const GAP = 0.5;
const DEFAULT_SIZE = 3.5;

/** Pieces of text in reading order: from above, then from the left. */
export function linesOf(pieces: readonly TextPiece[]): readonly string[] {
  const runs = pieces.flatMap(runsOf).toSorted((left, right) => left.y - right.y);
  const lines: Run[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const first = line?.[0];
    const isSame = first && Math.abs(run.y - first.y) <= SAME_LINE * Math.min(run.size, first.size);
    if (line && isSame) line.push(run);
    else lines.push([run]);
  }
  return lines.map(textOf).filter((text) => text !== '');
}

/** A piece is cut where it leaves its line; what stands upright becomes a run for each character. */
function runsOf({ size: given, placed }: TextPiece): Run[] {
  const size = given > 0 ? given : DEFAULT_SIZE;
  const runs: PlacedCharacter[][] = [];
  if (isColumn(placed, size)) return [runOf(placed, size, true)];
  for (const one of placed) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn = before && Math.abs(one.at.y - before.at.y) < SAME_LINE * size;
    if (run && goesOn && one.at.x - before.at.x < 3 * size && one.at.x >= before.at.x)
      run.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => runOf(run, size, false));
}

/** Characters one below the other are read together, not with what stands beside each of them. */
function isColumn(placed: readonly PlacedCharacter[], size: number): boolean {
  const [first] = placed;
  if (!first || placed.length < 2) return false;
  return placed.every(
    ({ at }, index) =>
      Math.abs(at.x - first.at.x) < SAME_LINE * size &&
      (index === 0 || at.y > (placed[index - 1]?.at.y ?? 0)),
  );
}

function runOf(placed: readonly PlacedCharacter[], size: number, isColumnRun: boolean): Run {
  const { x, y } = placed[0]?.at ?? { x: 0, y: 0 };
  const last = placed.at(-1)?.at.x ?? x;
  const previous = placed.at(-2)?.at.x;
  const step = isColumnRun || previous === undefined ? size : last - previous;
  return { text: placed.map(({ character }) => character).join(''), x, y, end: last + step, size };
}

function textOf(line: readonly Run[]): string {
  let text = '';
  let end: number | undefined;
  for (const run of line.toSorted((left, right) => left.x - right.x)) {
    if (end !== undefined && run.x - end > GAP * run.size && !text.endsWith(' ')) text += ' ';
    text += run.text;
    end = run.end;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}
