import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FAILURE_AREAS } from '../../contract/failures/catalogue.ts';
import type { FailureEntry, Remedy, RetryRule } from '../../contract/failures/entry.ts';
import { ROOT } from '../paths.ts';

export const FAILURES_PAGE = path.join(ROOT, 'docs', 'failures.md');

const REMEDIES: Readonly<Record<Remedy, string>> = {
  rescan: 'the citizen, with a fresh code or the card once more',
  automatic: 'the terminal by itself',
  clerk: 'somebody of the hall',
  none: 'nobody: the answer stands',
};
const RETRIES: Readonly<Record<RetryRule, string>> = {
  never: 'never',
  'same-request': 'by the terminal, with the same request id',
  'new-input': 'once a person has scanned, confirmed or chosen anew',
  'after-fix': 'once what was wrong is put right',
};
const READERS = [
  ['What happened', 'title'],
  ['Citizen (群众)', 'citizen'],
  ['Clerk (工作人员)', 'clerk'],
  ['Technician (技术人员)', 'technician'],
] as const;

const INTRODUCTION = `# Failures

Generated from the catalogue in [\`contract/failures/\`](../contract/failures/) by
\`tools/failures/write.ts\`; a test compares the two. Every expected failure ends in one of these codes. It
travels with a detail for the technician, which holds nothing of a person.

In self-service the citizen reads the first two lines, at the counter the clerk reads theirs too, and the
diagnostics page shows the technician's.`;

function section(code: string, { cause, remedy, retry, texts }: FailureEntry): string {
  const rows = READERS.map(([reader, part]) =>
    ['', reader, texts['zh-CN'][part], texts.en[part], ''].join('|'),
  );
  return [
    `### \`${code}\``,
    `${cause.charAt(0).toUpperCase()}${cause.slice(1)}.`,
    `- Put right by ${REMEDIES[remedy]}.\n- Asked again: ${RETRIES[retry]}.`,
    ['| | 中文 | English |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** The page of the whole catalogue, as the formatter of this repository writes it. */
export async function failuresPage(): Promise<string> {
  const areas = Object.entries(FAILURE_AREAS).flatMap(([title, table]) => [
    `## ${title}`,
    ...Object.entries<FailureEntry>(table).map(([code, entry]) => section(code, entry)),
  ]);
  const config = await resolveConfig(FAILURES_PAGE);
  return format([INTRODUCTION, ...areas].join('\n\n'), { ...config, parser: 'markdown' });
}
