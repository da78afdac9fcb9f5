import type { Failure } from '../contract/failures.ts';
import { mapOk, type Result } from '../contract/result.ts';
import { fromHex, toHex } from '../crypto/bytes.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { utf8 } from '../crypto/utf8.ts';

/** How many rows the end of a chain may stay without a witness. */
export const ANCHOR_ROWS = 64;

/** A signed witness (锚点) of the chain: that the row of this number had this hash at this time. */
export interface Anchor {
  readonly seq: number;
  /** When it was signed, in milliseconds since 1970. */
  readonly at: number;
  readonly hash: Uint8Array;
  /** Number of the anchor before, 0 for the first: so that none can be taken away in between. */
  readonly previous: number;
  /** SM2 public key that verifies it. */
  readonly signKey: string;
  /** r‖s in 128 hexadecimal digits. */
  readonly signature: string;
}

/** Whose log an anchor is of. */
export interface Chain {
  readonly terminalId: string;
  readonly genesis: Uint8Array;
}

/** The bytes that are signed: canonical JSON (RFC 8785) behind a domain. */
export function anchorMessage(
  { terminalId, genesis }: Chain,
  { at, hash, previous, seq }: Omit<Anchor, 'signKey' | 'signature'>,
): Uint8Array {
  const fields = {
    ...{ at, chain: toHex(genesis), hash: toHex(hash), previous, seq, terminalId },
  };
  return utf8(`liangma-audit-anchor-1\n${JSON.stringify(fields)}`);
}

/** Signs with the terminal's signing key. Fails with what {@link CryptoProvider.sign} fails with. */
export async function signAnchor(
  chain: Chain,
  point: Omit<Anchor, 'signKey' | 'signature'>,
  provider: CryptoProvider,
): Promise<Result<Anchor, Failure>> {
  const keys = await provider.publicKeys();
  if (!keys.ok) return keys;
  const signed = await provider.sign(anchorMessage(chain, point));
  return mapOk(signed, (signature) => ({
    ...{ ...point, signKey: keys.value.sign, signature: toHex(signature) },
  }));
}

/** Whether an anchor was signed with the key that it names. */
export async function isSigned(
  chain: Chain,
  anchor: Anchor,
  provider: CryptoProvider,
): Promise<boolean> {
  if (!/^[0-9a-f]{128}$/.test(anchor.signature)) return false;
  const message = anchorMessage(chain, anchor);
  return provider.verify(message, fromHex(anchor.signature), anchor.signKey);
}
