import { setTimeout as delay } from 'node:timers/promises';
import { ROLES, usedBy, type Role } from './processes.ts';
import type { Filmed } from './terminal.ts';
import { takeWatched } from './watch-page.ts';

const MEASURE_MS = 20_000;

export interface Idle {
  readonly framesPerS: number;
  readonly looksPerS: number;
  /** 100: one core, all the time. */
  readonly corePercent: Record<Role, number>;
}

/** What an empty hall before the camera costs. */
export async function measureIdle({ terminal, film, pid }: Filmed): Promise<Idle> {
  film.empty();
  await takeWatched(terminal.page);
  const before = usedBy(pid);
  const begin = performance.now();
  await delay(MEASURE_MS);
  const after = usedBy(pid);
  const ms = performance.now() - begin;
  const { frames, looks } = await takeWatched(terminal.page);
  const percents = ROLES.map((role) => {
    return [role, ((after[role].cpuMs - before[role].cpuMs) / ms) * 100] as const;
  });
  return {
    framesPerS: (frames.length / ms) * 1_000,
    looksPerS: (looks.length / ms) * 1_000,
    corePercent: Object.fromEntries(percents) as Record<Role, number>,
  };
}
