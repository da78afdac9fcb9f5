import type { Console } from './command.ts';
import { createText } from './text.ts';
import { visibleLines } from './visible.ts';

/** A console that remembers what was said on it, as that of `liangma.ts` would have shown it. */
export interface RecordedConsole extends Console {
  readonly said: string[];
  readonly complained: string[];
  /** Ctrl-C. */
  interrupt(): void;
}

export function recordedConsole(
  around: Partial<Pick<Console, 'env' | 'cwd' | 'text' | 'askHidden'>> = {},
): RecordedConsole {
  const said: string[] = [];
  const complained: string[] = [];
  const stopping = new AbortController();
  return {
    said,
    complained,
    out: (line) => void said.push(visibleLines(line)),
    err: (line) => void complained.push(visibleLines(line)),
    env: {},
    cwd: '/',
    text: createText('en'),
    askHidden: () => Promise.resolve([]),
    stop: stopping.signal,
    interrupt: () => stopping.abort(),
    ...around,
  };
}
