import type { Snapshot } from '../../../contract/snapshot.ts';
import { CERTIFICATES } from '../../../simulator/data/certificates.ts';
import { CITIZENS } from '../../../simulator/data/citizens.ts';
import type { Outcome } from '../../support/visit.ts';

/** What must never be told at all, masked or not the way it is. */
const SECRETS: ReadonlyMap<string, string> = new Map([
  ...CITIZENS.flatMap(({ name, idNo }) => [
    [name, 'a name'] as const,
    [idNo, 'an ID number'] as const,
  ]),
  ...CERTIFICATES.map(({ number }) => [number, 'the number of a certificate'] as const),
]);

/** Who is on the screen, with or without certificates. */
function shownIn({ session }: Snapshot): string | undefined {
  return 'subject' in session ? `a person in ${session.state}` : undefined;
}

/**
 * What the terminal has told since the tampering and must not have: of a person or certificates on
 * the screen, unless it was only the list or the file that was spoiled; secrets anywhere.
 *
 * @param snapshots those since the tampered reply arrived
 * @param words every line of the log, and codes and tokens that were on the wire
 */
export function exposure(
  outcome: Outcome,
  snapshots: readonly Snapshot[],
  words: { readonly logged: readonly string[]; readonly secrets: readonly string[] },
): string | undefined {
  const mayShow = ['shown', 'empty', 'file-failed', 'file-waits'].includes(outcome.kind);
  const shown = mayShow ? undefined : snapshots.map(shownIn).find((one) => one !== undefined);
  if (shown !== undefined) return `shown: ${shown}`;
  const told = [...words.logged, ...snapshots.map((one) => JSON.stringify(one))].join('\n');
  for (const [secret, name] of SECRETS) if (told.includes(secret)) return `told: ${name}`;
  return words.secrets.some((secret) => told.includes(secret))
    ? 'told: a code or token'
    : undefined;
}
