import type { Asked } from '../control-api.ts';

/** Lines that are kept. */
const CAPACITY = 20;

/** What the terminal asked of a device, newest first. */
export interface AskedLog {
  add(at: number, what: Asked['what'], detail: string): void;
  lines(): Asked[];
}

/** The same again counts up instead of making a line. */
export function createAskedLog(): AskedLog {
  let lines: Asked[] = [];
  return {
    add(at, what, text) {
      const detail = text.replaceAll(/[^ -~]/g, '').slice(0, 60);
      const [newest, ...older] = lines;
      const isSame = newest?.what === what && newest.detail === detail;
      lines = isSame
        ? [{ ...newest, at, times: newest.times + 1 }, ...older]
        : [{ at, what, detail, times: 1 }, ...lines].slice(0, CAPACITY);
    },
    lines: () => lines,
  };
}
