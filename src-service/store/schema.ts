import Database from 'better-sqlite3';

type Connection = InstanceType<typeof Database>;

/** Tables and indices by name, as SQLite writes them down. */
function schemaOf(db: Connection): ReadonlyMap<string, string> {
  const made = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
  );
  return new Map(made.all().map(({ name, sql }) => [name, sql]));
}

/**
 * What a database lacks of the schema that these steps make: tables and indices that are missing or
 * made otherwise. More than that is nobody's harm.
 *
 * @throws as SQLite does where its list of tables cannot be read
 */
export function missingSchema(db: Connection, steps: readonly string[]): readonly string[] {
  const model = new Database(':memory:');
  try {
    for (const step of steps) model.exec(step);
    const found = schemaOf(db);
    return [...schemaOf(model)].flatMap(([name, sql]) => (found.get(name) === sql ? [] : [name]));
  } finally {
    model.close();
  }
}
