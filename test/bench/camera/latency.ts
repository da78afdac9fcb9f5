import { setTimeout as delay } from 'node:timers/promises';
import { latencies, type Shown } from './seen.ts';
import type { Filmed } from './terminal.ts';
import { takeWatched } from './watch-page.ts';

const ROUNDS = 40;
/** The hall is empty for so long, and a little more each time: no step with what the camera does. */
const EMPTY_MS = 2_500;
const MORE_MS = 37;
const SHOWN_MS = 700;

export interface Latency {
  /** From the first frame with the code to its text in the service. */
  readonly ms: readonly number[];
  readonly readPercent: number;
  /** How long the thread took for each look while a code was in view. */
  readonly tookMs: readonly number[];
  readonly looksPerS: number;
}

/** Codes that come into a quiet view all of a sudden, one after the other. */
export async function measureLatency({ terminal, film }: Filmed): Promise<Latency> {
  const { page } = terminal;
  film.empty();
  await takeWatched(page);
  const shown: Shown[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await delay(EMPTY_MS + (round % 10) * MORE_MS);
    const at = Date.now();
    shown.push({ mark: film.show(round), at });
    await delay(SHOWN_MS);
    film.empty();
  }
  await delay(SHOWN_MS);
  const watched = await takeWatched(page);
  const all = latencies(watched, shown);
  const ms = all.filter((one) => one !== undefined);
  const during = watched.looks.filter((look) =>
    shown.some(({ at }) => look.at > at && look.at < at + SHOWN_MS),
  );
  return {
    ...{ ms, readPercent: (ms.length / all.length) * 100 },
    tookMs: during.map(({ tookMs }) => tookMs),
    looksPerS: (during.length / (ROUNDS * SHOWN_MS)) * 1_000,
  };
}
