import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, ROOT } from '../../../tools/paths.ts';
import { StopError } from '../../../tools/say.ts';

/** The last release of the open OFD viewer for browsers; later ones are a closed core. Bench only. */
export const OTHER_VIEWER = {
  package: 'ofd.js@0.2.6',
  sha512:
    'qBC4bD5fC2e+qWg2ap6pajAU1Rl/G6+l6NUxMVgdcXTtjWcdRSYD6e63WGgmKAEuE4fjmntzIXZwODawjWmQuw==',
  script: 'package/lib/ofd.umd.min.js',
} as const;

/**
 * Its script, fetched from the npm registry at the first time.
 *
 * @throws StopError where it cannot be fetched or is not what it was
 */
export function otherViewerScript(): string {
  const folder = path.join(cacheDir(), OTHER_VIEWER.package);
  const script = path.join(folder, OTHER_VIEWER.script);
  if (existsSync(script)) return script;
  mkdirSync(cacheDir(), { recursive: true });
  const draft = mkdtempSync(path.join(cacheDir(), 'other-viewer-'));
  execFileSync(
    'npm',
    ['pack', OTHER_VIEWER.package, '--pack-destination', draft, '--loglevel=error'],
    { stdio: ['ignore', 'ignore', 'inherit'], cwd: ROOT },
  );
  const archive = readdirSync(draft).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new StopError(`cannot fetch ${OTHER_VIEWER.package}`);
  const bytes = readFileSync(path.join(draft, archive));
  if (createHash('sha512').update(bytes).digest('base64') !== OTHER_VIEWER.sha512) {
    throw new StopError(`${OTHER_VIEWER.package} does not have the expected hash; not used`);
  }
  execFileSync('tar', ['-xzf', archive], { cwd: draft });
  renameSync(draft, folder);
  return script;
}
