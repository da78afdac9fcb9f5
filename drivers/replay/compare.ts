import { err, ok, type Result } from '../../contract/result.ts';
import type { Expectation, TraceEntry } from './fixture.ts';

/** What was written to the device. */
export interface Written {
  readonly atMs: number;
  readonly hex: string;
  readonly as?: 'feature';
}

/** Events that a fixture need not tell: they stand round others that it does tell. */
const OPTIONAL_KINDS = new Set(['card-present', 'card-removed']);

/**
 * The error names the first difference by its place, kind and key: the values are the text of a symbol
 * or the fields of a card.
 */
export function compareEvents(
  events: readonly Expectation[],
  expected: readonly Expectation[],
): Result<undefined, string> {
  const told = new Set(expected.map(({ kind }) => kind));
  const seen = events.filter(({ kind }) => !OPTIONAL_KINDS.has(kind) || told.has(kind));
  for (let index = 0; index < Math.max(seen.length, expected.length); index++) {
    const [event, wanted] = [seen[index], expected[index]];
    const name = `event ${index + 1}`;
    if (!event) return err(`${name} is missing: ${wanted?.kind ?? ''}`);
    if (!wanted) return err(`${name} is not expected: ${event.kind}`);
    if (event.kind !== wanted.kind) return err(`${name} is ${event.kind}, not ${wanted.kind}`);
    const key = Object.keys(wanted).find((one) => event[one] !== wanted[one]);
    if (key !== undefined) return err(`${name} (${event.kind}): another ${key} than expected`);
  }
  return ok();
}

/**
 * Compares the next write with the host entries of a trace, in order. What is written after the last
 * entry of the trace is not compared: the recording ended there.
 */
export function compareWrites(
  written: readonly Written[],
  trace: readonly TraceEntry[],
): Result<undefined, string> {
  const wanted = trace.filter(({ from }) => from === 'host');
  const endMs = trace.at(-1)?.atMs ?? 0;
  for (let index = 0; index < Math.max(written.length, wanted.length); index++) {
    const [write, entry] = [written[index], wanted[index]];
    const name = `write ${index + 1}`;
    if (!write) return err(`${name} is missing: ${entry?.hex ?? ''}`);
    if (!entry) {
      if (write.atMs > endMs) return ok();
      return err(`${name} is not expected: ${write.hex} at ${write.atMs} ms`);
    }
    if (write.hex !== entry.hex) return err(`${name} is ${write.hex} instead of ${entry.hex}`);
    if (write.as !== entry.as) return err(`${name} is a report of another kind`);
  }
  return ok();
}
