import type { Canvas2D, Gradient, Paint } from './canvas.ts';

/** A canvas that draws nothing and tells what it was asked, one line a call. */
export interface RecordingCanvas {
  readonly context: Canvas2D;
  readonly calls: string[];
}

const METHODS = [
  ...['save', 'restore', 'transform', 'beginPath', 'moveTo', 'lineTo', 'quadraticCurveTo'],
  ...['bezierCurveTo', 'closePath', 'rect', 'fill', 'stroke', 'clip', 'fillRect', 'clearRect'],
  ...['fillText', 'strokeText', 'setLineDash', 'drawImage'],
] as const;

/** Values that are set are told where they are: `lineWidth = 2`. */
export function createRecordingCanvas(): RecordingCanvas {
  const calls: string[] = [];
  const told = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '[…]';
  const record =
    (name: string) =>
    (...values: readonly unknown[]): void => {
      calls.push(
        [
          name,
          ...values.map((value) => (Array.isArray(value) ? `[${value.join(' ')}]` : told(value))),
        ].join(' '),
      );
    };
  const gradient = (name: string) => {
    return (...values: readonly number[]): Gradient => {
      record(name)(...values);
      return { addColorStop: record('addColorStop') };
    };
  };
  const methods = Object.fromEntries(METHODS.map((name) => [name, record(name)]));
  const target = {
    ...methods,
    measureText: (text: string) => ({ width: text.length }),
    createLinearGradient: gradient('linear'),
    createRadialGradient: gradient('radial'),
    createPattern: (): null => null,
  };
  const context = new Proxy(target as unknown as Canvas2D, {
    set(_, name, value: Paint | number | boolean) {
      calls.push(`${String(name)} = ${told(value)}`);
      return true;
    },
  });
  return { context, calls };
}
