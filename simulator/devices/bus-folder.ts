import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundDevice } from '../../contract/devices.ts';
import type { Link } from './link.ts';

/** What a device tells of itself on the bus. */
export type BusIdentity = Omit<FoundDevice, 'path'>;

/** Keeps a file for the link in the folder of the simulated bus, as long as it is plugged in. */
export async function announced(
  link: Link,
  busDir: string,
  id: string,
  identity: BusIdentity,
): Promise<Link> {
  const file = join(busDir, `${id}.json`);

  async function announce(): Promise<void> {
    const found: FoundDevice = { ...identity, path: link.path };
    await mkdir(busDir, { recursive: true });
    // In one step: whoever looks sees a whole file or none.
    await writeFile(`${file}.next`, `${JSON.stringify(found)}\n`);
    await rename(`${file}.next`, file);
  }

  await announce();
  return {
    ...link,
    async plug() {
      await link.plug();
      await announce();
    },
    async unplug() {
      await rm(file, { force: true });
      await link.unplug();
    },
  };
}
