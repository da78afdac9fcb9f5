import { ANCHOR_ROWS, type Chain, signAnchor } from '../../audit/anchor.ts';
import { genesisHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { Db } from '../store/database.ts';
import { isStoreError } from './store-error.ts';
import type { StoredChain } from './trail.ts';

/** For how many milliseconds the end of the chain may stay without a witness. */
export const ANCHOR_MS = 3_600_000;

/** Signs the end of the chain from time to time. */
export interface Anchors {
  /** A row was put in: plans the next anchor. */
  rowAdded(): void;
  /** Signs the last row now, where no anchor witnesses it yet. Without a key there is none. */
  sign(): Promise<void>;
  stop(): void;
}

export interface AnchorOptions {
  readonly db: Db;
  readonly chain: Pick<StoredChain, 'genesis' | 'head'>;
  readonly provider: CryptoProvider;
  readonly clock: Clock;
}

export function createAnchors({ db, chain, provider, clock }: AnchorOptions): Anchors {
  const { terminalId } = chain.genesis;
  const signed: Chain = { terminalId, genesis: genesisHash(chain.genesis, nodeHasher) };
  const newest = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM audit_anchor').pluck();
  const insert = db.prepare(
    `INSERT INTO audit_anchor (seq, at, hash, previous, sign_key, signature)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  let open = 0;
  let cancel: Cancel | undefined;
  let running: Promise<void> | undefined;

  async function signNow(): Promise<void> {
    cancel?.();
    cancel = undefined;
    open = 0;
    const { seq, hash } = chain.head();
    const previous = newest.get() ?? 0;
    if (seq <= previous) return;
    const anchor = await signAnchor(signed, { seq, at: clock.now(), hash, previous }, provider);
    if (!anchor.ok) return;
    const { at, signKey, signature } = anchor.value;
    try {
      insert.run(seq, at, hash, previous, signKey, signature);
    } catch (error) {
      // The next one will witness these rows too.
      if (!isStoreError(error)) throw error;
    }
  }

  /** One after another: each names the one before. */
  function sign(): Promise<void> {
    const next = (running ?? Promise.resolve()).then(signNow);
    running = next;
    return next;
  }

  return {
    rowAdded() {
      open++;
      // Later, because the transaction that put the row in may still be open.
      if (open === ANCHOR_ROWS) {
        cancel?.();
        cancel = clock.after(0, () => void sign());
      }
      cancel ??= clock.after(ANCHOR_MS, () => void sign());
    },
    sign,
    stop: () => cancel?.(),
  };
}
