import type { LineSettings } from './transport/transport.ts';

/** Which line settings are tried, and in which order. */
export interface LinePlan {
  /** What to open the port with now. */
  current(): LineSettings;
  /** Whether the device has to be found out: there are other settings to try. */
  readonly isDetecting: boolean;
  /** The device did not answer: goes on to the next setting. False after the last one. */
  next(): boolean;
  /** The device has answered: its setting is the first to be tried from now on. */
  worked(): void;
  /** From the first setting again. */
  restart(): void;
}

/** Without any settings the device has no line, and one stands in that nobody looks at. */
export function createLinePlan(lines: readonly LineSettings[]): LinePlan {
  let order: readonly LineSettings[] = lines.length === 0 ? [{ baudRate: 9600 }] : lines;
  let index = 0;
  const current = (): LineSettings => order[index] ?? { baudRate: 9600 };
  return {
    current,
    isDetecting: lines.length > 1,
    next() {
      const isLast = index + 1 >= order.length;
      index = isLast ? 0 : index + 1;
      return !isLast;
    },
    worked() {
      const good = current();
      order = [good, ...lines.filter((line) => line !== good)];
      index = 0;
    },
    restart() {
      index = 0;
    },
  };
}
