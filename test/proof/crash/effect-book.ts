import type { Effect } from '../../../simulator/control-api.ts';
import type { Remote } from '../../../tools/simulation/remote.ts';

/** Everything that the platform ever did: it remembers only the latest itself. */
export interface EffectBook {
  /** Writes down what has come since. Often enough, for the platform keeps 10,000. */
  look(): Promise<void>;
  all(): readonly Effect[];
}

function isSame(one: Effect, other: Effect | undefined): boolean {
  return (
    one.at === other?.at &&
    one.kind === other.kind &&
    one.requestId === other.requestId &&
    one.citizenId === other.citizenId
  );
}

/** What stands in `latest` behind the end of `known`. */
export function newEffects(known: readonly Effect[], latest: readonly Effect[]): readonly Effect[] {
  const first = latest[0];
  if (first === undefined) return [];
  for (let from = known.findIndex((one) => isSame(one, first)); from >= 0;) {
    const shared = known.slice(from);
    if (shared.every((one, index) => isSame(one, latest[index]))) {
      return latest.slice(shared.length);
    }
    const next = known.slice(from + 1).findIndex((one) => isSame(one, first));
    from = next < 0 ? -1 : from + 1 + next;
  }
  return latest;
}

export function collectEffects(remote: Pick<Remote, 'effects'>): EffectBook {
  const known: Effect[] = [];
  return {
    async look() {
      known.push(...newEffects(known, await remote.effects()));
    },
    all: () => known,
  };
}
