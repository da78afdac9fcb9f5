const SIZE = 100;

let context: OffscreenCanvasRenderingContext2D | undefined;

/** Width of a text in the typeface of the text layer, in its font size. */
export function measureWidth(text: string): number {
  context ??= new OffscreenCanvas(1, 1).getContext('2d') ?? undefined;
  if (!context) return 0;
  context.font = `${SIZE}px sans-serif`;
  return context.measureText(text).width / SIZE;
}
