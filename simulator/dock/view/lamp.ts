import type { Watched } from '../api/poller.ts';

/** `waiting` until the first answer or failure. */
export type Lamp = 'waiting' | 'good' | 'bad';

export function lampOf(watched: Watched<unknown>): Lamp {
  if (watched.failure) return 'bad';
  return watched.value === undefined ? 'waiting' : 'good';
}
