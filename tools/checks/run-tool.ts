import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../paths.ts';
import { say } from '../say.ts';

/** The package that brings a tool, where it has another name. */
const PACKAGES: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  playwright: '@playwright/test',
};
const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/**
 * The JavaScript file behind an installed tool. `node_modules/.bin` holds shell scripts on Windows,
 * which cannot be started without a shell.
 */
export function toolEntry(tool: string): string {
  const folder = path.join(ROOT, 'node_modules', PACKAGES[tool] ?? tool);
  const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { bin } = manifest.parse(JSON.parse(text));
  const file = typeof bin === 'string' ? bin : bin[tool];
  if (file === undefined) throw new Error(`${folder} has no tool ${tool}`);
  return path.join(folder, file);
}

/** The longest check, all unit tests, takes 9 to 19 minutes on two cores that do nothing else. */
const LIMIT_MS = 40 * 60_000;
/** What a tool gets to put its own processes away before it is ended for good. */
const GRACE_MS = 10_000;

/**
 * Runs a tool of `node_modules` to its end; true where it ended well. One that hangs is ended after
 * `limitMs`, with its whole process group, and ended badly. It ends with this process.
 */
export function runNodeTool(
  tool: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limitMs = LIMIT_MS,
): Promise<boolean> {
  return runNode(tool, [toolEntry(tool), ...args], env, limitMs);
}

/** The same for a script of this project. */
export function runNode(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limitMs = LIMIT_MS,
): Promise<boolean> {
  const isGroup = process.platform !== 'win32';
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: isGroup,
  });
  function end(signal: NodeJS.Signals): void {
    if (child.pid === undefined) return;
    try {
      if (isGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // Nothing of it is left.
    }
  }
  const quit = (signal: NodeJS.Signals): void => {
    end('SIGTERM');
    process.exit(128 + os.constants.signals[signal]);
  };
  const leave = (): void => end('SIGTERM');
  process.once('exit', leave);
  // A group of its own does not hear Ctrl+C.
  process.once('SIGINT', quit).once('SIGTERM', quit);
  const late = setTimeout(() => {
    say(`${name} has not ended after ${limitMs / 1_000} s`);
    end('SIGTERM');
    setTimeout(() => end('SIGKILL'), GRACE_MS).unref();
  }, limitMs);
  return new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      say(`${name} cannot be started: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  }).finally(() => {
    clearTimeout(late);
    // What a broken test left behind would keep the output open.
    end('SIGKILL');
    process.off('exit', leave).off('SIGINT', quit).off('SIGTERM', quit);
  });
}
