import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../store/database.ts';
import { afterReset, redated, type TriesBook } from './lockout.ts';

const FACT = 'operator-tries';
/** Which passwords there were when the file of operators was read last, as one digest. */
const PASSWORDS = 'operator-passwords';
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
  /** @param now milliseconds since 1970: what lies in the future of it is dated anew for good */
  read(now: number): TriesBook;
  /** A disk that takes nothing costs the memory of it over a restart, no more. */
  write(book: TriesBook): void;
  /**
   * The passwords that hold now. Where they are others than before, also over a restart, somebody has
   * kept the operators, and the lock of all is over.
   *
   * @param salts of every operator's password
   * @returns whether they are others
   */
  passwords(salts: readonly string[]): boolean;
}

/**
 * @param db absent where the store cannot be opened: then they are kept until the service ends
 * @param onTrouble is told of a failure of the store, as SQLite names it
 */
export function createTriesStore(
  db: Db | undefined,
  onTrouble: (code: string) => void = () => {},
): TriesStore {
  const chance = randomUUID();

  /** The store's health is told elsewhere: nobody waits at the counter for a disk. */
  function attempt<T>(action: (db: Db) => T): T | undefined {
    try {
      return db && action(db);
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
      onTrouble(code);
      return undefined;
    }
  }

  function stored(name: string): string | undefined {
    return attempt((from) =>
      from.prepare<[string], Buffer>('SELECT value FROM fact WHERE name = ?').pluck().get(name),
    )?.toString('utf8');
  }

  function store(name: string, text: string): void {
    attempt((to) =>
      to
        .prepare<[string, Buffer]>(
          `INSERT INTO fact (name, value) VALUES (?, ?)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        )
        .run(name, Buffer.from(text)),
    );
  }

  function storedBook(): TriesBook {
    try {
      return bookSchema.parse(JSON.parse(stored(FACT) ?? '{}'));
    } catch {
      // Written by another version: nobody is locked out by what cannot be read.
      return {};
    }
  }

  function write(book: TriesBook): void {
    latest = book;
    const known = Object.entries(book).filter(([name]) => !name.startsWith(NOBODYS));
    store(FACT, JSON.stringify(Object.fromEntries(known)));
  }

  let latest = storedBook();
  let passwords = stored(PASSWORDS);
  return {
    accountOf: (operatorId, salt) =>
      salt === undefined ? NOBODYS + digestOf(chance + operatorId) : digestOf(salt),
    read(now) {
      const book = redated(latest, now);
      if (book !== latest) write(book);
      return latest;
    },
    write,
    passwords(salts) {
      const before = passwords;
      const digest = digestOf([...salts].sort().join(' '));
      if (digest === before) return false;
      passwords = digest;
      if (before !== undefined) write(afterReset(latest));
      store(PASSWORDS, digest);
      return before !== undefined;
    },
  };
}
