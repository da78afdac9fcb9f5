export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room for the title bar and borders of a window that is not full screen, in pixels. */
const DECORATION = 60;

/**
 * How much a window has to shrink so that the whole of it fits a screen: a portrait terminal tried
 * out on a desk is shown as a scale model. 1 where it fits as it is.
 */
export function scaleToFit(wanted: Size, screen: Size): number {
  const height = (screen.height - DECORATION) / wanted.height;
  return Math.max(0.1, Math.min(1, screen.width / wanted.width, height));
}
