import { type CodeFile, readCodeFile } from './code-file.ts';
import { type CodeProfile, compileProfile } from './compile.ts';
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
}

export interface CodeBookOptions {
  readonly files: readonly NamedText[];
  /** Ids in the order of trying; left out: the built-in ones, then those of the files. */
  readonly enabled?: readonly string[] | undefined;
  /** Whether the invented regions of the simulation count. */
  readonly isSimulated: boolean;
}

/**
 * Puts the built-in profiles and tables together with an administrator's. A file of the same id takes
 * the place of a built-in one. What is wrong is left out and told; the rest works.
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

  const known = new Map<string, { place: string; data: ProfileData }>(
    BUILT_IN_PROFILE_DATA.map((data) => [data.id, { place: data.id, data }]),
  );
  const taken = new Set<string>();
  for (const { name, file } of read) {
    if (file.kind === 'table') continue;
    const { id } = file.data;
    if (taken.has(id)) {
      problems.push({ place: name, problem: `id: another file has ${id} already` });
    } else {
      taken.add(id);
      known.set(id, { place: name, data: file.data });
    }
  }

  const profiles: CodeProfile[] = [];
  for (const id of new Set(options.enabled ?? known.keys())) {
    const one = known.get(id);
    const compiled = one && compileProfile(one.data, tables);
    if (compiled?.ok) profiles.push(compiled.value);
    else if (one && compiled) {
      problems.push(...compiled.error.map((problem) => ({ place: one.place, problem })));
    } else problems.push({ place: 'codes.enabled', problem: `no profile is called ${id}` });
  }
  return { profiles, problems };
}
