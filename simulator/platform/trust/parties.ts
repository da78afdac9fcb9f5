import { randomBytes } from 'node:crypto';
import type { CryptoProvider, PublicKeys } from '../../../crypto/provider.ts';
import { publicKeyOf } from '../../../crypto/sm2-curve.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import { privateKeysOf } from '../../data/keys.ts';

/** Somebody of the platform who signs what he says: the hub, or one code system. */
export interface Party {
  /** `hub`, or the identifier of the code system. */
  readonly id: string;
  readonly keys: PublicKeys;
  readonly crypto: CryptoProvider;
}

const parties = new Map<string, Party>();

/** The party of this name, with its keys looked up once. */
export function partyOf(id: string): Party {
  const known = parties.get(id);
  if (known) return known;
  const keys = privateKeysOf(id);
  const party = {
    id,
    keys: { sign: publicKeyOf(keys.sign), encrypt: publicKeyOf(keys.encrypt) },
    crypto: createSmProvider({ keys, randomBytes: (length) => randomBytes(length) }),
  };
  parties.set(id, party);
  return party;
}
