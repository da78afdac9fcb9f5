import type { FinderTraces } from './finder-runs.ts';
import type { Scene } from './scene.ts';

/**
 * What would help a code to be read:
 * - `brighter`: there is nothing bright in view, a lit screen least of all
 * - `still`: too much moves
 * - `closer`: there is a code, but its modules are too small
 */
export type Hint = 'brighter' | 'still' | 'closer';

/** What is known of the frame before it, and of this one. */
export interface Looked {
  readonly scene: Scene;
  /** Share of the fields that have changed since the last frame, 0…1. */
  readonly change: number;
  readonly traces: FinderTraces;
  readonly isRead: boolean;
}

/** Below it nothing in view is a screen that is lit, 0…255. */
const DARK = 60;
/** A hand that brings a phone changes a fifth of the picture; one that holds it, next to nothing. */
const MOVING = 0.2;
/** Below it readers miss more than they find: 12 of 37 photographs, against 57 of 68 above 6. */
const SMALL_MODULE_PX = 3.5;
/** One finder pattern is met by this many rows, and noise by fewer. */
const CODE_ROWS = 3;

/** What would help with this frame; nothing where it was read, or nobody knows. */
export function hintOf({ scene, change, traces, isRead }: Looked): Hint | undefined {
  if (isRead) return undefined;
  if (scene.bright < DARK) return 'brighter';
  if (change > MOVING) return 'still';
  const isCode = traces.rows >= CODE_ROWS;
  return isCode && traces.modulePx < SMALL_MODULE_PX ? 'closer' : undefined;
}

/** A hint is shown once it has been right for so long, and stays for so long, in milliseconds. */
export const HINT_AFTER_MS = 500;
export const HINT_STAYS_MS = 1_500;

export interface HintState {
  readonly shown: Hint | undefined;
  /** Until when it stays although it is not right any more. */
  readonly until: number;
  readonly candidate: Hint | undefined;
  readonly since: number;
}

export const NO_HINT: HintState = { shown: undefined, until: 0, candidate: undefined, since: 0 };

/** Nobody can follow advice that changes with every frame. A code that is read ends all advice. */
export function nextHint(before: HintState, hint: Hint | undefined, at: number): HintState {
  const since = hint === before.candidate ? before.since : at;
  const isSure = hint !== undefined && at - since >= HINT_AFTER_MS;
  if (isSure) return { shown: hint, until: at + HINT_STAYS_MS, candidate: hint, since };
  const shown = at < before.until ? before.shown : undefined;
  return { shown, until: shown === undefined ? 0 : before.until, candidate: hint, since };
}
