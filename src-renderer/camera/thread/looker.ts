import type { SeenSymbol } from '../../../contract/camera.ts';
import type { Decoder, FoundSymbol, Frame, Symbology } from '../../../symbols/decoder.ts';
import { finderTraces } from './finder-runs.ts';
import { hintOf, nextHint, NO_HINT } from './hints.ts';
import { createPresence } from './presence.ts';
import type { FrameReport } from './reading-calls.ts';
import { changeBetween, type Scene, sceneOf } from './scene.ts';

/** What a citizen shows: GB/T 45960 names both. */
const SHOWN: readonly Symbology[] = ['qr', 'grid-matrix'];
/** Thirty frames a second leave 33 ms for each. */
const BUDGET_MS = 30;
const MOST_CODES = 4;
/** A picture that stays the same is read so often, each time in another way, and then now and then. */
const TRIES_OF_STILL = 8;
/** A lens may just be finding a phone that is held still: its code becomes sharp, and nothing moves. */
export const OFTEN_MS = 100;
export const SELDOM_MS = 500;
/**
 * What took more of its correction than this may be another text by chance (a Grid Matrix symbol of
 * version 1 and level 2 has three checks): it has to be read twice.
 */
const MOST_DOUBT = 0.5;
/** So long after something has moved somebody may be there: who wants a hint, or waits. */
const THERE_MS = 5_000;

/** Judges frame after frame; keeps of each no more than a {@link Scene}. */
export interface Looker {
  look(frame: Frame, at: number): Promise<Omit<FrameReport, 'tookMs'>>;
  forget(): void;
}

/** @param digestOf of the bytes of a code, so that the same one is known again without being kept */
export function createLooker(
  decoder: Pick<Decoder, 'decode'>,
  digestOf: (bytes: Uint8Array) => Promise<string>,
): Looker {
  const presence = createPresence();
  let scene: Scene | undefined;
  let hint = NO_HINT;
  let doubted: string | undefined;
  let [movedAt, stillTries, triedAt] = [-Infinity, 0, -Infinity];

  /** Nothing moves and nothing was found several times over: the same again would find nothing. */
  function isWorthReading(isChanged: boolean, at: number): boolean {
    if (isChanged) stillTries = 0;
    const everyMs = at - movedAt < THERE_MS ? OFTEN_MS : SELDOM_MS;
    const isWorth = stillTries < TRIES_OF_STILL || at - triedAt >= everyMs;
    if (isWorth) {
      stillTries++;
      triedAt = at;
    }
    return isWorth;
  }

  async function freshOf(found: readonly FoundSymbol[], frame: Frame) {
    const whole = found.filter(({ part, text }) => part === undefined && text !== '');
    const [first] = whole.toSorted((one, other) => offMiddle(one, frame) - offMiddle(other, frame));
    if (!first) return undefined;
    const { text, bytes, aim, quality } = first;
    const digest = await digestOf(bytes);
    const isSure = quality >= MOST_DOUBT || doubted === digest;
    doubted = digest;
    return isSure && presence.isNew(digest) ? ({ text, bytes, aim } as SeenSymbol) : undefined;
  }

  return {
    async look(frame, at) {
      presence.looked(at);
      const now = sceneOf(frame);
      const change = changeBetween(scene, now);
      scene = now;
      const isChanged = change > 0;
      if (isChanged) movedAt = at;
      const { width, height } = frame;
      const isWorth = isWorthReading(isChanged, at);
      const request = { symbologies: SHOWN, budgetMs: BUDGET_MS, atMost: MOST_CODES };
      const found = isWorth ? decoder.decode(frame, request) : [];
      const isRead = found.length > 0;
      // A code is held there: it is followed at full rate.
      if (isRead) stillTries = 0;
      const isSomebodyThere = at - movedAt < THERE_MS;
      if (isWorth) {
        const traces = isSomebodyThere && !isRead ? finderTraces(frame) : NO_TRACES;
        const wanted = hintOf({ scene: now, change, traces, isRead });
        hint = isRead ? NO_HINT : nextHint(hint, isSomebodyThere ? wanted : undefined, at);
      }
      return {
        ...{ width, height, hint: hint.shown, burnt: now.burnt },
        corners: found.map(({ corners }) => corners),
        fresh: await freshOf(found, frame),
      };
    },
    forget() {
      scene = undefined;
      hint = NO_HINT;
      [movedAt, stillTries, triedAt] = [-Infinity, 0, -Infinity];
    },
  };
}

const NO_TRACES = { rows: 0, modulePx: 0 };

/** How far the middle of a code is from that of the frame, in pixels: whoever shows one aims. */
function offMiddle({ corners }: FoundSymbol, { width, height }: Frame): number {
  const x = corners.reduce((sum, corner) => sum + corner.x, 0) / corners.length;
  const y = corners.reduce((sum, corner) => sum + corner.y, 0) / corners.length;
  return Math.hypot(x - width / 2, y - height / 2);
}
