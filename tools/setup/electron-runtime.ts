import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, ROOT } from '../paths.ts';
import { say, StopError } from '../say.ts';
import { assembleFallback, FALLBACK, fallbackFolder } from './electron-fallback.ts';

/** An Electron that can be started. */
export interface ElectronRuntime {
  readonly kind: 'official' | 'fallback' | 'override';
  readonly executable: string;
  readonly version: string;
}

const PACKAGE = path.join(ROOT, 'node_modules/electron');
/** A closed network often swallows packets instead of refusing them: ask shortly before a download. */
const PROBE_MS = 4_000;
/** After a failed try the official runtime is asked for again a day later. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1_000;
const DOWNLOAD_MS = 10 * 60 * 1_000;

function official(): ElectronRuntime | undefined {
  const pathFile = path.join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = path.join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8'));
  if (!existsSync(executable)) return undefined;
  return { kind: 'official', executable, version: electronVersion() };
}

function electronVersion(): string {
  const text = readFileSync(path.join(PACKAGE, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function fallback(): ElectronRuntime | undefined {
  const executable = path.join(fallbackFolder(), 'electron');
  if (!existsSync(executable)) return undefined;
  return { kind: 'fallback', executable, version: FALLBACK.electronVersion };
}

function override(): ElectronRuntime | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  const executable = names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (!executable) {
    throw new StopError(`set-up: ELECTRON_OVERRIDE_DIST_PATH=${folder} holds no Electron`);
  }
  const versionFile = path.join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  return { kind: 'override', executable, version };
}

async function officialIsReachable(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const url = mirror ?? 'https://github.com/electron/electron/releases';
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return reply.status < 500;
  } catch {
    return false;
  }
}

function triedLately(stamp: string): boolean {
  return existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < RETRY_AFTER_MS;
}

function installOfficial(): ElectronRuntime | undefined {
  say(`set-up: downloading Electron ${electronVersion()}`);
  const { status } = spawnSync(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: 'inherit',
    timeout: DOWNLOAD_MS,
  });
  return status === 0 ? official() : undefined;
}

/**
 * Finds an Electron to run: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, the official one
 * (downloaded on the first run), or on a closed network the hash-checked fallback of the same
 * family. Announces a fallback in one line.
 *
 * @throws StopError where there is none for this machine
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const present = override() ?? official();
  if (present) return present;

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    // Only the installer knows of proxies: where nothing else is left, a probe must not decide.
    const installed = installOfficial();
    if (installed) return installed;
    throw new StopError(
      `set-up: Electron ${electronVersion()} cannot be downloaded, and there is no fallback for ` +
        `${process.platform}-${process.arch}.\nUnpack an Electron and set ELECTRON_OVERRIDE_DIST_PATH ` +
        `to its folder, or set ELECTRON_MIRROR to a mirror that can be reached.`,
    );
  }
  const stamp = path.join(cacheDir(), 'official-electron-unreachable');
  const cached = fallback();
  if ((!cached || !triedLately(stamp)) && (await officialIsReachable())) {
    const installed = installOfficial();
    if (installed) return installed;
  }
  if (!cached) await assembleFallback();
  const runtime = fallback();
  if (!runtime) throw new StopError('set-up: the fallback runtime was not assembled');
  if (!triedLately(stamp)) writeFileSync(stamp, '');
  say(
    `set-up: official Electron ${electronVersion()} is out of reach; using the fallback runtime ` +
      `${runtime.version} (development and tests only, never packaged)`,
  );
  return runtime;
}
