import os from 'node:os';
import path from 'node:path';

/** The project's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '..');
/** Everything made by a tool lies here and may be deleted. */
export const OUT = path.join(ROOT, 'out');

/** Where downloads outlive a checkout. `LIANGMA_CACHE_DIR` moves it. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env.LIANGMA_CACHE_DIR) return path.resolve(env.LIANGMA_CACHE_DIR);
  const base = env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  return path.join(base, 'liangma-terminal');
}
