import { createDrawRun, DRAW_LIMITS, type DrawLimits, type DrawRun } from './draw-run.ts';
import { createPixelRoom, type PixelRoom } from './pixel-room.ts';

/** A page without anybody waiting for it: time stands still. */
export function freeRun(limits: Partial<DrawLimits> = {}, shared?: PixelRoom): DrawRun {
  const all = { ...DRAW_LIMITS, ...limits };
  return createDrawRun({
    signal: { aborted: false },
    limits: all,
    room: shared ?? createPixelRoom(all.openPixels),
    elapsed: () => 0,
    pause: () => Promise.resolve(),
  });
}
