export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Arrangement {
  readonly terminal: Bounds;
  /** How much the terminal's page is shrunk; 1 where it is not. */
  readonly zoom: number;
  readonly dock: Bounds;
}

/** Room for title bars and borders, in pixels. */
const DECORATION = 60;
const DOCK: Size = { width: 520, height: 900 };
const SMALLEST_ZOOM = 0.1;

/**
 * Where terminal and device dock stand on a desk: side by side and in the middle. A terminal larger
 * than the screen, such as a portrait one, is shown as a scale model of its whole.
 *
 * @param wanted size of the terminal's page in CSS pixels
 * @param screen the part of the screen that windows may take
 */
export function arrange(wanted: Size, screen: Bounds, withDock: boolean): Arrangement {
  const roomBeside = screen.width - (withDock ? DOCK.width : 0);
  const fitting = Math.min(roomBeside / wanted.width, (screen.height - DECORATION) / wanted.height);
  const zoom = Math.max(SMALLEST_ZOOM, Math.min(1, fitting));
  const width = Math.round(wanted.width * zoom);
  const height = Math.round(wanted.height * zoom);
  const dockHeight = Math.max(1, Math.min(DOCK.height, screen.height - DECORATION));
  const both = width + (withDock ? DOCK.width : 0);
  const x = screen.x + Math.max(0, Math.round((screen.width - both) / 2));
  const middle = (size: number): number =>
    screen.y + Math.max(0, Math.round((screen.height - DECORATION - size) / 2));
  return {
    terminal: { x, y: middle(height), width, height },
    zoom,
    dock: { x: x + width, y: middle(dockHeight), width: DOCK.width, height: dockHeight },
  };
}
