import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, StopError } from '../say.ts';

interface Need {
  /** Shared library (`lib….so…`) or program that has to be there. */
  readonly needs: string;
  /** Debian package names, newest first: Ubuntu 24.04 renamed some with `t64`. */
  readonly packages: readonly string[];
  /** What stays away without it; a need without this line is required. */
  readonly withoutIt?: string;
}

const WINDOW: readonly Need[] = [
  { needs: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { needs: 'libnss3.so', packages: ['libnss3'] },
  { needs: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { needs: 'libgbm.so.1', packages: ['libgbm1'] },
  { needs: 'libXss.so.1', packages: ['libxss1'] },
  { needs: 'libXtst.so.6', packages: ['libxtst6'] },
];
const VIRTUAL_DISPLAY: readonly Need[] = [{ needs: 'Xvfb', packages: ['xvfb'] }];
const DEVICES: readonly Need[] = [
  { needs: 'socat', packages: ['socat'], withoutIt: 'simulated devices use no pseudo-terminals' },
  { needs: 'udevadm', packages: ['udev'], withoutIt: 'serial ports are not listed' },
  { needs: 'libusb-1.0.so.0', packages: ['libusb-1.0-0'], withoutIt: 'HID devices are not listed' },
];

function isThere(name: string, libraries: string): boolean {
  if (name.startsWith('lib')) return libraries.includes(name);
  return ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].some(
    (folder) => existsSync(`${folder}/${name}`),
  );
}

function sharedLibraries(): string {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file));
  return ldconfig ? execFileSync(ldconfig, ['-p'], { encoding: 'utf8' }) : '';
}

function knownToApt(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout);
}

function apt(args: readonly string[]): void {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new StopError(`set-up: apt-get ${args.join(' ')} failed`);
}

/**
 * Sees to the system libraries of a Linux machine: installs what is missing as root on Debian and
 * its kin, otherwise says the exact command. Does nothing where nothing is missing.
 *
 * @param virtualDisplay whether windows will open without a screen
 * @throws StopError where a required library is missing and cannot be installed from here
 */
export function ensureSystemLibraries({ virtualDisplay }: { virtualDisplay: boolean }): void {
  if (process.platform !== 'linux') return;
  const libraries = sharedLibraries();
  const needs = [...WINDOW, ...(virtualDisplay ? VIRTUAL_DISPLAY : []), ...DEVICES];
  const missing = needs.filter((need) => !isThere(need.needs, libraries));
  if (missing.length === 0) return;

  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) apt(['update', '-qq']);
  const packages = missing.map(
    (need) => need.packages.find((name) => canInstall && knownToApt(name)) ?? need.packages.at(-1),
  );
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (canInstall) {
    say(`set-up: ${command}`);
    apt(command.split(' ').slice(1));
    return;
  }
  const required = missing.filter((need) => need.withoutIt === undefined);
  for (const need of missing.filter((one) => one.withoutIt)) {
    say(`set-up: ${need.needs} is missing: ${need.withoutIt}`);
  }
  if (required.length === 0) return;
  throw new StopError(
    `set-up: missing ${required.map((need) => need.needs).join(', ')}. On Debian or Ubuntu type:\n` +
      `  sudo ${command}`,
  );
}
