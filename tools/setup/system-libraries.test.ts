import { describe, expect, it } from 'vitest';
import { installArguments, type Need } from './system-libraries.ts';

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
