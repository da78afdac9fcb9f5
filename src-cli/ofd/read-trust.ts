import path from 'node:path';
import type { TrustList } from '../../documents/seal/chain.ts';
import { readTrustFiles, trustListOf } from '../../documents/seal/trust-files.node.ts';

/** A trust list, and the files of its folder that are neither certificate nor list. */
export interface ReadTrust {
  readonly trust: TrustList;
  readonly unread: readonly string[];
}

/**
 * Every certificate and every list of revoked ones in a folder, DER or PEM. What lies there is believed.
 *
 * @throws Error with the code of the file system for a folder that cannot be read
 */
export function readTrust(folder: string): ReadTrust {
  const found = readTrustFiles([folder]);
  const [missing] = found.missing;
  if (missing) throw Object.assign(new Error('not read'), { code: missing.code });
  const unread = found.unread.map((file) => path.basename(file));
  return { trust: trustListOf(found), unread };
}
