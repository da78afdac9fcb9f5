import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SealedPayload, Sealer } from '../queue/seal.ts';
import type { Db } from '../store/database.ts';
import { createFacts } from './facts.ts';
import { type Mac, macWith } from './sm3-mac.ts';
import type { AuditTrail } from './trail.ts';

const SALT_FACT = 'audit.salt';
/** Before the name of the data key: one that waits for its key. */
const KEPT = 'audit.salt.';
const SALT_BYTES = 32;

const base64 = z.base64().max(1_000);
const sealedSchema = z.strictObject({
  keyId: z.string().max(64).nullable(),
  rowKey: base64.nullable(),
  payload: base64,
});
const saltSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The salt of this terminal's log, which lies in its store, sealed with the data key. */
export interface Salt {
  readonly mac: Mac;
  /** Under whatever salt can be opened, the one in use first. */
  readonly macs: readonly Mac[];
  /**
   * Keeps what opening it has changed, and writes the entry of it.
   *
   * @throws as SQLite does
   */
  keep(trail: AuditTrail): void;
}

function encoded({ keyId, rowKey, payload }: SealedPayload) {
  return { keyId, rowKey: rowKey?.toString('base64') ?? null, payload: payload.toString('base64') };
}

function decoded(value: unknown): SealedPayload | undefined {
  const { data } = sealedSchema.safeParse(value);
  if (!data) return undefined;
  const rowKey = data.rowKey === null ? null : Buffer.from(data.rowKey, 'base64');
  return { keyId: data.keyId, rowKey, payload: Buffer.from(data.payload, 'base64') };
}

/**
 * Opens the salt, or makes one. Where its data key is not here, the salt stays beside the new one under
 * the name of that key, and is taken back as soon as the key is: a key store that is shut for a day
 * must not cut the log in two for good.
 */
export function openSalt(db: Db, sealer: Sealer): Salt {
  const facts = createFacts(db);
  const drop = db.prepare<[string]>('DELETE FROM fact WHERE name = ?');
  const kept = db
    .prepare<[string, string], string>('SELECT name FROM fact WHERE name > ? AND name < ?')
    .pluck()
    .all(KEPT, `${KEPT}\u{10ffff}`);

  function opened(name: string): { sealed: SealedPayload; salt: string } | undefined {
    const sealed = decoded(facts.read(name));
    const { data: salt } = saltSchema.safeParse(sealed && sealer.open(SALT_FACT, sealed));
    return sealed && salt !== undefined ? { sealed, salt } : undefined;
  }

  const wasThere = facts.read(SALT_FACT);
  const current = opened(SALT_FACT);
  const back = kept.find((name) => opened(name) !== undefined);
  const chosen = (back === undefined ? undefined : opened(back)) ?? current;
  const salt = chosen?.salt ?? randomBytes(SALT_BYTES).toString('hex');
  const salts = [salt, ...(current && current.salt !== salt ? [current.salt] : [])];
  const macs = salts.map((one) => macWith(Buffer.from(one, 'hex')));
  const [mac] = macs;
  if (!mac) throw new Error('there is always a salt');

  /** Of a salt that is not opened; nothing to keep where its key is here and it is spoilt. */
  function setAside(): void {
    const locked = decoded(wasThere);
    if (!locked || current || sealer.isAtHand(locked.keyId)) return;
    facts.write(`${KEPT}${locked.keyId ?? ''}`, encoded(locked));
  }

  return {
    mac,
    macs,
    keep(trail) {
      db.transaction(() => {
        if (!chosen) {
          setAside();
          facts.write(SALT_FACT, encoded(sealer.seal(SALT_FACT, salt)));
          if (wasThere !== undefined) trail.append({ event: 'audit.salt-renewed' });
          return;
        }
        if (back !== undefined) {
          setAside();
          trail.append({ event: 'audit.salt-returned' });
          drop.run(back);
        }
        // Under the newest data key, before the one before it is dropped.
        const anew = sealer.rewrap(SALT_FACT, chosen.sealed);
        if (anew) facts.write(SALT_FACT, encoded(anew));
        else if (back !== undefined) facts.write(SALT_FACT, encoded(chosen.sealed));
      })();
    },
  };
}
