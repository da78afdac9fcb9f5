import type { TerminalConfig } from '../../contract/config.ts';
import { canonicalBytes } from '../../crypto/canonical.ts';
import { sm3Hex } from '../../crypto/sm3.ts';

/** SM3 over the canonical form of the configuration in force, without the one secret in it. */
export function configDigest({ platform, ...rest }: TerminalConfig): string {
  const { enrolmentCode, ...open } = platform;
  // Only whether there is one.
  const told = { ...rest, platform: { ...open, enrolmentCode: enrolmentCode !== undefined } };
  const bytes = canonicalBytes(told);
  if (!bytes) throw new TypeError('a configuration without a canonical form');
  return sm3Hex(bytes);
}
