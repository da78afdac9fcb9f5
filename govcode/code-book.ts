import { type CodeFile, readCodeFile } from './code-file.ts';
import { type CodeProfile, compileProfile } from './compile.ts';
import { overlapsOf } from './overlaps.ts';
import type { ProfileData } from './profile.ts';
import { BUILT_IN_PROFILE_DATA } from './profiles.ts';
import { BUILT_IN_TABLES, SIMULATED_TABLES, withTable } from './tables.ts';

/** A file of the profile folder. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Something of the administrator's that is left out, and why. */
export interface CodeProblem {
  /** The file's name, or the key of the configuration. */
  readonly place: string;
  readonly problem: string;
}

/** Every kind of code that a terminal reads, in the order in which they are tried. */
export interface CodeBook {
  readonly profiles: readonly CodeProfile[];
  readonly problems: readonly CodeProblem[];
  /** Pairs of profiles that one text can look like. */
  readonly overlaps: readonly (readonly [string, string])[];
}

/**
 * Which profiles that say `assumed` are in force without being named: all of them in the simulation, none in a hall,
 * those of the files where files are looked at by themselves.
 */
export type AssumedInForce = 'all' | 'none' | 'files';

export interface CodeBookOptions {
  readonly files: readonly NamedText[];
  /** Ids in the order of trying; left out: those of the files, then the built-in ones. */
  readonly enabled?: readonly string[] | undefined;
  readonly assumed: AssumedInForce;
  /** Whether the invented regions of the simulation count. */
  readonly isSimulated: boolean;
}

/** Why an administrator's own profile is not in force. */
const NOT_NAMED = 'assumed: in force only in the simulation, or where codes.enabled names it';

interface Known {
  readonly place: string;
  readonly data: ProfileData;
  readonly isOfFile: boolean;
}

function isAssumedInForce(isOfFile: boolean, inForce: AssumedInForce): boolean {
  return inForce === 'all' || (inForce === 'files' && isOfFile);
}

/**
 * Puts an administrator's profiles and tables together with the built-in ones, which come after them. A
 * file of the same id takes the place of a built-in one. What is wrong is left out and told, and so is
 * an assumed profile of a file that nobody has named; the rest works.
 */
export function createCodeBook(options: CodeBookOptions): CodeBook {
  const problems: CodeProblem[] = [];
  const read: { name: string; file: CodeFile }[] = [];
  for (const { name, text } of options.files) {
    const file = readCodeFile(text);
    if (file.ok) read.push({ name, file: file.value });
    else problems.push(...file.error.map((problem) => ({ place: name, problem })));
  }

  let tables = options.isSimulated ? SIMULATED_TABLES : BUILT_IN_TABLES;
  for (const { file } of read) if (file.kind === 'table') tables = withTable(tables, file.data);

  const known = new Map<string, Known>();
  for (const { name, file } of read) {
    if (file.kind === 'table') continue;
    const { id } = file.data;
    if (known.has(id)) {
      problems.push({ place: name, problem: `id: another file has ${id} already` });
    } else known.set(id, { place: name, data: file.data, isOfFile: true });
  }
  for (const data of BUILT_IN_PROFILE_DATA) {
    if (!known.has(data.id)) known.set(data.id, { place: data.id, data, isOfFile: false });
  }

  const byDefault: string[] = [];
  for (const one of options.enabled ? [] : known.values()) {
    const { place, data, isOfFile } = one;
    if (!data.assumed || isAssumedInForce(isOfFile, options.assumed)) byDefault.push(data.id);
    else if (isOfFile) problems.push({ place, problem: NOT_NAMED });
  }

  const profiles: CodeProfile[] = [];
  for (const id of new Set(options.enabled ?? byDefault)) {
    const one = known.get(id);
    const compiled = one && compileProfile(one.data, tables);
    if (compiled?.ok) profiles.push(compiled.value);
    else if (one && compiled) {
      problems.push(...compiled.error.map((problem) => ({ place: one.place, problem })));
    } else problems.push({ place: 'codes.enabled', problem: `no profile is called ${id}` });
  }
  return { profiles, problems, overlaps: overlapsOf(profiles) };
}
