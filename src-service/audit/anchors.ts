import { ANCHOR_ROWS, type Chain, signAnchor } from '../../audit/anchor.ts';
import { genesisHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { Db } from '../store/database.ts';
import type { Mark } from './mark.node.ts';
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
  /**
   * Marks how far the log has come, without a signature.
   *
   * @throws as SQLite does
   */
  mark(): void;
  stop(): void;
}

export interface AnchorOptions {
  readonly db: Db;
  readonly chain: Pick<StoredChain, 'genesis' | 'head' | 'distrust'>;
  readonly provider: CryptoProvider;
  readonly clock: Clock;
  /** How far the log has come, to be kept elsewhere. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

export function createAnchors(options: AnchorOptions): Anchors {
  const { db, chain, provider, clock } = options;
  const { terminalId } = chain.genesis;
  const signed: Chain = { terminalId, genesis: genesisHash(chain.genesis, nodeHasher) };
  // One that names a row which is not there is none of ours.
  const newest = db
    .prepare<[], number>(
      `SELECT coalesce(max(seq), 0) FROM audit_anchor
       WHERE seq <= (SELECT coalesce(max(seq), 0) FROM audit)`,
    )
    .pluck();
  const hashAt = db
    .prepare<[number], Buffer>('SELECT hash FROM audit_anchor WHERE seq = ?')
    .pluck();
  // In the place of a row that is new nobody has signed anything.
  const insert = db.prepare(
    `INSERT OR REPLACE INTO audit_anchor (seq, at, hash, previous, sign_key, signature)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  /** The one that was made last, or found at the start. */
  let last = newest.get() ?? 0;
  let lastHash = hashAt.get(last);
  let open = 0;
  let cancel: Cancel | undefined;
  let running: Promise<void> | undefined;

  async function signNow(): Promise<void> {
    cancel?.();
    cancel = undefined;
    open = 0;
    try {
      await signHead();
    } catch (error) {
      // The next one will witness these rows too.
      if (!isStoreError(error)) throw error;
    }
  }

  async function signHead(): Promise<void> {
    const isGone = lastHash !== undefined && hashAt.get(last)?.equals(lastHash) !== true;
    if (isGone) chain.distrust('anchors');
    const { seq, hash } = chain.head();
    if (seq <= last) return;
    // One that somebody has taken away is named all the same, and missed.
    const point = { seq, at: clock.now(), hash, previous: last };
    const anchor = await signAnchor(signed, point, provider);
    if (anchor.ok) {
      const { at, signKey, signature } = anchor.value;
      insert.run(seq, at, hash, last, signKey, signature);
      last = seq;
      lastHash = Buffer.from(hash);
    }
    mark(seq, hash);
  }

  function mark(seq: number, hash: Uint8Array): void {
    options.onMark?.({ chain: toHex(signed.genesis), seq, hash: toHex(hash), anchor: last });
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
    mark() {
      const { seq, hash } = chain.head();
      mark(seq, hash);
    },
    stop: () => cancel?.(),
  };
}
