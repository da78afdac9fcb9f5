import type { TerminalConfig } from '../contract/config.ts';
import type { Diagnostic } from '../contract/snapshot.ts';
import type { CodeProfile } from '../govcode/compile.ts';
import { NO_SERVICE_CODE, openCodeBook } from '../govcode/open-code-book.node.ts';

/** A folder full of mistakes must not fill the diagnostics page. */
const MAX_SHOWN = 8;

/**
 * The kinds of codes that this terminal reads, from the program and the administrator's folder, read
 * once at the start. Every file that cannot be used is a line for the technician,
 * and so is a terminal that reads no service code at all.
 *
 * @param now in milliseconds since 1970
 */
export function readCodeProfiles(
  config: Pick<TerminalConfig, 'codes' | 'simulation'>,
  now: number,
): { readonly profiles: readonly CodeProfile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { profiles, problems } = openCodeBook(config);
  const unusable = problems.filter((one) => one !== NO_SERVICE_CODE);
  const diagnostics: Diagnostic[] = unusable.slice(0, MAX_SHOWN).map(({ place, problem }) => ({
    ...{ key: 'code-profile-unusable', since: now },
    detail: `${place}: ${problem}`.slice(0, 200),
  }));
  // First, for whoever reads one line only: nobody can be served.
  if (unusable.length < problems.length)
    diagnostics.unshift({ key: 'no-code-profile', since: now });
  return { profiles, diagnostics };
}
