import type { Clock } from '../contract/clock.ts';
import type { Diagnostic } from '../contract/snapshot.ts';

/** One line on the diagnostics page for each way of looking for devices that does not work here. */
export function createLibraryHealth(
  problems: () => readonly string[],
  clock: Clock,
): { diagnostics(): Diagnostic[] } {
  const firstSeen = new Map<string, number>();
  return {
    diagnostics() {
      const present = problems();
      for (const gone of [...firstSeen.keys()].filter((line) => !present.includes(line))) {
        firstSeen.delete(gone);
      }
      return present.slice(0, 8).map((line) => {
        const since = firstSeen.get(line) ?? clock.now();
        firstSeen.set(line, since);
        return { key: 'device-library-missing', since, detail: line.slice(0, 200) };
      });
    },
  };
}
