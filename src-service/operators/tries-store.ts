import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../store/database.ts';
import type { TriesBook } from './lockout.ts';

const FACT = 'operator-tries';
const ACCOUNT_BYTES = 8;
/** Of nobody: never written, for the id may be a password in the wrong field. */
const NOBODYS = '?';

const bookSchema = z.record(
  z.string().max(16),
  z.strictObject({
    count: z.number().int().positive(),
    lastAt: z.number(),
    lockedUntil: z.number(),
  }),
);

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, ACCOUNT_BYTES).toString('hex');
}

/** Keeps wrong tries over restarts. */
export interface TriesStore {
  /**
   * The name under which tries with this id are counted; of an id that nobody has too, so that being
   * locked does not tell who exists.
   *
   * @param salt of the operator's password: with a new one counting starts anew
   */
  accountOf(operatorId: string, salt: string | undefined): string;
  read(): TriesBook;
  /** A disk that takes nothing costs the memory of it over a restart, no more. */
  write(book: TriesBook): void;
}

/** @param db absent where the store cannot be opened: then they are kept until the service ends */
export function createTriesStore(db: Db | undefined): TriesStore {
  const chance = randomUUID();
  const select = db?.prepare<[], Buffer>(`SELECT value FROM fact WHERE name = '${FACT}'`).pluck();
  const replace = db?.prepare<[Buffer]>(
    `INSERT INTO fact (name, value) VALUES ('${FACT}', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );

  function stored(): TriesBook {
    const value = select?.get();
    if (value === undefined) return {};
    try {
      return bookSchema.parse(JSON.parse(value.toString('utf8')));
    } catch {
      // Written by another version: nobody is locked out by what cannot be read.
      return {};
    }
  }

  let latest = stored();
  return {
    accountOf: (operatorId, salt) =>
      salt === undefined ? NOBODYS + digestOf(chance + operatorId) : digestOf(salt),
    read: () => latest,
    write(book) {
      latest = book;
      try {
        const known = Object.entries(book).filter(([name]) => !name.startsWith(NOBODYS));
        replace?.run(Buffer.from(JSON.stringify(Object.fromEntries(known))));
      } catch {
        // The store's health is told elsewhere.
      }
    },
  };
}
