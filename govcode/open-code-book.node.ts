import type { TerminalConfig } from '../contract/config.ts';
import { type CodeBook, createCodeBook } from './code-book.ts';
import { readProfileFolder } from './profile-folder.node.ts';

/** The kinds of codes that a configuration asks for; everything that is left out stands in `problems`. */
export function openCodeBook({
  codes,
  simulation,
}: Pick<TerminalConfig, 'codes' | 'simulation'>): CodeBook {
  const { profileFolder, enabled } = codes;
  const folder = profileFolder === undefined ? undefined : readProfileFolder(profileFolder);
  const files = folder?.files ?? [];
  const book = createCodeBook({ files, enabled, isSimulated: simulation !== undefined });
  return { ...book, problems: [...(folder?.problems ?? []), ...book.problems] };
}
