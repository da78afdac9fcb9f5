import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, StopError } from '../say.ts';

export interface Need {
  /** Shared library (`lib….so…`) or program that has to be there. */
  readonly needs: string;
  /** Debian package names, newest first: Ubuntu 24.04 renamed some with `t64`. */
  readonly packages: readonly string[];
  /** What stays away without it; a need without this line is required. */
  readonly withoutIt?: string;
}

/** What will be done on a machine. */
interface Purpose {
  /** Windows will open without a screen. */
  readonly virtualDisplay: boolean;
  /** The tests will run: they use a card reader that nobody has to own. */
  readonly tests?: boolean;
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
/** A smart-card service with a virtual reader: for the tests only, no user needs it. */
const TEST_READERS: readonly Need[] = [
  {
    needs: 'libpcsclite.so.1',
    packages: ['libpcsclite1'],
    withoutIt: 'no tests with card readers',
  },
  { needs: 'pcscd', packages: ['pcscd'], withoutIt: 'no tests with card readers' },
  { needs: 'vpcd-config', packages: ['vsmartcard-vpcd'], withoutIt: 'no tests with card readers' },
];
/** Presses keys as a keyboard does: for the tests of the keyboard wedge only. */
const TEST_KEYBOARD: readonly Need[] = [
  { needs: 'xdotool', packages: ['xdotool'], withoutIt: 'no tests with a keyboard wedge' },
];

/** Records what a program writes and syncs: for the proof that a power cut takes no promise. */
const TEST_RECORDER: readonly Need[] = [
  { needs: 'strace', packages: ['strace'], withoutIt: 'no proof against power cuts' },
];

const NO_CUPS = 'no tests with a print service';
/** A print service, and the filter that lays out a PDF: each test starts one of its own. */
const TEST_PRINTING: readonly Need[] = [
  { needs: 'cupsd', packages: ['cups-daemon'], withoutIt: NO_CUPS },
  { needs: 'lpadmin', packages: ['cups-client'], withoutIt: NO_CUPS },
  { needs: 'driverless', packages: ['cups-filters-core-drivers'], withoutIt: NO_CUPS },
];

/** What a machine needs for what will be done on it. */
export function needsFor({ virtualDisplay, tests = false }: Purpose): readonly Need[] {
  return [
    ...WINDOW,
    ...(virtualDisplay ? VIRTUAL_DISPLAY : []),
    ...DEVICES,
    ...(tests ? [...TEST_READERS, ...TEST_KEYBOARD, ...TEST_RECORDER, ...TEST_PRINTING] : []),
  ];
}

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
  const { stdout } = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    // The words of its answer are translated otherwise.
    env: { ...process.env, LC_ALL: 'C' },
  });
  return /Candidate: (?!\(none\))/.test(stdout);
}

/** The arguments of `apt-get` that install what is missing, by the names that this system knows. */
export function installArguments(
  missing: readonly Need[],
  isKnown: (name: string) => boolean,
): readonly string[] {
  const names = missing.flatMap(
    ({ packages }) => packages.find((name) => isKnown(name)) ?? packages.at(-1) ?? [],
  );
  return ['install', '-y', '--no-install-recommends', ...names];
}

function apt(args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function install(missing: readonly Need[]): boolean {
  const args = installArguments(missing, knownToApt);
  say(`set-up: apt-get ${args.join(' ')}`);
  return apt(args);
}

function sayWhatStaysAway({ needs, withoutIt }: Need): void {
  say(`set-up: ${needs} is missing: ${withoutIt ?? ''}`);
}

function installAll(required: readonly Need[], optional: readonly Need[]): void {
  // Lists that cannot be renewed may still do; the installation tells.
  apt(['update', '-qq']);
  if (required.length > 0 && !install(required)) {
    const names = required.map(({ needs }) => needs).join(', ');
    throw new StopError(`set-up: missing ${names}, and apt-get cannot install it`);
  }
  for (const need of optional) if (!install([need])) sayWhatStaysAway(need);
}

/**
 * Sees to the system libraries of a Linux machine: installs what is missing as root on Debian and
 * its kin, otherwise says the exact command. Does nothing where nothing is missing.
 *
 * @throws StopError where a required library is missing and cannot be installed from here
 */
export function ensureSystemLibraries(purpose: Purpose): void {
  if (process.platform !== 'linux') return;
  const libraries = sharedLibraries();
  const missing = needsFor(purpose).filter((need) => !isThere(need.needs, libraries));
  if (missing.length === 0) return;

  const required = missing.filter(({ withoutIt }) => withoutIt === undefined);
  const optional = missing.filter(({ withoutIt }) => withoutIt !== undefined);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    installAll(required, optional);
    return;
  }
  for (const need of optional) sayWhatStaysAway(need);
  if (required.length === 0) return;
  throw new StopError(
    `set-up: missing ${required.map(({ needs }) => needs).join(', ')}. On Debian or Ubuntu type:\n` +
      `  sudo apt-get ${installArguments(missing, knownToApt).join(' ')}`,
  );
}
