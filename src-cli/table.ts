import { visible } from './visible.ts';

/** Characters that take two columns of a console: CJK and full-width forms (Unicode UAX 11, W, F). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const GAP = '  ';

/** How many columns a text takes on a console. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

export interface TableOptions {
  /** Columns of numbers, set flush right; counted from 0. */
  readonly right?: readonly number[];
}

/** The rows as lines in columns; the first row is the head, underlined. */
export function formatTable(
  rows: readonly (readonly string[])[],
  { right = [] }: TableOptions = {},
): string[] {
  const clean = rows.map((row) => row.map(visible));
  const columns = Math.max(0, ...clean.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...clean.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const pad = ' '.repeat(width - displayWidth(cell));
        return right.includes(column) ? pad + cell : cell + pad;
      })
      .join(GAP)
      .trimEnd();
  const [head, ...body] = clean;
  if (!head) return [];
  return [line(head), widths.map((width) => '─'.repeat(width)).join(GAP), ...body.map(line)];
}
