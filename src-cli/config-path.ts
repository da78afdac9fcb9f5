import path from 'node:path';

const DEFAULT_FILE = 'liangma.toml';

/** The configuration file that is meant: as named, else `LIANGMA_CONFIG`, else `./liangma.toml`. */
export function configPath(
  named: string | undefined,
  { env, cwd }: { env: Readonly<Record<string, string | undefined>>; cwd: string },
): string {
  const file = named ?? (env.LIANGMA_CONFIG === '' ? undefined : env.LIANGMA_CONFIG);
  return path.resolve(cwd, file ?? DEFAULT_FILE);
}
