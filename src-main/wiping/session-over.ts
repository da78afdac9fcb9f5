import type { Snapshot } from '../../contract/snapshot.ts';

/** Whose session the window shows, while there is anything of a person in it. */
function personIn(snapshot: Snapshot | undefined): string | undefined {
  const session = snapshot?.session;
  if (!session || session.state === 'failed' || !('sessionId' in session)) return undefined;
  return session.sessionId;
}

/**
 * True where a citizen's session has come to its end between two snapshots, whichever way: a
 * farewell, a failure, the next citizen, or a service that is gone (`undefined`) with its session.
 */
export function isSessionOver(before: Snapshot | undefined, after: Snapshot | undefined): boolean {
  const person = personIn(before);
  return person !== undefined && person !== personIn(after);
}
