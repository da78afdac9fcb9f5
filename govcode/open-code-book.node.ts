import type { TerminalConfig } from '../contract/config.ts';
import { type CodeBook, type CodeProblem, createCodeBook } from './code-book.ts';
import { readProfileFolder } from './profile-folder.node.ts';

/** What a hall is told that reads no service code at all. */
export const NO_SERVICE_CODE: CodeProblem = {
  place: 'codes',
  problem:
    'no profile of a service code is in force: put one into codes.profileFolder, or name one in codes.enabled',
};

/**
 * The kinds of codes that a configuration asks for; everything that is left out stands in `problems`.
 * Profiles that are assumed are for the simulation, or for whoever names them.
 */
export function openCodeBook({
  codes,
  simulation,
}: Pick<TerminalConfig, 'codes' | 'simulation'>): CodeBook {
  const { profileFolder, enabled } = codes;
  const folder = profileFolder === undefined ? undefined : readProfileFolder(profileFolder);
  const files = folder?.files ?? [];
  const isSimulated = simulation !== undefined;
  const assumed = isSimulated ? 'all' : 'none';
  const book = createCodeBook({ files, enabled, isSimulated, assumed });
  const readsCodes = book.profiles.some(({ data }) => data.kind === 'service-code');
  return {
    ...book,
    problems: [
      ...(folder?.problems ?? []),
      ...book.problems,
      ...(readsCodes ? [] : [NO_SERVICE_CODE]),
    ],
  };
}
