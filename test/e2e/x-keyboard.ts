import { execFileSync, spawnSync } from 'node:child_process';

/** The title of the terminal's window. */
const TITLE = '亮码终端';

/**
 * A keyboard of the X server: its keys take the whole way of real ones, through the system and
 * `before-input-event`, which those of Playwright go round.
 */
export interface XKeyboard {
  /** Types text as a scanner does, a line feed as Enter. */
  type(text: string, gapMs: number): void;
  /** Presses keys by their X names, e.g. `Return`, `ctrl+w`, `F5`. */
  press(keys: readonly string[], gapMs: number): void;
}

/** Why there is no keyboard to test with; undefined where there is one. */
export function whyNoXKeyboard(): string | undefined {
  if (process.env.LIANGMA_TEST_DISPLAY === undefined) return 'there is no virtual display';
  const { status } = spawnSync('xdotool', ['version'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'xdotool is missing: no real key can be pressed';
}

/** The keyboard of the tests' display, with the terminal's window in front. */
export function xKeyboard(): XKeyboard {
  const env = { ...process.env, DISPLAY: process.env.LIANGMA_TEST_DISPLAY };
  const run = (...args: string[]): void => void execFileSync('xdotool', args, { env });
  run('search', '--onlyvisible', '--name', TITLE, 'windowfocus', '--sync');
  return {
    type: (text, gapMs) => run('type', '--delay', String(gapMs), text),
    press: (keys, gapMs) => run('key', '--delay', String(gapMs), ...keys),
  };
}
