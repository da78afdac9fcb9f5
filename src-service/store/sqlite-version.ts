/** Older versions can damage a WAL database when two connections checkpoint at the same moment. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** @param version as SQLite tells it, e.g. `3.51.3` */
export function isNewEnough(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== oldest) return part > oldest;
  }
  return true;
}
