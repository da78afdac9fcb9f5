import type { Db } from '../store/database.ts';

/** What the store knows of itself (table `fact`), as JSON. */
export interface Facts {
  /** `undefined` where nothing is known, or nothing that can be read. */
  read(name: string): unknown;
  /** @throws as SQLite does */
  write(name: string, value: unknown): void;
}

export function createFacts(db: Db): Facts {
  const select = db.prepare<[string], Buffer>('SELECT value FROM fact WHERE name = ?').pluck();
  const upsert = db.prepare<[string, Buffer]>(
    `INSERT INTO fact (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  return {
    read(name) {
      const value = select.get(name);
      try {
        return value && (JSON.parse(value.toString('utf8')) as unknown);
      } catch {
        return undefined;
      }
    },
    write: (name, value) => void upsert.run(name, Buffer.from(JSON.stringify(value))),
  };
}
