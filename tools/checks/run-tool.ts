import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

/** Runs a tool of `node_modules` to its end; true where it ended well. It ends with this process. */
export function runNodeTool(
  tool: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const child = spawn(process.execPath, [toolEntry(tool), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = (): void => void child.kill();
  process.once('exit', end);
  return new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      say(`${tool} cannot be started: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  }).finally(() => process.off('exit', end));
}
