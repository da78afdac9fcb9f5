import { setTimeout as delay } from 'node:timers/promises';
import { afterOpening, takenAt } from './seen.ts';
import type { Filmed } from './terminal.ts';
import { takeWatched } from './watch-page.ts';

const ROUNDS = 8;
/** Long enough for the page, the reader and the code that is there from the beginning. */
const ROUND_MS = 4_000;

export interface Starts {
  /** From asking for the camera to its first frame in the page. */
  readonly frameMs: readonly number[];
  /** And to the first code in the service. */
  readonly readMs: readonly number[];
}

/** The page is loaded anew, and with it thread and reader, while a code is before the camera. */
export async function measureStarts({ terminal, film }: Filmed): Promise<Starts> {
  const { page } = terminal;
  const [frameMs, readMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    film.show(round);
    await page.reload();
    await delay(ROUND_MS);
    const { opened, frames, taken } = await takeWatched(page);
    const came = frames.map(({ at }) => at);
    frameMs.push(...afterOpening(opened, came));
    readMs.push(...afterOpening(opened, taken.map(takenAt)));
  }
  film.empty();
  return { frameMs, readMs };
}
