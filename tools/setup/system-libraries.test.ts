import { describe, expect, it } from 'vitest';
import { installArguments, needsFor, type Need } from './system-libraries.ts';

const SOUND: Need = { needs: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] };
const LINES: Need = { needs: 'socat', packages: ['socat'], withoutIt: 'no pseudo-terminals' };

function namesWhere(known: readonly string[]): readonly string[] {
  return installArguments([SOUND, LINES], (name) => known.includes(name)).slice(3);
}

describe('installArguments', () => {
  it('takes the newest name that the system knows', () => {
    expect(namesWhere(['libasound2t64', 'libasound2', 'socat'])).toEqual([
      'libasound2t64',
      'socat',
    ]);
    expect(namesWhere(['libasound2', 'socat'])).toEqual(['libasound2', 'socat']);
  });

  it('takes the oldest name where the system knows none', () => {
    expect(namesWhere([])).toEqual(['libasound2', 'socat']);
  });

  it('asks nothing and installs nothing that was not wanted', () => {
    expect(installArguments([LINES], () => true)).toEqual([
      'install',
      '-y',
      '--no-install-recommends',
      'socat',
    ]);
  });
});

describe('needsFor', () => {
  const packages = (purpose: Parameters<typeof needsFor>[0]): string[] =>
    needsFor(purpose).flatMap((need) => need.packages);

  it('wants a virtual card reader, a keyboard, a recorder and a print service for tests only, and never as a condition', () => {
    const readers = [
      ...['libpcsclite1', 'pcscd', 'vsmartcard-vpcd', 'xdotool', 'strace'],
      ...['cups-daemon', 'cups-client', 'cups-filters-core-drivers'],
    ];
    expect(packages({ virtualDisplay: true, tests: true })).toEqual([
      ...packages({ virtualDisplay: true }),
      ...readers,
    ]);
    const needs = needsFor({ virtualDisplay: false, tests: true });
    const optional = needs.filter(({ withoutIt }) => withoutIt !== undefined);
    expect(optional.flatMap((need) => need.packages)).toEqual(expect.arrayContaining(readers));
  });

  it('wants a virtual display only where windows open without a screen', () => {
    expect(packages({ virtualDisplay: true })).toContain('xvfb');
    expect(packages({ virtualDisplay: false })).not.toContain('xvfb');
  });
});
