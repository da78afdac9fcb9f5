import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SealedPayload, Sealer } from '../queue/seal.ts';
import type { Db } from '../store/database.ts';
import { createFacts } from './facts.ts';
import { macWith } from './sm3-mac.ts';
import type { AuditTrail } from './trail.ts';

const SALT_FACT = 'audit.salt';
const SALT_BYTES = 32;

const base64 = z.base64().max(1_000);
const sealedSchema = z.strictObject({
  keyId: z.string().max(64).nullable(),
  rowKey: base64.nullable(),
  payload: base64,
});
const saltSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Stands for a person within the log of this terminal (去标识化, GB/T 35273 6.2): HMAC with SM3 under a
 * salt that never leaves it, as 64 hexadecimal digits. Without the salt nobody can try out numbers.
 */
export interface Subjects {
  /** By the name that the code system gives its person. */
  ofCode(codeSystemId: string, subjectRef: string): string;
  /** By the number of an ID card, where no code system has answered. */
  ofCard(idNo: string): string;
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
 * With the salt of the store, sealed with the data key and made where there is none. One that cannot
 * be opened is replaced, and that is an entry.
 *
 * @throws as SQLite does where a new salt cannot be kept
 */
export function createSubjects(db: Db, sealer: Sealer, trail: AuditTrail): Subjects {
  const facts = createFacts(db);

  function renewed(isFirst: boolean): string {
    const salt = randomBytes(SALT_BYTES).toString('hex');
    db.transaction(() => {
      facts.write(SALT_FACT, encoded(sealer.seal(SALT_FACT, salt)));
      if (!isFirst) trail.append({ event: 'audit.salt-renewed' });
    })();
    return salt;
  }

  const kept = facts.read(SALT_FACT);
  const sealed = decoded(kept);
  const opened = saltSchema.safeParse(sealed && sealer.open(SALT_FACT, sealed));
  const salt = opened.success ? opened.data : renewed(kept === undefined);
  const anew = sealed && opened.success ? sealer.rewrap(SALT_FACT, sealed) : undefined;
  // Under the newest data key, before the one before it is dropped.
  if (anew) facts.write(SALT_FACT, encoded(anew));
  const mac = macWith(Buffer.from(salt, 'hex'));
  return {
    ofCode: (codeSystemId, subjectRef) => mac(`subject\n${codeSystemId}\n${subjectRef}`),
    ofCard: (idNo) => mac(`card\n${idNo}`),
  };
}
