import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { foundDeviceSchema, type FoundDevice } from '../contract/devices.ts';

const MAX_FILES = 64;
const MAX_FILE_BYTES = 4_096;

/**
 * The bus of simulated devices: a folder in which every `*.json` is one device that is plugged in.
 * What is half written or no device is not there.
 */
export async function devicesOfFolder(folder: string): Promise<readonly FoundDevice[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const devices = await Promise.all(
    names.slice(0, MAX_FILES).map((name) => deviceOf(path.join(folder, name))),
  );
  return devices.filter((device) => device !== undefined);
}

async function deviceOf(file: string): Promise<FoundDevice | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAX_FILE_BYTES + 1));
      if (bytesRead > MAX_FILE_BYTES) return undefined;
      const content: unknown = JSON.parse(buffer.toString('utf8', 0, bytesRead));
      return foundDeviceSchema.safeParse(content).data;
    } finally {
      await handle.close();
    }
  } catch {
    // Taken away between the listing and the reading, or no JSON.
    return undefined;
  }
}
