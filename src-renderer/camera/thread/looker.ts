import { MAX_SYMBOL_BYTES, type SeenSymbol } from '../../../contract/camera.ts';
import { createJoiner } from '../../../symbols/append/joiner.ts';
import type { Decoder, FoundSymbol, Frame, Symbology } from '../../../symbols/decoder.ts';
import { isDoubtful } from '../../../symbols/doubt.ts';
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
/** Somebody shows one symbol of a message after the other; what nobody goes on with is forgotten. */
const PARTS = { onlySure: true, keptMs: 20_000, mostBytes: MAX_SYMBOL_BYTES };
/** So long after something has moved somebody may be there: who wants a hint, or waits. */
const THERE_MS = 5_000;

/**
 * Judges frame after frame; keeps of each no more than a {@link Scene}, and of a message of several symbols
 * its parts.
 */
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
  const joiner = createJoiner(PARTS);
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

  async function freshOf(whole: readonly FoundSymbol[], frame: Frame) {
    const some = whole.filter(({ text }) => text !== '');
    const [first] = some.toSorted((one, other) => offMiddle(one, frame) - offMiddle(other, frame));
    if (!first) return undefined;
    const { text, bytes, aim } = first;
    const digest = await digestOf(bytes);
    // What may be another text by chance has to be read twice.
    const isSure = !isDoubtful(first) || doubted === digest;
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
      const { whole, missing } = joiner.take(found, at);
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
        missing,
        fresh: await freshOf(whole, frame),
      };
    },
    forget() {
      joiner.forget();
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
