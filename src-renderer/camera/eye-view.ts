import type { Corners } from '../../symbols/decoder.ts';
import type { Hint } from './thread/hints.ts';
import type { FrameReport } from './thread/reading-calls.ts';

/** What a viewfinder shows of the camera. */
export interface EyeView {
  /**
   * `off`: not wanted now; `resting`: off until somebody touches the screen; `failed`: the terminal's
   * device list says why.
   */
  readonly state: 'off' | 'opening' | 'seeing' | 'resting' | 'failed';
  /** Size of its pictures, in pixels: what the corners are measured in. */
  readonly width: number;
  readonly height: number;
  /** Of the codes in view. */
  readonly corners: readonly Corners[];
  readonly hint: Hint | undefined;
  /** Of a message of several codes: how many were read, of how many. */
  readonly missing?: FrameReport['missing'];
  /** There is another camera to change to. */
  readonly canChange: boolean;
  /** Absent where the camera has no light. */
  readonly torch?: 'on' | 'off';
}

export const DARK_EYE: EyeView = {
  state: 'off',
  ...{ width: 0, height: 0, corners: [], hint: undefined, canChange: false },
};

export function seenIn(
  view: EyeView,
  { width, height, corners, hint, missing }: FrameReport,
): EyeView {
  return { ...view, width, height, corners, hint, missing };
}

/** True where nothing would be drawn otherwise: most frames show what the one before did. */
export function sameView(one: EyeView, other: EyeView): boolean {
  return (
    one.state === other.state &&
    one.width === other.width &&
    one.height === other.height &&
    one.hint === other.hint &&
    one.missing?.have === other.missing?.have &&
    one.missing?.of === other.missing?.of &&
    one.canChange === other.canChange &&
    one.torch === other.torch &&
    one.corners.length === 0 &&
    other.corners.length === 0
  );
}

/** Corners as the points of an SVG polygon. */
export function polygonPoints(corners: Corners): string {
  return corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}
