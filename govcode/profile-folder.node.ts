import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeCodeText } from './code-text.node.ts';
import type { CodeProblem, NamedText } from './code-book.ts';

/** More files than any hall needs; the rest is left out. */
const MAX_FILES = 64;
const MAX_FILE_BYTES = 1_048_576;

/** The JSON files of a folder in the order of their names, and what could not be read. */
export function readProfileFolder(folder: string): {
  readonly files: readonly NamedText[];
  readonly problems: readonly CodeProblem[];
} {
  const files: NamedText[] = [];
  const problems: CodeProblem[] = [];
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    return { files, problems: [{ place: 'codes.profileFolder', problem: codeOf(error) }] };
  }
  const wanted = names.filter((name) => name.endsWith('.json')).sort();
  for (const name of wanted.slice(0, MAX_FILES)) {
    try {
      const file = path.join(folder, name);
      const { size } = statSync(file);
      if (size > MAX_FILE_BYTES) {
        problems.push({ place: name, problem: 'larger than 1 MiB' });
        continue;
      }
      const text = decodeCodeText(readFileSync(file));
      if (text.ok) files.push({ name, text: text.value });
      else problems.push({ place: name, problem: text.error });
    } catch (error) {
      problems.push({ place: name, problem: codeOf(error) });
    }
  }
  if (wanted.length > MAX_FILES) {
    const problem = `more than ${MAX_FILES} files; the rest is left out`;
    problems.push({ place: 'codes.profileFolder', problem });
  }
  return { files, problems };
}

function codeOf(error: unknown): string {
  return `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
}
