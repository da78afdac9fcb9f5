import { err, ok, type Result } from '../contract/result.ts';
import { charsetPattern } from './charset.ts';
import { checkFits } from './check.ts';
import { compilePattern } from './pattern.ts';
import type { ProfileData } from './profile.ts';
import type { CodeSegment } from './segment.ts';
import type { CodeTable, CodeTables } from './tables.ts';
import { createUnwrap, type Unwrap } from './wrapper.ts';

/** What a table says of a value: a problem, or its name where it is known. */
interface LookedUp {
  readonly problem?: string;
  readonly table?: string;
  readonly name?: string;
}

/** One segment, ready to look at values. */
export interface SegmentReader {
  readonly segment: CodeSegment;
  /** What is wrong with a value, in words that hold nothing of it. */
  problemOf(value: string): string | undefined;
  /** The name behind a value, and the table that holds it. */
  nameOf(value: string): { readonly table: string; readonly name: string } | undefined;
}

/** A profile, ready to read codes: patterns compiled, tables found. */
export interface CodeProfile {
  readonly data: ProfileData;
  readonly segments: readonly SegmentReader[];
  /** Whether a text begins and looks like this kind of code, whatever its length. */
  looksRight(text: string): boolean;
  readonly unwraps: readonly Unwrap[];
}

type Lookup = (value: string) => LookedUp;

function inTable({ id, isComplete, names }: CodeTable): Lookup {
  return (value) => {
    const name = names.get(value);
    if (name !== undefined) return { table: id, name };
    return isComplete ? { problem: `unknown ${id}` } : {};
  };
}

const UNKNOWN: LookedUp = { problem: 'unknown value' };

function createLookup({ codeTable }: CodeSegment, tables: CodeTables): Result<Lookup, string> {
  if (codeTable === undefined) return ok(() => ({}));
  const cases = typeof codeTable === 'string' ? [{ prefix: '', table: codeTable }] : codeTable;
  const readers: { prefix: string; look: Lookup }[] = [];
  for (const one of cases) {
    if ('oneOf' in one) {
      const { prefix, oneOf } = one;
      readers.push({ prefix, look: (rest) => (oneOf.includes(rest) ? {} : UNKNOWN) });
      continue;
    }
    const table = tables.get(one.table);
    if (!table) return err(`no table is called ${one.table}`);
    readers.push({ prefix: one.prefix, look: inTable(table) });
  }
  return ok((value) => {
    const reader = readers.find(({ prefix }) => value.startsWith(prefix));
    return reader ? reader.look(value.slice(reader.prefix.length)) : UNKNOWN;
  });
}

function createSegmentReader(segment: CodeSegment, look: Lookup): SegmentReader {
  const { oneOf, innerCheck } = segment;
  const charset = charsetPattern(segment.charset);
  const pattern = segment.pattern === undefined ? undefined : compilePattern(segment.pattern);
  return {
    segment,
    problemOf(value) {
      if (!charset.test(value)) return 'charset';
      if (pattern?.test(value) === false) return 'pattern';
      if (oneOf && !oneOf.includes(value)) return 'unknown value';
      if (value.length === innerCheck?.ofLength) {
        const { algorithm, length } = innerCheck;
        if (!checkFits(algorithm, value.slice(0, length))) return `${algorithm} does not fit`;
      }
      return look(value).problem;
    },
    nameOf(value) {
      const { table, name } = look(value);
      return table === undefined || name === undefined ? undefined : { table, name };
    },
  };
}

/**
 * Makes a profile ready for use.
 *
 * @returns each problem as `key: what is wrong`, where a table is not there
 */
export function compileProfile(
  data: ProfileData,
  tables: CodeTables,
): Result<CodeProfile, readonly string[]> {
  const segments: SegmentReader[] = [];
  const problems: string[] = [];
  for (const [index, segment] of data.segments.entries()) {
    const look = createLookup(segment, tables);
    if (look.ok) segments.push(createSegmentReader(segment, look.value));
    else problems.push(`segments[${index}].codeTable: ${look.error}`);
  }
  if (problems.length > 0) return err(problems);
  const { match } = data;
  const charset = charsetPattern(match.charset);
  const pattern = match.pattern === undefined ? undefined : compilePattern(match.pattern);
  return ok({
    data,
    segments,
    unwraps: data.urlWrappers.map(createUnwrap),
    looksRight: (text) =>
      text.startsWith(match.prefix) && charset.test(text) && (pattern?.test(text) ?? true),
  });
}
