import { err, ok, type Result } from '../contract/result.ts';
import { type CodeSegment, segmentRange } from './segment.ts';

/** How a code is put together: a text before the segments, then each with what ends it. */
export interface Layout {
  /** Fixed text before the first segment; part of the code and of no segment. */
  readonly lead: string;
  readonly segments: readonly CodeSegment[];
}

/** Values of segments by their names; an optional segment that is empty is left out. */
export type Segments = Readonly<Record<string, string>>;

/** Shortest and longest code of a layout, in characters. */
export function lengthRange({ lead, segments }: Layout): { min: number; max: number } {
  let [min, max] = [lead.length, lead.length];
  for (const segment of segments) {
    const range = segmentRange(segment);
    const ending = segment.delimiter?.length ?? 0;
    min += (segment.optional ? 0 : range.min) + ending;
    max += range.max + ending;
  }
  return { min, max };
}

/** Where the segment ends that begins at `at`; `undefined` where its end cannot be found. */
function endOf(
  text: string,
  at: number,
  { segments }: Layout,
  index: number,
  values: Segments,
): number | undefined {
  const segment = segments[index];
  if (!segment) return undefined;
  const { delimiter, length } = segment;
  if (delimiter !== undefined) {
    const end = text.indexOf(delimiter, at);
    return end < 0 ? undefined : end;
  }
  if (typeof length === 'number') {
    return segment.optional && at === text.length ? at : at + length;
  }
  if ('from' in length) {
    const count = values[length.from] ?? '';
    return /^\d{1,3}$/.test(count) ? at + Number(count) : undefined;
  }
  // What follows a segment of open length has fixed lengths and no delimiter.
  const rest = segments.slice(index + 1).reduce((sum, one) => sum + segmentRange(one).max, 0);
  return text.length - rest;
}

/**
 * Cuts a code into its segments.
 *
 * @returns the name of the segment that cannot be cut out, with why; never a part of the text
 */
export function cut(text: string, layout: Layout): Result<Segments, string> {
  if (!text.startsWith(layout.lead)) return err('lead');
  const values: Record<string, string> = {};
  let at = layout.lead.length;
  for (const [index, segment] of layout.segments.entries()) {
    const { name, delimiter, optional } = segment;
    const end = endOf(text, at, layout, index, values);
    if (end === undefined) return err(`${name}: no end`);
    if (end < at || end > text.length) return err(`${name}: length`);
    const value = text.slice(at, end);
    const isLeftOut = optional && value === '';
    const { min, max } = segmentRange(segment);
    if (!isLeftOut && (value.length < min || value.length > max)) return err(`${name}: length`);
    if (!isLeftOut) values[name] = value;
    at = end + (delimiter?.length ?? 0);
  }
  return at === text.length ? ok(values) : err('length');
}

/** The inverse of {@link cut}; a value that is missing is empty. */
export function join(values: Segments, { lead, segments }: Layout): string {
  return segments.reduce(
    (text, { name, delimiter }) => text + (values[name] ?? '') + (delimiter ?? ''),
    lead,
  );
}
