import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../../../tools/say.ts';
import { heapsOf } from './heaps.ts';
import { usedBy } from './processes.ts';
import type { Filmed } from './terminal.ts';
import { takeWatched } from './watch-page.ts';

/** Frames that are looked at, after so many that everything is made which is made once. */
const FRAMES = 3_000;
const SETTLED = 500;
const LONGEST_MS = 600_000;
/** A code is shown and taken away again, so that most frames are read and not only looked at. */
const TURN_MS = 800;

export interface Change {
  readonly before: number;
  readonly after: number;
}

export interface Soak {
  readonly frames: number;
  /** Megabytes by what holds them. */
  readonly memory: Readonly<Record<string, Change>>;
}

export async function measureSoak({ terminal, film, pid }: Filmed): Promise<Soak> {
  const { app, page } = terminal;
  let round = 0;
  let [frames, codes] = [0, 0];

  async function playUntil(wanted: number): Promise<void> {
    const end = performance.now() + LONGEST_MS;
    while (frames < wanted && performance.now() < end) {
      film.show(round++);
      await delay(TURN_MS);
      film.empty();
      await delay(TURN_MS / 4);
      const { looks, taken } = await takeWatched(page);
      frames += looks.length;
      codes += taken.length;
    }
  }

  async function memory(): Promise<Readonly<Record<string, number>>> {
    film.empty();
    const { page: heap, thread } = await heapsOf(app);
    const used = usedBy(pid);
    return {
      ...{ 'heap of the page': heap, 'heap of the thread': thread },
      ...{ 'resident, window': used.window.residentMb, 'resident, GPU': used.GPU.residentMb },
      'resident, service': used.service.residentMb,
    };
  }

  await playUntil(SETTLED);
  const before = await memory();
  const begun = frames;
  const begin = performance.now();
  await playUntil(begun + FRAMES);
  const seconds = (performance.now() - begin) / 1_000;
  const after = await memory();
  say(
    `  soak: ${frames - begun} frames looked at in ${seconds.toFixed(0)} s, ${codes} codes taken`,
  );
  const changes = Object.entries(before).map(([name, was]) => {
    return [name, { before: was, after: after[name] ?? NaN }] as const;
  });
  return { frames: frames - begun, memory: Object.fromEntries(changes) };
}
