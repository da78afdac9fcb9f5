import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const SETUID = 0o4000;

/** What decides whether Chromium can build its sandbox on a Linux machine. */
export interface SandboxFacts {
  /** Root runs without a sandbox. */
  readonly isRoot: boolean;
  /** Text of the kernel's restriction, `undefined` where the kernel has none. */
  readonly restriction: string | undefined;
  /** A `chrome-sandbox` that belongs to root and is setuid needs no user namespace. */
  readonly hasSetuidHelper: boolean;
}

export function readSandboxFacts(executable: string): SandboxFacts {
  const helper = statSync(path.join(path.dirname(executable), 'chrome-sandbox'), {
    throwIfNoEntry: false,
  });
  return {
    isRoot: process.getuid?.() === 0,
    restriction: existsSync(RESTRICTION) ? readFileSync(RESTRICTION, 'utf8') : undefined,
    hasSetuidHelper: helper?.uid === 0 && (helper.mode & SETUID) !== 0,
  };
}

/**
 * Why Chromium's sandbox cannot start, with the command that helps, or `undefined` where nothing
 * stands in its way. Ubuntu restricts unprivileged user namespaces since 23.10.
 */
export function sandboxProblem(facts: SandboxFacts): string | undefined {
  const { isRoot, restriction, hasSetuidHelper } = facts;
  if (isRoot || hasSetuidHelper || restriction?.trim() !== '1') return undefined;
  return (
    'this system restricts user namespaces, which Chromium’s sandbox is made of. ' +
    'To allow them until the next boot type:\n' +
    '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
  );
}
